import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { courseInCatalogue, TestBrowser } from "../../../../tests/support/test-browser.tsx";

describe("home", () => {
  it("introduces itself to a newcomer, with the first course to begin with", async () => {
    await new TestBrowser().open("/en");
    const welcome = within(screen.getByRole("region", { name: "International law, norms and State responsibility in cyberspace" }));
    expect(welcome.getByRole("link", { name: "Diplomatic notes about cyber incidents" }).getAttribute("href")).toBe(
      "/en/courses/diplomatic-notes",
    );
    await screen.findByText("No course is on this device yet. Download one to use it without a connection.");
  });
  it("introduces itself even where there is no course at all", async () => {
    const browser = new TestBrowser();
    browser.offer([]);
    await browser.open("/en");
    expect(screen.getByRole("heading", { name: /^International law, norms/ })).toBeDefined();
  });
  it("leads back to where the learner stopped", async () => {
    const browser = new TestBrowser();
    await browser.recorded(
      { verb: "completed", activityId: "diplomatic-notes/what-a-note-is", locale: "en" },
      {
        verb: "started",
        activityId: "diplomatic-notes/check-notes",
        attemptId: "a",
        locale: "en",
        result: { items: [], mode: "practice" },
      },
    );
    await browser.open("/en");
    const link = await screen.findByRole("link", { name: "Continue with the questions" });
    expect(link.getAttribute("href")).toBe("/en/courses/diplomatic-notes/notes/check-notes");
    const way = within(screen.getByRole("region", { name: "Check your notes" }));
    expect(way.getByText("Continue: Diplomatic notes about cyber incidents")).toBeDefined();
    expect(way.getByRole("img", { name: "1 of 7 activities done" })).toBeDefined();
  });
  it("goes by the course touched last, and leaves out one that is no longer offered", async () => {
    const browser = new TestBrowser();
    await browser.recorded({ verb: "started", activityId: "diplomatic-notes/what-a-note-is", locale: "en" });
    browser.clock.ms += 1000;
    await browser.recorded({ verb: "started", activityId: "gone/lesson", locale: "en" });
    await browser.open("/en");
    await screen.findByRole("link", { name: "Continue the lesson" });
  });
  it("shows four courses, and leads to the others", async () => {
    const browser = new TestBrowser();
    browser.offer(
      ["a", "b", "c", "d", "e"].map((id) => ({ ...courseInCatalogue, id, titles: { en: { title: `Course ${id}`, lead: "" } } })),
    );
    await browser.open("/en");
    const courses = within(screen.getByRole("region", { name: "Courses" }));
    expect(courses.getAllByRole("link", { name: /^Course/ })).toHaveLength(4);
    expect(courses.getByRole("link", { name: "All courses" }).getAttribute("href")).toBe("/en/courses");
  });
});

describe("home without a connection", () => {
  it("shows what is on the device, and goes on from there", async () => {
    const browser = new TestBrowser();
    browser.storage = { estimate: async () => ({ usage: 2_000_000, quota: 80_000_000 }) };
    await browser.download(["en"]);
    await browser.open("/en").then(({ unmount }) => unmount());
    browser.goOffline();
    await browser.recorded({ verb: "started", activityId: "diplomatic-notes/what-a-note-is", locale: "en" });
    await browser.open("/en");
    await screen.findByRole("link", { name: "Continue the lesson" });
    const device = within(screen.getByRole("complementary", { name: "State of this device" }));
    expect(device.getByRole("link", { name: "Diplomatic notes about cyber incidents" })).toBeDefined();
    expect(device.getByText("Ready")).toBeDefined();
    await waitFor(() =>
      expect(device.getByRole("link", { name: "2\u00a0MB used of 80\u00a0MB" }).getAttribute("href")).toBe("/en/settings"),
    );
  });
  it("says so when nothing is on the device either", async () => {
    const browser = new TestBrowser();
    browser.goOffline();
    await browser.open("/en");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("This page is not on this device");
  });
});

describe("installing", () => {
  /** The app as its first script starts it. */
  const openListening = async (address: string) => {
    await new TestBrowser().open(address);
    (await import("../../install-offer.ts")).listenForInstallOffer();
  };
  it("is offered when the browser lets the page ask, once", async () => {
    await openListening("/en");
    expect(screen.queryByRole("button", { name: "Install" })).toBeNull();
    const prompt = vi.fn(async () => undefined);
    const offer = Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt });
    fireEvent(window, offer);
    expect(offer.defaultPrevented).toBe(true);
    fireEvent.click(screen.getByRole("button", { name: "Install" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Install" })).toBeNull());
    expect(prompt).toHaveBeenCalledOnce();
  });
  it("is no longer offered when it was done from the browser's menu", async () => {
    await openListening("/en");
    fireEvent(window, Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt: async () => undefined }));
    fireEvent(window, new Event("appinstalled"));
    expect(screen.queryByRole("button", { name: "Install" })).toBeNull();
  });
});
