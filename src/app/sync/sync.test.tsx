import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { TestBrowser } from "../../../tests/support/test-browser.tsx";
import type { NewStatement } from "../device/device.ts";

const lesson: NewStatement = { verb: "completed", activityId: "diplomatic-notes/what-a-note-is", locale: "en" };
const reload = vi.spyOn(location, "reload").mockImplementation(() => undefined);
/** Pages that were opened hear one another, as the tabs of a browser do, until they are closed. */
const channels: BroadcastChannel[] = [];
afterEach(() => {
  reload.mockClear();
  Reflect.deleteProperty(navigator, "serviceWorker");
  for (const channel of channels.splice(0)) channel.close();
});

/** Opens the app, and lets it go on as it does once the page is in use. */
async function opened(browser: TestBrowser, address: string) {
  const app = await browser.open(address);
  const { startSync } = await import("./start-sync.ts");
  channels.push((await import("./account-channel.ts")).accountChannel());
  startSync();
  await waitFor(() => expect(app.device()).toBeDefined());
  return app;
}
const chip = (text: string) => screen.findByRole("link", { name: text });
const section = async () => within(await screen.findByRole("region", { name: "Sending and receiving" }));
const idsOnServer = (browser: TestBrowser, account: string) => browser.api.statementsOf(account).map(({ activityId }) => activityId);

describe("a learner without an account", () => {
  it("is told that progress is on this device only, and nothing is asked of the server", async () => {
    const browser = new TestBrowser();
    await browser.recorded(lesson);
    await opened(browser, "/en/settings");
    await (await section()).findByText("Progress is on this device only");
    expect(screen.getByText("On this device")).toBeDefined();
    expect(browser.apiRequests).toEqual([]);
  });
});

describe("somebody signed in", () => {
  it("sees on every page that everything is sent, with the way to the details", async () => {
    const browser = new TestBrowser();
    await browser.signedIn("a");
    await browser.recorded(lesson);
    await opened(browser, "/en/courses");
    expect((await chip("All sent")).getAttribute("href")).toBe("/en/settings#sync");
    expect(idsOnServer(browser, "a")).toEqual([lesson.activityId]);
  });
  it("sees what is not sent, when something last was, and sends at their word", async () => {
    const browser = new TestBrowser();
    await browser.signedIn("a");
    await browser.recorded(lesson);
    browser.api.outage = { status: 503, retryAfter: 3600 };
    await opened(browser, "/en/settings");
    const sync = await section();
    await sync.findByText("The server does not answer");
    expect(sync.getByText("1 entry not sent yet")).toBeDefined();
    expect(sync.getByText("Nothing was sent yet.")).toBeDefined();
    expect(sync.getByText("Signed in as Learner a")).toBeDefined();
    await chip("1 waiting");
    browser.api.outage = undefined;
    await userEvent.click(sync.getByRole("button", { name: "Send now" }));
    await sync.findByText("Everything is on the server");
    expect(sync.getByText(/^Last sent: /)).toBeDefined();
    expect(idsOnServer(browser, "a")).toEqual([lesson.activityId]);
  });
  it("is woken by the browser's background sync when there is a network again", async () => {
    const tags: string[] = [];
    const registration = { sync: { register: async (tag: string) => void tags.push(tag) } };
    const container = Object.assign(new EventTarget(), { controller: {}, ready: Promise.resolve(registration) });
    Object.defineProperty(navigator, "serviceWorker", { configurable: true, value: container });
    const browser = new TestBrowser();
    await browser.signedIn("a");
    await browser.recorded(lesson);
    const comeBack = browser.goOffline();
    await opened(browser, "/en/settings");
    await waitFor(() => expect(tags).toEqual(["record"]));
    expect(idsOnServer(browser, "a")).toEqual([]);
    comeBack();
    container.dispatchEvent(new MessageEvent("message", { data: "online" }));
    await waitFor(() => expect(idsOnServer(browser, "a")).toEqual([lesson.activityId]));
  });
  it("finds on the record what of it is not on the server", async () => {
    const browser = new TestBrowser();
    await browser.signedIn("a");
    await browser.recorded(lesson, lesson);
    browser.api.outage = { status: 503 };
    await opened(browser, "/en/record");
    await screen.findByText("2 entries not sent yet");
    expect(screen.getByRole("link", { name: "What is sent, and when" }).getAttribute("href")).toBe("/en/settings#sync");
  });
  it("gets what was done on another device", async () => {
    const browser = new TestBrowser();
    await browser.signedIn("a");
    await browser.recorded(lesson);
    const { unmount } = await opened(browser, "/en/courses");
    await chip("All sent");
    unmount();
    const other = new TestBrowser();
    Object.assign(other.api, { learners: browser.api.learners });
    await other.signedIn("a");
    await opened(other, "/en/record");
    await screen.findByText("1 of 7 activities done");
  });
  it("whose sign-in has ended is told so wherever they are, and loses nothing", async () => {
    const browser = new TestBrowser();
    await browser.signedIn("a");
    await browser.recorded(lesson);
    browser.api.revoked.add("a");
    await opened(browser, "/en/courses");
    await chip("Sign-in needed");
    await screen.findByText("Work goes on as before. 1 entry is sent after signing in to the same account.");
    expect(screen.getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe("/en/account");
  });
  it("sees what the server would not take, with its name and the reason, and can send it again", async () => {
    const browser = new TestBrowser();
    await browser.signedIn("a");
    await browser.recorded(lesson);
    const [statement] = await browser.statements();
    if (!statement) throw new Error("nothing was recorded");
    browser.api.learner("b").stream.push({ lseq: 1, kind: "statement", id: statement.id, statement, stored: "2026-11-22T00:00:00.000Z" });
    await opened(browser, "/en/settings");
    const sync = await section();
    await sync.findByText("1 entry was set aside");
    await sync.findByText("A note that speaks for a State");
    expect(sync.getByText("The entry belongs to another account already.")).toBeDefined();
    browser.api.learners.delete("b");
    await userEvent.click(sync.getByRole("button", { name: "Send them again" }));
    await waitFor(() => expect(idsOnServer(browser, "a")).toEqual([lesson.activityId]));
    await waitFor(() => expect(sync.queryByText("1 entry was set aside")).toBeNull());
  });
});

describe("progress made without an account", () => {
  async function signedInAfterwards() {
    const browser = new TestBrowser();
    await browser.recorded(lesson);
    await browser.signedIn("a");
    await opened(browser, "/en/record");
    await screen.findByText("Is the progress on this device yours?");
    expect(screen.queryByText("1 of 7 activities done")).toBeNull();
    return browser;
  }
  it("is taken over and sent when the person says that it is theirs", async () => {
    const browser = await signedInAfterwards();
    await userEvent.click(screen.getByRole("button", { name: "It is mine: take it over" }));
    await screen.findByText("1 of 7 activities done");
    await waitFor(() => expect(screen.queryByText("Is the progress on this device yours?")).toBeNull());
    await waitFor(() => expect(idsOnServer(browser, "a")).toEqual([lesson.activityId]), { timeout: 10_000 });
  });
  it("stays where it is when it is not, and is not asked about again", async () => {
    const browser = await signedInAfterwards();
    await userEvent.click(screen.getByRole("button", { name: "It is not mine" }));
    await waitFor(() => expect(screen.queryByText("Is the progress on this device yours?")).toBeNull());
    expect(idsOnServer(browser, "a")).toEqual([]);
    expect((await browser.statements()).length).toBe(1);
  });
});

describe("a device that changes hands", () => {
  it("is loaded anew in its other tabs when somebody signs in", async () => {
    await opened(new TestBrowser(), "/en/courses");
    const elsewhere = new BroadcastChannel("concord-account");
    elsewhere.postMessage(null);
    await waitFor(() => expect(reload).toHaveBeenCalled());
    elsewhere.close();
  });
  it("is loaded anew when the session is another person's, and nothing is filed under their name", async () => {
    const browser = new TestBrowser();
    await browser.signedIn("a");
    await browser.recorded(lesson);
    browser.cookie.account = "b";
    await opened(browser, "/en/courses");
    await waitFor(() => expect(reload).toHaveBeenCalledOnce());
    expect([idsOnServer(browser, "a"), idsOnServer(browser, "b")]).toEqual([[], []]);
  });
  it("is loaded anew when an account's record is erased here", async () => {
    const browser = new TestBrowser();
    await browser.signedIn("a");
    const app = await opened(browser, "/en/courses");
    await chip("All sent");
    await app.device()?.files.erase();
    await waitFor(() => expect(reload).toHaveBeenCalledOnce());
  });
  it("tells a page that signs somebody in how much was recorded here without an account, and does not load it anew itself", async () => {
    const browser = new TestBrowser();
    await browser.recorded(lesson, lesson);
    const app = await opened(browser, "/en/settings");
    await section();
    const { openSync } = await import("./open-sync.ts");
    const { accountOf } = await import("../../../tests/sync/model-server.ts");
    const sync = app.device()?.sync(openSync);
    expect(await sync?.signedIn(accountOf("a"))).toEqual({ ok: true, value: 2 });
    expect(await sync?.adopt()).toEqual({ ok: true, value: 2 });
    expect(await sync?.signedOut()).toEqual({ ok: true, value: undefined });
    expect(reload).not.toHaveBeenCalled();
  });
});
