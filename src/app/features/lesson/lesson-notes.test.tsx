import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { StatementResult } from "#domain/record/statement.ts";
import { type OpenApp, TestBrowser } from "../../../../tests/support/test-browser.tsx";

const lesson = "/en/courses/diplomatic-notes/notes/what-a-note-is";
const activityId = "diplomatic-notes/what-a-note-is";
const text = "Ask the desk which address they use.";
const block = () => {
  const found = document.getElementById("form");
  if (!found) throw new Error("the lesson has no block #form");
  return within(found);
};
const startMarking = async () =>
  userEvent.click(await screen.findByRole("button", { name: "Put notes, highlights and bookmarks on paragraphs" }));
const button = async (name: string) => block().findByRole("button", { name });
const recorded = async (app: OpenApp) => (await app.device()?.statementsAbout(activityId))?.filter(({ verb }) => verb === "noted") ?? [];
const noted = (result: StatementResult) => ({ verb: "noted", activityId, locale: "en", result });

async function writeNote(): Promise<void> {
  await startMarking();
  await userEvent.click(await button("Write a note"));
  await userEvent.type(block().getByRole("textbox", { name: "Note" }), text);
}

describe("a note on a paragraph", () => {
  it("is recorded with what the paragraph said, and shown again when the lesson is opened", async () => {
    const browser = new TestBrowser();
    const first = await browser.open(lesson);
    await writeNote();
    await userEvent.click(await button("Keep this note"));
    await block().findByText(text);
    const [statement] = await recorded(first);
    expect(statement).toMatchObject({ verb: "noted", activityId, locale: "en", result: { kind: "note", block: "form", note: text } });
    expect(String(statement?.result?.quote).length).toBeGreaterThan(20);
    first.unmount();
    await browser.open(lesson);
    await waitFor(() => block().getByText(text));
    expect(block().queryByText("This paragraph has changed since")).toBeNull();
  });
  it("is part of the exported record", async () => {
    const app = await new TestBrowser().open(lesson);
    await writeNote();
    await userEvent.click(await button("Keep this note"));
    await block().findByText(text);
    const file = await app.device()?.files.export();
    expect(file?.ok && file.value).toContain(text);
  });
  it("that is half written is still there after the page was left", async () => {
    const browser = new TestBrowser();
    const first = await browser.open(lesson);
    await writeNote();
    first.unmount();
    await browser.open(lesson);
    await startMarking();
    await userEvent.click(await button("Write a note"));
    await waitFor(() => expect(block().getByRole<HTMLTextAreaElement>("textbox", { name: "Note" }).value).toBe(text));
  });
  it("can be changed, and deleted after a question", async () => {
    const browser = new TestBrowser();
    await browser.recorded(noted({ kind: "note", block: "form", of: "0", quote: "A note", note: "old" }));
    await browser.open(lesson);
    await userEvent.click(await waitFor(() => block().getByRole("button", { name: "Change" })));
    const field = await waitFor(() => block().getByRole("textbox", { name: "Note" }));
    await userEvent.clear(field);
    await userEvent.type(field, "new");
    await userEvent.click(await button("Keep this note"));
    await block().findByText("new");
    expect(block().queryByText("old")).toBeNull();
    await userEvent.click(await button("Delete"));
    await waitFor(() => block().getByText("new"));
    await userEvent.click(await button("Delete this note"));
    await waitFor(() => expect(block().queryByText("new")).toBeNull());
  });
  it("says that its paragraph has changed since", async () => {
    const browser = new TestBrowser();
    await browser.recorded(noted({ kind: "note", block: "form", of: "0123456789abcdef", quote: "It was so", note: text }));
    await browser.open(lesson);
    await waitFor(() => block().getByText("This paragraph has changed since"));
  });
  it("is compared in the language in which it was written", async () => {
    const browser = new TestBrowser();
    const first = await browser.open(`${lesson}?text=ar`);
    await writeNote();
    await userEvent.click(await button("Keep this note"));
    await block().findByText(text);
    first.unmount();
    await browser.open(lesson);
    await waitFor(() => block().getByText(text));
    expect(block().queryByText("This paragraph has changed since")).toBeNull();
  });
  it("on a paragraph that an update took away is kept, and says what it said", async () => {
    const browser = new TestBrowser();
    await browser.recorded(noted({ kind: "note", block: "vanished", of: "0", quote: "A seal was needed.", note: text }));
    await browser.open(lesson);
    await screen.findByRole("heading", { name: "Notes on paragraphs that are no longer here" });
    screen.getByText("A seal was needed.");
    screen.getByText(text);
  });
});

describe("a bookmark", () => {
  it("is set and taken away by the same button, and stands in the record only while it is set", async () => {
    const app = await new TestBrowser().open(`${lesson}?with=ar`);
    await startMarking();
    await userEvent.click(await button("Bookmark"));
    await waitFor(async () => expect((await button("Bookmark")).getAttribute("aria-pressed")).toBe("true"));
    await userEvent.click(await button("Bookmark"));
    await waitFor(async () => expect((await button("Bookmark")).getAttribute("aria-pressed")).toBe("false"));
    expect(await recorded(app)).toHaveLength(1);
    expect((await app.device()?.statementsAbout(activityId))?.some(({ verb }) => verb === "voided")).toBe(true);
  });
});
