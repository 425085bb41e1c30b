import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Locale } from "#domain/locale.ts";
import { inLocale } from "#page/address.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { type QuizTaker, quizTaker } from "./support/quiz-taker.ts";
import { announced, download, storedForOffline, switchLanguage } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const english = await readCourse(builds.fixture, fixtureCourse, "en");
const arabic = await readCourse(builds.fixture, fixtureCourse, "ar");
const address = english.href("check-notes");

async function takerIn(page: Page, locale: Locale): Promise<QuizTaker> {
  return quizTaker(page, await (locale === "ar" ? arabic : english).quiz("check-notes"));
}

it("keeps a half-given answer when the language is switched in the middle of a question, online and offline", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin);
  const page = browser.page();
  const [inEnglish, inArabic] = [await takerIn(page, "en"), await takerIn(page, "ar")];
  await page.goto(`/en/courses/${fixtureCourse}`);
  await storedForOffline(page);
  await download(page, "en", ["ar"]);

  await page.goto(address);
  await inEnglish.button("begin").click();
  const single = await inEnglish.answer("right");
  await switchLanguage(page, "ar");
  expect(await inArabic.item()).toMatchObject({ id: single.id });
  expect(await inArabic.control(single).isChecked()).toBe(true);

  browser.guard.expectCuts();
  await server.stop();
  await switchLanguage(page, "en");
  expect(await inEnglish.control(single).isChecked()).toBe(true);
  await inEnglish.button("check").click();
  await announced(page, wordsOf("en").quiz("verdict.right"));
  await switchLanguage(page, "ar");
  await page.getByText(wordsOf("ar").quiz("verdict.right")).first().waitFor();
  await inArabic.leaveBy("next");

  const multiple = await inArabic.item();
  await inArabic.control(multiple).check();
  await switchLanguage(page, "en");
  expect(await inEnglish.item()).toMatchObject({ id: multiple.id });
  expect(await inEnglish.control(multiple).isChecked()).toBe(true);
});

it("comes back to the same question with the half-given answer after the browser was closed", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin);
  const before = await takerIn(browser.page(), "en");
  await browser.page().goto(address);
  await before.button("begin").click();
  await before.answer("right");
  await before.button("check").click();
  await before.leaveBy("next");
  const asked = await before.answer("wrong");

  const page = await browser.restart();
  const after = await takerIn(page, "en");
  await page.goto(address);
  expect(await after.item()).toEqual(asked);
  expect(await after.control(asked).isChecked()).toBe(false);
  expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(2);
});

it("still has every checked answer after the browser's process has died", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin);
  const before = await takerIn(browser.page(), "en");
  await browser.page().goto(address);
  await before.button("begin").click();
  await before.answer("right");
  await before.button("check").click();
  await announced(browser.page(), wordsOf("en").quiz("kept"));

  const page = await browser.crash();
  await page.goto(inLocale(address, "ar"));
  await page.getByText(wordsOf("ar").quiz("verdict.right")).first().waitFor();
});
