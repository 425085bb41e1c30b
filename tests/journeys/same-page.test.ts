import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Locale } from "#domain/locale.ts";
import { courseHref, inLocale } from "#page/address.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { everyKindOfPage } from "./support/pages.ts";
import { download, storedForOffline } from "./support/reader.ts";

it("gives a downloaded lesson from the worker byte for byte as the build wrote it, in every language", async () => {
  const server = await startServer(builds.real);
  const course = await readCourse(builds.real, "state-responsibility", "en");
  const page = (await openBrowser(server.origin)).page();
  await page.goto(courseHref("en", "state-responsibility"));
  await storedForOffline(page);
  await download(page, "en", ["ar", "fr"]);
  const lessons = course.places.filter(({ activity }) => activity.kind === "lesson").map(({ activity }) => activity.id);
  expect(lessons.length).toBeGreaterThanOrEqual(12);
  for (const locale of ["en", "ar", "fr"] as const) {
    for (const lesson of lessons) {
      const address = inLocale(course.href(lesson), locale);
      const response = await page.goto(address, { waitUntil: "commit" });
      expect(response?.fromServiceWorker(), address).toBe(true);
      const built = await page.evaluate(async (plain) => (await fetch(plain)).text(), `${address}?plain`);
      expect(await response?.text(), address).toBe(built);
    }
  }
});

it.each([
  { locale: "en", name: "phone", viewport: { width: 360, height: 740 } },
  { locale: "ar", name: "desktop", viewport: { width: 1280, height: 800 } },
] as const)("moves nothing under the reader on a first visit to any kind of page in $locale, on a $name", async ({ locale, viewport }) => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin, { viewport, fault: namesOfShifts });
  const page = browser.page();
  const session = await browser.context().newCDPSession(page);
  const shifts: Record<string, string> = {};
  for (const address of await addresses(locale)) {
    await session.send("Storage.clearDataForOrigin", { origin: server.origin, storageTypes: "all" });
    await session.send("Network.clearBrowserCache");
    await page.goto(address);
    await settled(page);
    const moved = await page.evaluate(() => document.documentElement.dataset.moved);
    if (moved) shifts[address] = moved;
    await page.goto("about:blank");
  }
  expect(shifts).toEqual({});
});

it("is taken over by React without a difference to report, on every kind of page, before and after the worker", async () => {
  const server = await startServer(builds.development);
  const visitTwice = async (locale: Locale) => {
    const browser = await openBrowser(server.origin, { language: locale });
    browser.guard.expectMessage(/Download the React DevTools/);
    for (let visit = 1; visit <= 2; visit++) {
      for (const address of await addresses(locale)) {
        await browser.page().goto(address);
        await settled(browser.page());
      }
      await storedForOffline(browser.page());
    }
    expect(browser.guard.problems).toEqual([]);
  };
  await Promise.all([visitTwice("en"), visitTwice("ar")]); // most of the time is spent waiting for a quiet line
});

const addresses = async (locale: Locale) => everyKindOfPage(locale, await readCourse(builds.fixture, fixtureCourse, locale));

/** Names what a layout shift moved, from where to where, on the root element. A shift that rounds to 0.000 is none, such as an icon of the tab bar while its page arrives. */
const namesOfShifts = `new PerformanceObserver((list) => {
  const { dataset } = document.documentElement;
  const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(",");
  for (const { sources, value } of list.getEntries()) {
    if (value < 0.0005) continue;
    const moves = sources.map(({ node, previousRect, currentRect }) =>
      [node?.nodeName, (node?.textContent ?? "").slice(0, 30), place(previousRect), "to", place(currentRect)].join(" "));
    dataset.moved = [dataset.moved, ...moves].filter(Boolean).join(" | ");
  }
}).observe({ type: "layout-shift", buffered: true });`;

/** Resolves when the app has the page, the device is open and nothing more is being fetched. */
async function settled(page: Page): Promise<void> {
  await storedForOffline(page);
  await page.waitForLoadState("networkidle");
}
