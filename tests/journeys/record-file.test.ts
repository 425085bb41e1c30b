import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { RecordFile } from "#domain/record/record-file.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { quizTaker } from "./support/quiz-taker.ts";
import { announced, exportRecord } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const { common, lesson, pages, settings } = wordsOf("en");
const course = await readCourse(builds.fixture, fixtureCourse, "en");

it("brings the whole record back from its file after it was deleted, and reading the file twice changes nothing", async () => {
  const server = await startServer(builds.fixture);
  const page = (await openBrowser(server.origin)).page();
  await learns(page);
  const before = await recordShown(page);
  expect(before).toMatch(pages.within("mistakes"));
  const file = await exportRecord(page, "en");
  const count = parse(file).statements.length;
  expect(count).toBeGreaterThan(4);

  await page.getByRole("button", { name: settings("erase") }).click();
  await page.getByRole("button", { name: settings("erase.yes"), exact: true }).click();
  await announced(page, settings("erase.done"));
  expect(parse(await exportRecord(page, "en")).statements).toEqual([]);
  expect(await recordShown(page)).toContain(pages("record.empty"));

  await importFile(page, file);
  await announced(page, settings("import.done", { count, known: 0 }));
  expect(await recordShown(page)).toBe(before);
  await importFile(page, file);
  await announced(page, settings("import.done", { count: 0, known: count }));
  expect(parse(await exportRecord(page, "en")).statements).toEqual(parse(file).statements);
  expect(await recordShown(page)).toBe(before);
});

it("asks before it takes a record of somebody else, and leaves it when told so", async () => {
  const server = await startServer(builds.fixture);
  const page = (await openBrowser(server.origin)).page();
  await learns(page);
  const own = parse(await exportRecord(page, "en"));
  const foreign = JSON.stringify({
    ...own,
    owner: "anon:11111111-2222-4333-8444-555555555555",
    statements: own.statements.map((statement) => ({ ...statement, id: statement.id.replace(/^.{8}/, "0f0f0f0f") })),
  });

  await importFile(page, foreign);
  const question = page.getByRole("alert").filter({ hasText: settings("adopt.title") });
  await question.getByText(settings("adopt.text", { count: own.statements.length })).waitFor();
  await question.getByRole("button", { name: common("cancel") }).click();
  await question.waitFor({ state: "detached" });
  expect(parse(await exportRecord(page, "en")).statements).toHaveLength(own.statements.length);

  await importFile(page, foreign);
  await question.getByRole("button", { name: settings("adopt.yes") }).click();
  await announced(page, settings("import.done", { count: own.statements.length, known: 0 }));
  expect(parse(await exportRecord(page, "en")).statements).toHaveLength(2 * own.statements.length);
});

it("refuses a broken, a foreign and a newer file with the reason, and changes nothing", async () => {
  const server = await startServer(builds.fixture);
  const page = (await openBrowser(server.origin)).page();
  await learns(page);
  const file = await exportRecord(page, "en");
  const { statements } = parse(file);
  const refused: readonly (readonly [text: string, reason: string])[] = [
    [file.slice(0, file.length / 2), "import.not-json"],
    ['{"format":"something-else"}', "import.not-a-record"],
    [JSON.stringify({ ...parse(file), version: 2 }), "import.newer-file"],
    [JSON.stringify({ ...parse(file), statements: [{ id: 1 }, null] }), "import.damaged"],
  ];
  for (const [text, reason] of refused) {
    await importFile(page, text);
    await announced(page, settings(reason));
    expect(parse(await exportRecord(page, "en")).statements).toEqual(statements);
  }
});

/** A lesson done, a question answered wrongly and one rightly. */
async function learns(page: Page): Promise<void> {
  await page.goto(course.href("what-a-note-is"));
  await page.getByRole("button", { name: lesson("mark-done") }).click();
  await announced(page, lesson("lesson-done"));
  await page.goto(course.href("check-notes"));
  const taker = quizTaker(page, await course.quiz("check-notes"));
  await taker.button("begin").click();
  for (const how of ["wrong", "right"] as const) {
    await taker.answer(how);
    await taker.button("check").click();
    await taker.leaveBy("next");
  }
}

async function recordShown(page: Page): Promise<string> {
  await page.goto("/en/record");
  const wholePage = page.getByText(pages("record.empty")).or(page.getByRole("link", { name: pages("mistakes.text") }));
  await wholePage.waitFor();
  return page.getByRole("main").innerText();
}

async function importFile(page: Page, text: string): Promise<void> {
  await page.goto("/en/settings");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: settings("import"), exact: true }).click();
  await (await choosing).setFiles({ name: "record.json", mimeType: "application/json", buffer: Buffer.from(text) });
}

const parse = (text: string) => JSON.parse(text) as RecordFile;
