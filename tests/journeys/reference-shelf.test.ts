import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { courseHref, glossaryHref, timelineHref } from "#page/address.ts";
import { findings } from "../audit/page-checks.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { announced, storedForOffline } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const { pages, reference } = wordsOf("en");

/** A page of the app with the fixture course downloaded, and the server gone. */
async function openOffline(options: Parameters<typeof openBrowser>[1] = {}) {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin, options);
  const page = browser.page();
  await page.goto(courseHref("en", fixtureCourse));
  await storedForOffline(page);
  await page.getByRole("button", { name: pages.like("download.button") }).click();
  await announced(page, pages("download.done"));
  browser.guard.expectCuts();
  await server.stop();
  return { page, course: await readCourse(builds.fixture, fixtureCourse, "en") };
}

const panel = (page: Page) => page.getByRole("dialog");

it("leads from a word in a lesson to its entry and on to every place that uses it, with keys only and no network", async () => {
  const { page, course } = await openOffline();
  await page.goto(course.href("what-a-note-is"));
  const word = page.getByRole("button", { name: "note verbale" }).first();
  await word.waitFor();
  await page.locator("h1").click();
  const inTexts = ":is([data-term], [data-cite])";
  const stops = await page.locator(`${inTexts}[tabindex="0"]`).count();
  expect(stops).toBeLessThanOrEqual((await page.locator(".blk--heading").count()) + 1);
  expect(stops).toBeGreaterThan(0);

  await word.focus();
  await page.keyboard.press("Enter");
  await panel(page).getByText("A written message between a mission and a ministry in the third person.").waitFor();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  expect(await word.evaluate((element) => element === document.activeElement)).toBe(true);

  await page.keyboard.press("Enter");
  await panel(page)
    .getByRole("link", { name: reference("panel.open-glossary") })
    .click();
  await page.getByRole("heading", { level: 1, name: "note verbale" }).waitFor();
  expect(await panel(page).count()).toBe(0);
  await page.getByRole("complementary").getByRole("link").first().click();
  await page.locator("article.lesson").waitFor();
  expect(new URL(page.url()).hash).not.toBe("");
});

it("leads from a citation to its paragraph in the library, which a reload without a network keeps", async () => {
  const { page, course } = await openOffline({ viewport: { width: 360, height: 740 } });
  await page.goto(course.href("what-a-note-is"));
  const cite = page.getByRole("button", { name: /^\(?art\.\s41\s\(2\)\)?$/ }).first();
  await cite.click();
  await panel(page)
    .getByText(reference("panel.here", { pinpoint: "art.\u00A041\u00A0(2)" }))
    .waitFor();
  const [word, sheet] = [await cite.boundingBox(), await panel(page).boundingBox()];
  expect((word?.y ?? 0) + (word?.height ?? 0)).toBeLessThanOrEqual(sheet?.y ?? 0);
  await panel(page)
    .getByRole("link", { name: reference("panel.open-library") })
    .click();
  const here = page.locator('[aria-current="location"]');
  await here.getByRole("heading", { name: "art. 41 (2)" }).waitFor();
  await page.reload();
  await here.getByRole("heading", { name: "art. 41 (2)" }).waitFor();
});

it("opens an address without a language in one that is kept", async () => {
  const { page } = await openOffline();
  await page.goto("/library/vcdr-1961#41(2)");
  await page.locator('[aria-current="location"]').waitFor();
  expect(new URL(page.url()).pathname).toBe("/en/library/vcdr-1961");
});

it("is filtered, drawn and read without a network", async () => {
  const { page } = await openOffline();
  await page.goto(glossaryHref("en"));
  await page.getByRole("searchbox").fill("تدبير");
  await page.getByText(reference("terms", { count: 1 })).waitFor();
  await page.goto(timelineHref("en"));
  await page.getByRole("combobox", { name: reference("filter.body") }).selectOption({ label: reference("body.expert-group") });
  await page.getByText(reference("events", { count: 1 })).waitFor();
  await page.getByRole("button", { name: reference("timeline.zoom-in") }).click();
  await page.locator(".tl-svg .mark").first().click();
  await page.locator('#second-report[aria-current="location"]').waitFor();
});
