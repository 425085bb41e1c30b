import { describe, expect, it } from "vitest";
import { asContainer, TestContainer, TestRegistration } from "../../tests/support/service-worker-container.ts";
import { createAppUpdate } from "./app-update.ts";

/** A tab that is open, with the number of times it loaded itself again. */
function openTab(registration: TestRegistration) {
  const container = new TestContainer(registration);
  const loaded = { again: 0 };
  const client = createAppUpdate({
    container: asContainer(container),
    workerAddress: "/sw.js",
    reload: () => {
      loaded.again += 1;
    },
  });
  const told: string[] = [];
  client.subscribe(() => told.push(client.state()));
  return { container, client, loaded, told, started: client.start() };
}

/** The browser before the first visit, or after one that stored the app. */
function browserAt(visit: "first" | "later"): TestRegistration {
  const registration = new TestRegistration();
  if (visit === "later") registration.store(registration.find());
  return registration;
}
/** Tabs that were opened on this visit, once the app is stored. */
async function openTabs(visit: "first" | "later", count: 1 | 2) {
  const registration = browserAt(visit);
  const tabs = Array.from({ length: count }, () => openTab(registration));
  if (visit === "first") registration.store(registration.find());
  await Promise.all(tabs.map(({ started }) => started));
  const [first, second] = tabs;
  if (!first) throw new Error("no tab");
  return { registration, first, second: second ?? first };
}

describe("the app's worker", () => {
  it("is registered past the browser's cache, and start ends when the app is whole on the device", async () => {
    const registration = browserAt("first");
    const { container, started } = openTab(registration);
    let whole = false;
    void started.then(() => {
      whole = true;
    });
    await Promise.resolve();
    expect(whole).toBe(false);
    registration.store(registration.find());
    await started;
    expect(container.registered).toEqual([["/sw.js", { updateViaCache: "none" }]]);
  });
  it("is no news when it is the first: nothing is offered and nothing loaded again", async () => {
    const { first } = await openTabs("first", 1);
    expect(first).toMatchObject({ told: [], loaded: { again: 0 } });
    expect(first.client.state()).toBe("none");
  });
  it("that cannot be registered is said to the caller", async () => {
    const container = new TestContainer(browserAt("first"));
    container.register = () => Promise.reject(new TypeError("not allowed"));
    const refused = createAppUpdate({ container: asContainer(container), workerAddress: "/sw.js", reload: () => undefined });
    await expect(refused.start()).rejects.toThrow("not allowed");
  });
});

describe.each(["first", "later"] as const)("a new version on the %s visit", (visit) => {
  it("is offered when it is stored, not before, and taken only when the reader says so", async () => {
    const { registration, first } = await openTabs(visit, 1);
    const worker = registration.find();
    expect(first.client.state()).toBe("none");
    registration.store(worker);
    expect(first.client.state()).toBe("ready");
    expect(first).toMatchObject({ told: ["ready"], loaded: { again: 0 } });
    expect(worker.messages).toEqual([]);
    first.client.accept();
    expect(worker.messages).toEqual([{ type: "take-over" }]);
    expect(first.loaded.again).toBe(0);
    registration.takeOver();
    expect(first.loaded.again).toBe(1);
  });
  it("leaves another tab as it is, and tells it", async () => {
    const { registration, first, second } = await openTabs(visit, 2);
    registration.store(registration.find());
    expect([first.client.state(), second.client.state()]).toEqual(["ready", "ready"]);
    first.client.accept();
    registration.takeOver();
    expect([first.loaded.again, second.loaded.again]).toEqual([1, 0]);
    expect(second.client.state()).toBe("taken-elsewhere");
    second.client.accept();
    expect(second.loaded.again).toBe(1);
  });
});

describe("a version that waits already", () => {
  it("is offered at the start", async () => {
    const registration = browserAt("later");
    registration.store(registration.find());
    const { client, started } = openTab(registration);
    await started;
    expect(client.state()).toBe("ready");
  });
});

describe("a version that is being stored while the tab opens", () => {
  it("is offered when it is whole", async () => {
    const registration = browserAt("later");
    const worker = registration.find();
    const { client, started } = openTab(registration);
    await started;
    expect(client.state()).toBe("none");
    registration.store(worker);
    expect(client.state()).toBe("ready");
  });
});

describe("looking for a new version", () => {
  it("asks the server, and passes over a network that is not there", async () => {
    const { registration, first } = await openTabs("later", 1);
    await first.client.check();
    expect(registration.updates).toBe(1);
    registration.isOffline = true;
    await expect(first.client.check()).resolves.toBeUndefined();
    expect(first.client.state()).toBe("none");
  });
  it("does nothing before the worker is registered", async () => {
    const container = asContainer(new TestContainer(browserAt("later")));
    await createAppUpdate({ container, workerAddress: "/sw.js", reload: () => undefined }).check();
  });
});

describe("listening", () => {
  it("ends when it is asked to", async () => {
    const { registration, first } = await openTabs("later", 1);
    const told: string[] = [];
    first.client.subscribe(() => told.push("told"))();
    registration.store(registration.find());
    expect(told).toEqual([]);
  });
});
