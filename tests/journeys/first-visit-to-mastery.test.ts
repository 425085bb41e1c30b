import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { textView } from "#page/text.ts";
import { startServer } from "./support/app-server.ts";
import { type JourneyBrowser, openBrowser } from "./support/browser.ts";
import { builds } from "./support/builds.ts";
import { type CourseTexts, readCourse, textOf } from "./support/course-texts.ts";
import { quizTaker, squeezed } from "./support/quiz-taker.ts";
import { announced, download, storedForOffline } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const courseId = "state-responsibility";
const arabic = { language: "ar-EG", viewport: { width: 412, height: 915 } };
const { common, lesson, pages, quiz } = wordsOf("ar");

it("leads from the first visit to mastery of the final assessment, offline, in Arabic", async () => {
  const server = await startServer(builds.real);
  const course = await readCourse(builds.real, courseId, "ar");
  const [first, unvisited] = course.places.filter(({ activity }) => activity.kind === "lesson").map(({ activity }) => activity.id);
  if (!first || !unvisited) throw new Error("the course has too few lessons");

  await readsBeforeAnyScript(server.origin, course, first);

  const browser = await openBrowser(server.origin, arabic);
  await choosesCourse(browser.page(), course);
  await storedForOffline(browser.page());
  await download(browser.page(), "ar");

  browser.guard.expectCuts();
  await server.stop();
  await browser.restart();
  await finishesLesson(browser.page(), course, unvisited);
  await practises(browser, course, "check-attribution");
  await passesFinal(browser.page(), course);
  await seesRecord(browser.page(), course);
});

async function readsBeforeAnyScript(origin: string, course: CourseTexts, id: string): Promise<void> {
  const browser = await openBrowser(origin, { ...arabic, scripts: false });
  const page = browser.page();
  await page.goto(course.href(id));
  const { words } = await course.lesson(id);
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(words.title);
  const shown = squeezed((await page.getByRole("main").textContent()) ?? "");
  for (const [block, { body }] of Object.entries(words.blocks))
    expect(shown, block).toContain(squeezed(textOf(textView(body, words.cites))));
  expect(await page.getByRole("button", { name: lesson("mark-done") }).isDisabled()).toBe(true);
}

async function choosesCourse(page: Page, course: CourseTexts): Promise<void> {
  await page.goto("/");
  expect(new URL(page.url()).pathname).toBe("/ar");
  expect(await page.evaluate(() => document.documentElement.dir)).toBe("rtl");
  await page
    .getByRole("navigation", { name: common("nav.main") })
    .getByRole("link", { name: common("nav.courses") })
    .click();
  await page.getByRole("heading", { level: 1, name: common("nav.courses") }).waitFor();
  await page.getByRole("link", { name: course.title }).click();
  await page.getByRole("heading", { level: 1, name: course.title }).waitFor();
}

async function finishesLesson(page: Page, course: CourseTexts, id: string): Promise<void> {
  await page.goto(course.href(id));
  await page.getByRole("heading", { level: 1, name: course.titleOf(id) }).waitFor();
  await page.getByRole("button", { name: lesson("mark-done") }).click();
  await announced(page, lesson("lesson-done"));
}

/** A wrong answer to each question: all kinds of items are there, and each says what was wrong with it. */
async function practises(browser: JourneyBrowser, course: CourseTexts, id: string): Promise<void> {
  const page = browser.page();
  const practice = await course.quiz(id);
  const taker = quizTaker(page, practice);
  await page.goto(course.href(id));
  await taker.button("begin").click();
  const kinds = new Set<string>();
  for (const [index] of practice.structure.items.entries()) {
    const item = await taker.answer("wrong");
    kinds.add(item.kind);
    await taker.button(item.kind === "case" ? "compare" : "check").click();
    await announced(page, item.kind === "case" ? quiz("verdict.self-marked") : verdictOfWrong);
    const shown = squeezed(await page.getByRole("main").innerText());
    for (const reason of taker.reasons(item, "wrong")) expect(shown, item.id).toContain(squeezed(reason));
    expect(await page.getByRole("link", { name: quiz("back-to-text") }).isVisible()).toBe(true);
    await taker.leaveBy(index + 1 < practice.structure.items.length ? "next" : "see-result");
  }
  expect(kinds.size).toBe(9);
  await page.getByRole("heading", { name: quiz.like("result.practice") }).waitFor();
}
const verdictOfWrong = new RegExp(`${quiz("verdict.wrong")}|${quiz.within("verdict.partly").source}`, "s");

async function passesFinal(page: Page, course: CourseTexts): Promise<void> {
  await page.goto(course.href("final"));
  const final = await course.quiz("final");
  const taker = quizTaker(page, final);
  await taker.button("begin").click();
  for (let index = 1; index <= final.activity.parts; index++) {
    await taker.answer("right");
    await taker.leaveBy(index < final.activity.parts ? "next" : "overview");
  }
  await taker.button("hand-in").click();
  await page.getByText(quiz("hand-in.all")).waitFor();
  await taker.button("hand-in.now").click();
  await page.getByRole("heading", { name: quiz("result.assessment", { share: common("percent", { value: 100 }) }) }).waitFor();
  await page.getByText(quiz.like("result.mastered")).waitFor();
}

async function seesRecord(page: Page, course: CourseTexts): Promise<void> {
  await page.goto(`/ar/courses/${courseId}`);
  const list = page.getByRole("listitem");
  await list
    .filter({ hasText: course.titleOf("final") })
    .filter({ hasText: pages.within("state.mastered") })
    .waitFor();
  await page
    .getByRole("navigation", { name: common("nav.main") })
    .getByRole("link", { name: common("nav.record") })
    .click();
  await page.getByRole("heading", { level: 1, name: common("nav.record") }).waitFor();
  const row = page.getByRole("row").filter({ hasText: course.titleOf("final") });
  expect(await row.innerText()).toContain(pages("record.mastered"));
  expect(await page.getByRole("heading", { name: pages.like("mistakes") }).isVisible()).toBe(true);
}
