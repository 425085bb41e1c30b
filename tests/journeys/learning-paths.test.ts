import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { diagnosticQuiz, pathsPack } from "#domain/course/learning-paths.ts";
import type { Catalogue, CourseManifest, FileRef } from "#domain/pack/manifest.ts";
import { installedAddress, packCache } from "#offline/service-worker/messages.ts";
import { catalogueHref, courseHref, diagnosticHref } from "#page/address.ts";
import { createActivitySource } from "#page/page-source.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { quizTaker } from "./support/quiz-taker.ts";
import { storedForOffline } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const course = await readCourse(builds.fixture, fixtureCourse, "ar");
const { pages, quiz, reader } = wordsOf("ar");

it("leads a newcomer from the list of courses through the questions to a course, in Arabic, by keyboard, without a network and over a reload", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin, { language: "ar", viewport: { width: 360, height: 740 } });
  const page = browser.page();
  const main = page.getByRole("main");
  await page.goto(catalogueHref("ar"));
  await storedForOffline(page);
  await expect.poll(() => pathsAreStored(page)).toBe(true);
  browser.guard.expectCuts();
  await server.stop();

  await press(page, main.getByRole("link", { name: pages("paths.link") }));
  await press(page, main.getByRole("link", { name: reader("paths.diagnostic.begin") }));
  await page.waitForURL(`**${diagnosticHref("ar")}`);
  await press(page, main.getByRole("button", { name: quiz("begin") }));

  const taker = quizTaker(page, await diagnostic());
  await taker.answer("right");
  await taker.leaveBy("next");
  await page.reload();
  await taker.answer("wrong");
  await taker.leaveBy("overview");
  await press(page, main.getByRole("button", { name: quiz("hand-in"), exact: true }));
  await press(page, main.getByRole("button", { name: quiz("hand-in.now") }));

  const why = reader("paths.begin.why", { right: 1, asked: 2 });
  await main.getByText(why).waitFor();
  await page.reload();
  await main.getByText(why).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

  browser.guard.expectCuts();
  await server.start();
  await press(page, main.getByRole("link", { name: course.title }).first());
  await page.waitForURL(`**${courseHref("ar", fixtureCourse)}`);
  await main.getByRole("heading", { level: 1 }).waitFor();
});

/** The paths come by themselves, some time after the page. */
const pathsAreStored = (page: Page): Promise<boolean> =>
  page.evaluate(
    async ({ cache, address, pack }) => {
      const listed = await (await caches.open(cache)).match(address);
      return listed !== undefined && pack in (await listed.json());
    },
    { cache: packCache, address: installedAddress, pack: pathsPack },
  );

/** The questions with their keys, from the packs of the build. */
async function diagnostic() {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(builds.fixture, "packs", `${name}.json`), "utf8")) as T;
  const version = read<Catalogue>("catalogue").paths?.version ?? "";
  const source = createActivitySource({
    manifest: async () => ({ version, manifest: read<CourseManifest>(version) }),
    file: async ({ hash }: FileRef) => read(hash),
  });
  const found = await source.activity("ar", pathsPack, diagnosticQuiz);
  if (found.kind !== "quiz") throw new Error("the diagnostic is no quiz");
  return found;
}

/** By keys alone: the control gets the focus as Tab would give it, and Enter presses it. */
async function press(page: Page, control: Locator): Promise<void> {
  await control.focus();
  await page.keyboard.press("Enter");
}
