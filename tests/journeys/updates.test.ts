import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { courseHref } from "#page/address.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse, laterBrand, laterSentence } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { quizTaker } from "./support/quiz-taker.ts";
import { announced, download, storedForOffline } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const { common, lesson, pages, quiz } = wordsOf("en");
const course = await readCourse(builds.fixture, fixtureCourse, "en");
const practice = await course.quiz("check-notes");

it("offers a new version of the app during a quiz, takes it in that tab only, and takes over the new pages", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin);
  const page = browser.page();
  await page.goto(courseHref("en", fixtureCourse));
  await storedForOffline(page);
  await download(page, "en");
  const other = await browser.newPage();
  await other.goto(course.href("what-a-note-is"));
  await markPage(other);
  await page.goto(course.href("check-notes"));
  const taker = quizTaker(page, practice);
  await taker.button("begin").click();
  const asked = await taker.answer("right");

  browser.guard.expectCuts();
  await server.start(builds.laterApp);
  await showAgain(page);
  await announced(page, common("update.ready.title"));
  await announced(other, common("update.ready.title"));
  expect(await taker.control(asked).isChecked()).toBe(true);
  await taker.button("check").click();
  await announced(page, quiz("verdict.right"));
  await taker.leaveBy("next");
  const next = await taker.answer("right");
  expect(await brandOf(page)).toBe(common("brand"));

  await page.getByRole("button", { name: common("update.ready.button") }).click();
  await page.getByRole("link", { name: laterBrand.en, exact: true }).waitFor();
  expect(await taker.item()).toEqual(next);
  expect(await taker.control(next).isChecked()).toBe(true);

  await announced(other, common("update.taken-elsewhere.title"));
  expect(await isMarked(other)).toBe(true);
  expect(await brandOf(other)).toBe(common("brand"));
  await other.getByRole("button", { name: lesson("mark-done") }).click();
  await announced(other, lesson("lesson-done"));

  await other.goto(course.href("claim-in-a-note"));
  expect(await brandOf(other)).toBe(laterBrand.en);
  await other.getByRole("button", { name: lesson("mark-done") }).click();
  await announced(other, lesson("lesson-done"));
});

it("updates a course by its changed files only, and lets an open attempt finish on the version it began with", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin);
  const page = browser.page();
  await page.goto(courseHref("en", fixtureCourse));
  await storedForOffline(page);
  await download(page, "en");
  await page.goto(course.href("check-notes"));
  const taker = quizTaker(page, practice);
  await taker.button("begin").click();
  await taker.answer("right");
  await taker.button("check").click();
  await taker.leaveBy("next");
  const asked = await taker.answer("right");

  browser.guard.expectCuts();
  await server.start(builds.laterCourse);
  await page.goto(courseHref("en", fixtureCourse));
  await page.getByText(pages("download.update")).waitFor();
  const fetched = packFilesOf(page);
  await page.getByRole("button", { name: /^Update, \d/ }).click();
  await announced(page, pages("download.done"));
  const changed = changedFiles(await readFilesOf(builds.fixture), await readFilesOf(builds.laterCourse));
  expect(new Set(fetched)).toEqual(new Set(changed));

  await server.stop();
  await page.goto(course.href("what-a-note-is"));
  await page.getByText(laterSentence).waitFor();
  await page.goto(course.href("check-notes"));
  await page.getByText(quiz("older.title")).waitFor();
  await page.getByRole("link", { name: quiz("older.finish") }).click();
  expect(await taker.item()).toEqual(asked);
  expect(await taker.control(asked).isChecked()).toBe(true);
  await taker.button("check").click();
  for (let left = practice.structure.items.length - 2; left > 0; left--) {
    await taker.leaveBy("next");
    const item = await taker.answer("right");
    await taker.button(item.kind === "case" ? "compare" : "check").click();
  }
  await taker.leaveBy("see-result");
  await page.getByRole("heading", { name: quiz("result.practice", { share: common("percent", { value: 100 }) }) }).waitFor();
});

it("keeps a downloaded course that left the catalogue readable, and says of one not downloaded that it is gone", async () => {
  const server = await startServer(builds.fixture);
  const keeper = await openBrowser(server.origin);
  const visitor = await openBrowser(server.origin);
  await keeper.page().goto(courseHref("en", fixtureCourse));
  await visitor.page().goto(course.href("what-a-note-is"));
  await storedForOffline(keeper.page());
  await storedForOffline(visitor.page());
  await visitor
    .page()
    .getByRole("button", { name: lesson("mark-done") })
    .click();
  await announced(visitor.page(), lesson("lesson-done"));
  await download(keeper.page(), "en");

  for (const { guard } of [keeper, visitor]) guard.expectCuts();
  await server.start(builds.withoutCourse);
  await keeper.page().goto(courseHref("en", fixtureCourse));
  await keeper.page().getByRole("heading", { level: 1, name: course.title }).waitFor();
  await keeper.page().goto(course.href("answer-to-a-note"));
  await keeper
    .page()
    .getByRole("button", { name: lesson("mark-done") })
    .click();
  await announced(keeper.page(), lesson("lesson-done"));
  await keeper.page().goto(course.href("check-notes"));
  await quizTaker(keeper.page(), practice).button("begin").click();
  await quizTaker(keeper.page(), practice).answer("right");

  await visitor.page().goto(course.href("claim-in-a-note"));
  await visitor
    .page()
    .getByRole("heading", { name: common("problem.course-gone.title") })
    .waitFor();
});

/** What the browser tells a page whose tab is shown again. */
const showAgain = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
const brandOf = (page: Page) => page.getByRole("banner").getByRole("link").first().innerText();
const markPage = (page: Page) => page.evaluate(() => document.body.setAttribute("data-marked", ""));
const isMarked = (page: Page) => page.evaluate(() => document.body.hasAttribute("data-marked"));

/** Names of the pack files that a page fetches from now on. */
function packFilesOf(page: Page): string[] {
  const names: string[] = [];
  page.on("request", (request) => {
    const name = /\/packs\/([0-9a-f]{32})\.json$/.exec(request.url())?.[1];
    if (name) names.push(name);
  });
  return names;
}

const changedFiles = (before: ReadonlySet<string>, after: ReadonlySet<string>) => [...after].filter((file) => !before.has(file));

/** The manifest and every file that a download in English needs. */
async function readFilesOf(dist: string): Promise<ReadonlySet<string>> {
  const texts = await readCourse(dist, fixtureCourse, "en");
  return new Set([texts.version, ...texts.filesIn(["en"])]);
}
