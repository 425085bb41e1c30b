import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { StatementResult } from "#domain/record/statement.ts";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";

const on = (lesson: string, result: StatementResult) => ({
  verb: "noted",
  activityId: `diplomatic-notes/${lesson}`,
  locale: "en",
  result: { of: "0", ...result },
});
const note = (block: string, quote: string, text: string) => on("what-a-note-is", { kind: "note", block, quote, note: text });

describe("the notes", () => {
  it("say how to begin when there are none", async () => {
    await new TestBrowser().open("/en/notes");
    await screen.findByText(/There is nothing here yet/);
  });
  it("stand under their lessons with what the paragraph said, and lead to it", async () => {
    const browser = new TestBrowser();
    await browser.recorded(
      note("form", "A note is written", "ask"),
      on("claim-in-a-note", { kind: "bookmark", block: "claim", quote: "A claim" }),
    );
    await browser.open("/en/notes");
    const heading = await screen.findByRole("link", { name: /A note that speaks for a State/ });
    const section = heading.closest("section");
    if (!section) throw new Error("no section");
    within(section).getByText("A note is written");
    within(section).getByText("ask");
    expect(within(section).getByRole("link", { name: "Open the paragraph" }).getAttribute("href")).toBe(
      "/en/courses/diplomatic-notes/notes/what-a-note-is#form",
    );
    expect(screen.getAllByRole("heading", { level: 2 })).toHaveLength(2);
  });
  it("are listed when their paragraph or their lesson is gone", async () => {
    const browser = new TestBrowser();
    await browser.recorded(
      note("vanished", "A seal was needed.", "why"),
      on("lost-lesson", { kind: "note", block: "x", quote: "Lost words", note: "keep" }),
    );
    await browser.open("/en/notes");
    await screen.findByText("A seal was needed.");
    await screen.findByText("No longer in the lesson");
    await screen.findByText("Lost words");
    screen.getByText("The lesson is not on this device and there is no connection; the notes are kept.");
  });
  it("can be deleted here", async () => {
    const browser = new TestBrowser();
    await browser.recorded(note("form", "A note is written", "ask"));
    await browser.open("/en/notes");
    await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
    await userEvent.click(screen.getByRole("button", { name: "Delete this note" }));
    await waitFor(() => expect(screen.queryByText("ask")).toBeNull());
  });
});
