import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { fixtureCourses } from "../../../tests/support/fixture-pages.ts";
import { asContainer, TestContainer, TestRegistration } from "../../../tests/support/service-worker-container.ts";
import { courseInCatalogue, TestBrowser } from "../../../tests/support/test-browser.tsx";

const address = "/en/courses/diplomatic-notes";
const manifestAddress = `/packs/${courseInCatalogue.version}.json`;
const course = { ...courseInCatalogue, transfer: { structure: 100_000, words: { en: 50_000, ar: 70_000 } } };

const downloads = () => within(screen.getByRole("complementary", { name: "About this course" }));
const button = (name: string | RegExp) => downloads().getByRole<HTMLButtonElement>("button", { name });
const press = (name: string | RegExp) => userEvent.click(button(name));
const says = (text: string | RegExp) => downloads().findByText(text);

/** The course's page, with a catalogue that names plain sizes; the control is ready to be used. */
async function openCourse(browser: TestBrowser) {
  browser.offer([course]);
  const app = await browser.open(address);
  await waitFor(() => expect(button("Download, 150\u00a0KB").disabled).toBe(false));
  return app;
}

/** The newest version of the course: the same but for one activity. */
async function publishUpdate(browser: TestBrowser) {
  const bytes = browser.server.files.get(manifestAddress);
  const manifest = JSON.parse(new TextDecoder().decode(bytes));
  const { hash, bytes: size } = await browser.server.publish({
    ...manifest,
    activities: { ...manifest.activities, "draft-note": undefined },
  });
  browser.offer([{ ...course, version: hash }]);
  return { hash, size };
}

describe("before a download", () => {
  it("counts the reference shelf, in the language chosen and in that of the interface, until it is here", async () => {
    const browser = new TestBrowser();
    const { version = "" } = fixtureCourses.catalogue.reference ?? {};
    const words = { ar: 30_000, zh: 9_000, en: 20_000, fr: 9_000, ru: 9_000, es: 9_000 };
    browser.offer([course], { version, transfer: { structure: 40_000, words } });
    await browser.open(address);
    await waitFor(() => expect(button("Download, 210\u00a0KB").disabled).toBe(false));
    await userEvent.click(downloads().getByRole("checkbox", { name: "العربية, 70\u00a0KB" }));
    expect(button("Download, 310\u00a0KB").disabled).toBe(false);
    await press("Download, 310\u00a0KB");
    await says("The course is on this device.");
    expect(downloads().queryByText("Newer content is available")).toBeNull();
  });
  it("says the size of the languages chosen, and fetches nothing of it", async () => {
    const browser = new TestBrowser();
    await openCourse(browser);
    browser.server.requests.length = 0;
    expect(downloads().getByRole("button", { name: "Download, 150\u00a0KB", description: "English" })).toBeDefined();
    await userEvent.click(downloads().getByRole("checkbox", { name: "العربية, 70\u00a0KB" }));
    expect(button("Download, 220\u00a0KB").disabled).toBe(false);
    await userEvent.click(downloads().getByRole("checkbox", { name: "العربية, 70\u00a0KB" }));
    await userEvent.click(downloads().getByRole("checkbox", { name: "English, 50\u00a0KB" }));
    expect(button("Download, 100\u00a0KB").disabled).toBe(true);
    expect(browser.server.requests).toEqual([]);
  });
  it("says how much room there is, where the browser tells", async () => {
    const browser = new TestBrowser();
    browser.storage = { estimate: async () => ({ usage: 2_000_000, quota: 50_000_000 }) };
    await openCourse(browser);
    await says(/Free on this device: 48 MB/);
  });
  it.each([
    ["isSecure", /^Downloading needs a secure address/],
    ["hasCaches", /^This browser cannot keep courses/],
  ] as const)("says why there is none where the browser lacks %s", async (ability, words) => {
    const browser = new TestBrowser();
    browser[ability] = false;
    await browser.open(address);
    await says(words);
    expect(downloads().queryByRole("button")).toBeNull();
  });
});

describe("a download", () => {
  it("ends with the course on this device, with its languages, and the course can be removed again", async () => {
    const browser = new TestBrowser();
    await openCourse(browser);
    await userEvent.click(downloads().getByRole("checkbox", { name: "العربية, 70\u00a0KB" }));
    await press("Download, 220\u00a0KB");
    await says("The course is on this device.");
    expect(downloads().getByText("On this device", { selector: ".tag" })).toBeDefined();
    expect(downloads().getByText(/^English and العربية, \d+ KB$/)).toBeDefined();
    await press("Remove from this device");
    await says("Removed. Progress and answers are kept.");
    expect(button("Download, 150\u00a0KB").disabled).toBe(false);
    expect([...browser.caches.stored.keys()].filter((stored) => /[0-9a-f]{32}/.test(stored))).toEqual([]);
  });
  it("can be paused with what has arrived, and goes on from there", async () => {
    const browser = new TestBrowser();
    await openCourse(browser);
    const files = Object.values(fixtureCourses.manifests.get(course.id)?.manifest.activities ?? {});
    const release = browser.hold(new RegExp(files.map(({ structure }) => structure.hash).join("|")));
    await press("Download, 150\u00a0KB");
    const progress = await downloads().findByRole("progressbar", { name: "Downloading" });
    await waitFor(() => expect(Number(progress.getAttribute("value"))).toBeGreaterThan(0));
    expect(downloads().getByText(/^\d+ KB of \d+ KB$/)).toBeDefined();
    await press("Pause");
    await says("Paused. What has arrived is kept.");
    expect(downloads().getByText(/^Stopped at \d+%$/)).toBeDefined();
    const arrived = [...browser.caches.stored.keys()];
    release();
    browser.server.requests.length = 0;
    await press(/^Go on, \d+\u00a0KB$/);
    await says("The course is on this device.");
    expect(browser.server.requests.filter((request) => arrived.includes(request) && /[0-9a-f]{32}/.test(request))).toEqual([]);
  });
  it("is forgotten when the reader cancels it after a pause", async () => {
    const browser = new TestBrowser();
    await openCourse(browser);
    browser.hold(/./);
    await press("Download, 150\u00a0KB");
    await press("Pause");
    await says(/^Paused/);
    await press("Cancel");
    expect(button("Download, 150\u00a0KB").disabled).toBe(false);
  });
});

describe("a download that stops", () => {
  const json = { headers: { "content-type": "application/json" } };
  it.each([
    ["There is no connection. What has arrived is kept.", undefined],
    ["The server no longer has this version. Load the page again to see the new one.", () => new Response("", { status: 404 })],
    ["A file arrived damaged and was set aside. Nothing on the device changed.", () => new Response('{"a":1}', json)],
    ["The server sent something that is not a course file. Nothing on the device changed.", () => new Response("<!doctype html>")],
    ["The download stopped for a reason unknown here. What has arrived is kept.", () => new Response("", { status: 503 })],
  ])("says so: %s", async (words, answer) => {
    const browser = new TestBrowser();
    await openCourse(browser);
    browser.server.spoil = (file) => {
      if (file.endsWith("catalogue.json")) return undefined;
      if (!answer) throw new TypeError("network lost");
      return answer();
    };
    await press("Download, 150\u00a0KB");
    await says(words);
    browser.server.spoil = () => undefined;
    await press(/^(Go on|Try again)/);
    await says("The course is on this device.");
  });
  it("says when the device has no room", async () => {
    const browser = new TestBrowser();
    await openCourse(browser);
    browser.caches.room = 2;
    await press("Download, 150\u00a0KB");
    await says("Not enough space on this device. Remove a course under Settings, then try again.");
  });
  it("goes on by itself when the connection is back", async () => {
    const browser = new TestBrowser();
    await openCourse(browser);
    const comeBack = browser.goOffline();
    await press("Download, 150\u00a0KB");
    await says("There is no connection. What has arrived is kept.");
    comeBack();
    fireEvent(window, new Event("online"));
    await downloads().findByText("On this device", { selector: ".tag" });
  });
  it("does not begin again after the reader has cancelled it", async () => {
    const browser = new TestBrowser();
    await openCourse(browser);
    const comeBack = browser.goOffline();
    await press("Download, 150\u00a0KB");
    await says("There is no connection. What has arrived is kept.");
    await press("Cancel");
    comeBack();
    browser.server.requests.length = 0;
    fireEvent(window, new Event("online"));
    expect(button("Download, 150\u00a0KB").disabled).toBe(false);
    expect(browser.server.requests).toEqual([]);
  });
});

describe("a course that is on this device", () => {
  it("is offered an update with its size when the catalogue has another version, and takes it", async () => {
    const browser = new TestBrowser();
    await browser.download(["en", "ar"]);
    const { hash, size } = await publishUpdate(browser);
    await browser.open(address);
    await says("Newer content is available");
    await userEvent.click(await downloads().findByRole("button", { name: `Update, ${Math.round(size / 1000)}\u00a0KB` }));
    await says("The course is on this device.");
    await waitFor(() => expect(downloads().queryByText("Newer content is available")).toBeNull());
    expect([...browser.caches.stored.keys()]).toContain(`/packs/${hash}.json`);
    expect(downloads().getByText(/^English and العربية/)).toBeDefined();
  });
  it("is offered none while it is the newest", async () => {
    const browser = new TestBrowser();
    await browser.download(["en"]);
    await browser.open(address);
    await downloads().findByText("On this device", { selector: ".tag" });
    expect(downloads().queryByText("Newer content is available")).toBeNull();
  });
  it("can be given another language", async () => {
    const browser = new TestBrowser();
    await browser.download(["en"]);
    browser.offer([course]);
    await browser.open(address);
    await userEvent.click(await downloads().findByRole("button", { name: "Change languages" }));
    await userEvent.click(downloads().getByRole("checkbox", { name: /العربية/ }));
    await press("Download, 220\u00a0KB");
    await says("The course is on this device.");
    expect(downloads().getByText(/^English and العربية/)).toBeDefined();
  });
});

describe("a download with the worker that keeps the pages", () => {
  afterEach(() => Reflect.deleteProperty(navigator, "serviceWorker"));

  /** The course's page, in a browser that is storing the app for the first time. */
  async function openWhileStoring() {
    const registration = new TestRegistration();
    const worker = registration.find();
    const container = new TestContainer(registration);
    Object.defineProperty(navigator, "serviceWorker", { configurable: true, value: asContainer(container) });
    await openCourse(new TestBrowser());
    await press("Download, 150\u00a0KB");
    await waitFor(() => expect(downloads().getByRole("progressbar").getAttribute("value")).toBe("1"));
    return { registration, worker };
  }

  it("is over when the app and the pages in its languages are here as well, and not before", async () => {
    const { registration, worker } = await openWhileStoring();
    expect(worker.messages).toEqual([]);
    registration.store(worker);
    await waitFor(() => expect(worker.messages).toEqual([{ type: "keep-locales", locales: ["en"] }]));
    expect(downloads().queryByText("The course is on this device.")).toBeNull();
    worker.answer(true);
    await says("The course is on this device.");
  });
  it("is told to be unfinished when the pages could not be had, and goes on from there", async () => {
    const { registration, worker } = await openWhileStoring();
    registration.store(worker);
    await waitFor(() => expect(worker.ports).toHaveLength(1));
    worker.answer(false);
    await says(/What has arrived is kept/);
    await press(/^Go on/);
    await waitFor(() => expect(worker.ports).toHaveLength(1));
    worker.answer(true);
    await says("The course is on this device.");
  });
  it("is told to be unfinished when the app could not be stored, and can be paused while it is", async () => {
    const { worker } = await openWhileStoring();
    worker.become("redundant");
    await says(/What has arrived is kept/);
    await press(/^Go on/);
    await press("Pause");
    await says("Paused. What has arrived is kept.");
  });
});
