import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { RecordFile } from "#domain/record/record-file.ts";
import { courseHref } from "#page/address.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { quizTaker } from "./support/quiz-taker.ts";
import { announced, exportRecord } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const { lesson, pages, quiz } = wordsOf("en");
const course = await readCourse(builds.fixture, fixtureCourse, "en");

it("keeps what two tabs record at the same time, and both show the same progress without being loaded again", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin);
  const [one, two, onlooker] = [browser.page(), await browser.newPage(), await browser.newPage()];
  await onlooker.goto(courseHref("en", fixtureCourse));
  await one.goto(course.href("what-a-note-is"));
  await two.goto(course.href("claim-in-a-note"));
  await Promise.all([finish(one), finish(two)]);

  const shown = pages("progress", { done: 2, of: course.places.length });
  await onlooker.getByText(shown).first().waitFor();
  for (const page of [one, two]) {
    await page.goto(courseHref("en", fixtureCourse));
    await page.getByText(shown).first().waitFor();
  }
  const { statements } = JSON.parse(await exportRecord(one, "en")) as RecordFile;
  expect(
    statements
      .filter(({ verb }) => verb === "completed")
      .map(({ activityId }) => activityId)
      .sort(),
  ).toEqual(["claim-in-a-note", "what-a-note-is"].map((id) => `${fixtureCourse}/${id}`));
});

it("keeps the answers that two tabs give to one attempt, and shows each what the other did", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin);
  const practice = await course.quiz("check-notes");
  const [one, two] = [browser.page(), await browser.newPage()];
  const [first, second] = [quizTaker(one, practice), quizTaker(two, practice)];
  await one.goto(course.href("check-notes"));
  await first.button("begin").click();
  await two.goto(course.href("check-notes"));
  const shared = await second.item();
  expect(await first.item()).toEqual(shared);

  await first.answer("right");
  await first.button("check").click();
  await two.getByText(quiz("verdict.right")).first().waitFor();
  await second.leaveBy("next");
  const next = await second.answer("right");
  await first.leaveBy("next");
  await first.answer("wrong");
  await Promise.all([first.button("check").click(), second.button("check").click()]);
  await announced(one, quiz("kept"));
  await announced(two, quiz("kept"));

  const { statements } = JSON.parse(await exportRecord(one, "en")) as RecordFile;
  const answers = statements
    .filter(({ verb }) => verb === "answered")
    .map(({ activityId, result }) => ({ activityId, scaled: result?.scaled }));
  expect(answers).toHaveLength(3);
  expect(answers[0]).toEqual({ activityId: `${fixtureCourse}/${shared.id}`, scaled: 1 });
  expect(answers.slice(1).map(({ activityId }) => activityId)).toEqual(Array(2).fill(`${fixtureCourse}/${next.id}`));
  expect(
    answers
      .slice(1)
      .map(({ scaled }) => scaled)
      .sort(),
  ).toEqual([0, 1]);
  expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
});

async function finish(page: Page): Promise<void> {
  await page.getByRole("button", { name: lesson("mark-done") }).click();
  await announced(page, lesson("lesson-done"));
}
