import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";

const address = "/en/courses/diplomatic-notes/notes/what-a-note-is";
const key = "diplomatic-notes/what-a-note-is";
const done = () => screen.findByRole<HTMLButtonElement>("button", { name: "Mark this lesson as done" });

describe("a lesson", () => {
  it("is begun by opening it and done by the reader's own act, which lasts", async () => {
    const browser = new TestBrowser();
    const first = await browser.open(address);
    await waitFor(() => expect(first.device()?.progress().activities.get(key)).toBeDefined());
    expect(first.device()?.progress().activities.get(key)?.completedAt).toBeUndefined();
    await userEvent.click(await done());
    await screen.findByText("Done. Kept on this device.");
    first.unmount();
    await browser.open(address);
    await screen.findByText("Done. Kept on this device.");
  });
  it("is recorded as begun once, however often it is opened", async () => {
    const browser = new TestBrowser();
    const first = await browser.open(address);
    await waitFor(() => expect(first.device()?.progress().activities.get(key)).toBeDefined());
    first.unmount();
    const second = await browser.open(address);
    await waitFor(async () => expect((await done()).disabled).toBe(false));
    const exported = await second.device()?.files.export();
    expect(exported?.ok && JSON.parse(exported.value).statements).toHaveLength(1);
  });
  it("records which texts were on screen", async () => {
    const browser = new TestBrowser();
    const app = await browser.open(`${address}?text=ar`);
    await waitFor(() => expect(app.device()?.progress().activities.get(key)).toBeDefined());
    const exported = await app.device()?.files.export();
    const [statement] = exported?.ok ? JSON.parse(exported.value).statements : [];
    expect(statement).toMatchObject({ verb: "started", activityId: key, locale: "ar" });
    for (const file of ["courseVersion", "structure", "text"]) expect(statement[file]).toMatch(/^[0-9a-f]{32}$/);
  });
  it("can be read where nothing can be kept, and says so", async () => {
    const browser = new TestBrowser();
    browser.hasDatabase = false;
    await browser.open(address);
    expect((await screen.findByRole("alert")).textContent).toContain("This browser does not let the app keep anything");
    expect((await done()).disabled).toBe(true);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("A note that speaks for a State");
  });
});
