import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { textView } from "#page/text.ts";
import { quizPage } from "../../../../tests/support/fixture-pages.ts";
import { textOf } from "../../../../tests/support/page-nodes.ts";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";
import type { NewStatement } from "../../device/device.ts";

const course = "diplomatic-notes";
const day = 86_400_000;
const title = "Diplomatic notes about cyber incidents";

/** One attempt at the check questions: answers by item, and the score when it is handed in. */
function attempt(attemptId: string, answers: { readonly [item: string]: number }, scaled?: number): NewStatement[] {
  const quizId = `${course}/check-notes`;
  const items = Object.keys(answers);
  return [
    { verb: "started", activityId: quizId, attemptId, locale: "en", result: { items, mode: "practice" } },
    ...items.map(
      (item): NewStatement => ({
        verb: "answered",
        activityId: `${course}/${item}`,
        quizId,
        attemptId,
        locale: "en",
        result: { scaled: answers[item] ?? 0, points: 1, response: "x" },
      }),
    ),
    ...(scaled === undefined
      ? []
      : [{ verb: "submitted", activityId: quizId, attemptId, locale: "en", result: { scaled, points: 2, mastered: scaled >= 0.6 } }]),
  ];
}
const courseSection = async () => within(await screen.findByRole("region", { name: title }));

describe("the record", () => {
  it("says that there is nothing yet", async () => {
    await new TestBrowser().open("/en/record");
    await screen.findByText("Nothing is recorded on this device yet. Open a course and begin.");
    expect(screen.getByRole("link", { name: "Export, import or delete my record" }).getAttribute("href")).toBe("/en/settings#my-data");
  });
  it("shows what is done of a course, without scores where none was handed in", async () => {
    const browser = new TestBrowser();
    await browser.recorded(
      { verb: "completed", activityId: `${course}/what-a-note-is`, locale: "en" },
      ...attempt("a", { "who-signs": 1 }),
    );
    await browser.open("/en/record");
    const record = await courseSection();
    expect(record.getByText("1 of 7 activities done")).toBeDefined();
    expect(record.getByRole("link", { name: title }).getAttribute("href")).toBe("/en/courses/diplomatic-notes");
    expect(record.queryByRole("table")).toBeNull();
  });
  it("tells of a scenario whether an ending was reached, and when", async () => {
    const browser = new TestBrowser();
    const run = { activityId: `${course}/closed-customs-house`, attemptId: "run", locale: "en" };
    await browser.recorded({ verb: "started", ...run, result: { role: "legal-adviser" } });
    const app = await browser.open("/en/record");
    const record = await courseSection();
    const row = (await record.findByRole("link", { name: "Scenario: The closed customs house" })).closest("li");
    expect(row?.textContent).toContain("Begun");
    await act(async () => void (await app.device()?.record({ verb: "completed", ...run, result: { path: [] } })));
    await waitFor(() => expect(row?.textContent).toContain("Ending reached on"));
  });
  it("gives the first, best and latest score of a quiz, with the date", async () => {
    const browser = new TestBrowser();
    for (const [id, scaled] of [
      ["a", 0.4],
      ["b", 0.9],
      ["c", 0.5],
    ] as const) {
      await browser.recorded(...attempt(id, {}, scaled));
      browser.clock.ms += day;
    }
    await browser.open("/en/record");
    const record = await courseSection();
    const [, row] = within(record.getByRole("table", { name: "Scores" })).getAllByRole("row");
    const cells = row
      ? within(row)
          .getAllByRole("cell")
          .map(({ textContent }) => textContent)
      : [];
    expect(cells).toEqual(["40%", "90%Mastered", "50%, 16 November 2023", "3"]);
    expect(record.getByRole("link", { name: "Check your notes" }).getAttribute("href")).toBe(
      "/en/courses/diplomatic-notes/notes/check-notes",
    );
  });
  it("keeps a course that is no longer offered", async () => {
    const browser = new TestBrowser();
    await browser.recorded({ verb: "started", activityId: "old-course/lesson", locale: "en" });
    await browser.open("/en/record");
    await screen.findByText("This course is no longer offered here. Its record is kept and is part of the export.");
    expect(screen.getByRole("heading", { name: "old-course" })).toBeDefined();
  });
  it("keeps a course whose files cannot be had without a connection", async () => {
    const browser = new TestBrowser();
    await browser.recorded({ verb: "started", activityId: `${course}/what-a-note-is`, locale: "en" });
    await browser.open("/en").then(({ unmount }) => unmount());
    browser.goOffline();
    await browser.open("/en/record");
    await screen.findByText("The course is not on this device and there is no connection; its record is kept.");
  });
});

describe("the questions to see again", () => {
  const mistakes = { "who-signs": 0, "urgent-note": 1, "lines-of-damage": 0.5 };

  it("are those whose latest answer was not right, with their text and the ways back", async () => {
    const browser = new TestBrowser();
    await browser.recorded(...attempt("a", mistakes));
    await browser.open("/en/record");
    const record = await courseSection();
    expect(record.getByRole("heading", { level: 3 }).textContent).toBe("2 questions to see again");
    const [first, ...others] = record.getAllByRole("listitem");
    if (!first) throw new Error("no question is listed");
    expect(others).toHaveLength(1);
    const stem = (await stems())["who-signs"];
    await waitFor(() => expect(first.textContent).toContain(stem));
    expect(within(first).getByText("Answered on 14 November 2023")).toBeDefined();
    expect(within(first).getByRole("link", { name: "Back to the text" }).getAttribute("href")).toBe(
      "/en/courses/diplomatic-notes/notes/what-a-note-is#form",
    );
    expect(within(first).getByRole("link", { name: "To the questions" }).getAttribute("href")).toBe(
      "/en/courses/diplomatic-notes/notes/check-notes",
    );
  });
  it("leave the list when they were answered rightly", async () => {
    const browser = new TestBrowser();
    await browser.recorded(...attempt("a", mistakes));
    browser.clock.ms += day;
    await browser.recorded(...attempt("b", { "who-signs": 1 }));
    await browser.open("/en/record");
    const record = await courseSection();
    expect(record.getByRole("heading", { level: 3 }).textContent).toBe("1 question to see again");
  });
  it("stay hidden while an assessment is open", async () => {
    const browser = new TestBrowser();
    const open = attempt("a", mistakes).map((statement) =>
      statement.verb === "started" ? { ...statement, result: { ...statement.result, mode: "assessment" } } : statement,
    );
    await browser.recorded(...open);
    await browser.open("/en/record");
    expect((await courseSection()).queryByText(/to see again/)).toBeNull();
  });
});

/** Stems of the check questions in English, as the compiler wrote them. */
async function stems(): Promise<{ readonly [item: string]: string }> {
  const { words } = await quizPage("check-notes");
  return Object.fromEntries(Object.entries(words.items).map(([id, { stem }]) => [id, textView(stem).map(textOf).join("")]));
}
