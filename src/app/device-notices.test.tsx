import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { asContainer, TestContainer, TestRegistration } from "../../tests/support/service-worker-container.ts";
import { TestBrowser } from "../../tests/support/test-browser.tsx";

const notices = () =>
  screen
    .getAllByRole("status")
    .map(({ textContent }) => textContent)
    .join(" ");

/** The app with a worker behind it that stored the first version on an earlier visit. */
async function openWithWorker() {
  const registration = new TestRegistration();
  registration.store(registration.find());
  const container = new TestContainer(registration);
  Object.defineProperty(navigator, "serviceWorker", { configurable: true, value: asContainer(container) });
  await new TestBrowser().open("/en/settings");
  const { startAppUpdate } = await import("./app-update.ts");
  await startAppUpdate("en");
  return registration;
}

describe("what the reader is told about this device", () => {
  afterEach(() => Reflect.deleteProperty(navigator, "serviceWorker"));

  it("is nothing while all is well", async () => {
    const app = await new TestBrowser().open("/en/settings");
    await waitFor(() => expect(app.device()).toBeDefined());
    expect(notices()).not.toMatch(/not on this device, and|version|keep anything/);
  });
  it("names a language that is not here by its own name", async () => {
    await new TestBrowser().open("/en/settings?unavailable=fr");
    expect(notices()).toContain(
      "Français is not on this device, and there is no connection. The page is shown in a language that is here.",
    );
  });
  it("repeats nothing that an address makes up", async () => {
    await new TestBrowser().open("/en/settings?unavailable=%3Cb%3E");
    expect(notices()).not.toContain("is not on this device, and");
  });
  it("says why nothing can be kept", async () => {
    const browser = new TestBrowser();
    browser.hasDatabase = false;
    await browser.open("/en/settings");
    await waitFor(() => expect(notices()).toContain("This browser does not let the app keep anything"));
  });
  it("offers a new version beside the way to the record, and takes it when asked", async () => {
    const registration = await openWithWorker();
    expect(registration.active?.messages).toEqual([{ type: "keep-locales", locales: ["en"] }]);
    const worker = registration.find();
    registration.store(worker);
    const notice = (await screen.findByText("A new version of the app is ready")).parentElement;
    if (!notice) throw new Error("no notice");
    expect(within(notice).getByRole("link", { name: "My record" }).getAttribute("href")).toBe("/en/record");
    await userEvent.click(within(notice).getByRole("button", { name: "Take the new version" }));
    expect(worker.messages).toEqual([{ type: "take-over" }]);
  });
  it("says that another tab took it", async () => {
    const registration = await openWithWorker();
    registration.store(registration.find());
    registration.takeOver();
    await screen.findByText("A new version was taken in another tab");
    expect(screen.getByRole("button", { name: "Load this page again" })).toBeDefined();
  });
});
