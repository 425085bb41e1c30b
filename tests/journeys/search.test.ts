import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { courseHref, homeHref } from "#page/address.ts";
import { findings } from "../audit/page-checks.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { announced, download, storedForOffline } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const words = wordsOf("en");

/** A phone with the fixture course in English and Arabic, and the server gone. */
async function openOffline() {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin, { viewport: { width: 360, height: 740 } });
  const page = browser.page();
  await page.goto(courseHref("en", fixtureCourse));
  await storedForOffline(page);
  await download(page, "en", ["ar"]);
  browser.guard.expectCuts();
  await server.stop();
  return page;
}

const searchTab = (page: Page) => page.getByRole("link", { name: words.common("nav.search"), exact: true }).filter({ visible: true });
async function search(page: Page, text: string): Promise<void> {
  await searchTab(page).click();
  await page.getByRole("searchbox").fill(text);
}
const firstLesson = (page: Page) =>
  page
    .getByRole("region", { name: words.search.within("search.kind.lesson") })
    .getByRole("link")
    .first();

/** All that the reader does in pages opened from now on: each tap, each key that is not a letter, and letters after one another as one. */
async function actionsOn(page: Page): Promise<readonly string[]> {
  const actions: string[] = [];
  await page.exposeFunction("acted", (action: string) => {
    if (action !== "types" || actions.at(-1) !== action) actions.push(action);
  });
  await page.addInitScript(() => {
    const { acted } = window as unknown as { acted: (action: string) => void };
    addEventListener("click", () => acted("taps")); // not captured: one that Playwright calls off, to try again, does not come here
    addEventListener("keydown", ({ key }) => acted(key.length === 1 ? "types" : `presses ${key}`), { capture: true });
  });
  return actions;
}

it("leads from a word heard in a meeting to the paragraph with its citation in two languages, in four actions, with the network off", async () => {
  const page = await openOffline();
  const actions = await actionsOn(page);
  await page.goto(homeHref("en"));

  await searchTab(page).click();
  await page.locator("input[type=search]:focus").waitFor(); // without a tap of its own
  await page.keyboard.type("substantiated");
  await firstLesson(page).click();
  await page.getByRole("link", { name: words.reader("two-languages"), exact: true }).click();
  await page.waitForURL(/\?with#./);

  const paragraph = page.locator(`.pair[id="${new URL(page.url()).hash.slice(1)}"]`);
  await paragraph.locator(".two [lang=ar]").first().waitFor({ state: "visible" });
  for (const side of [".one", ".two"])
    expect(await paragraph.locator(`${side} [data-cite="gge-2015-report:28(f)"]`).isVisible()).toBe(true);
  expect(actions).toEqual(["taps", "types", "taps", "taps"]);
});

it("finds Arabic written without vowels, a symbol and an article, and keeps what was sought over a reload", async () => {
  const page = await openOffline();
  await page.goto(homeHref("en"));
  await search(page, "المذكره");
  expect(await firstLesson(page).getAttribute("href")).toContain("text=ar");
  expect(await findings(page)).toEqual([]);

  const documents = page.getByRole("region", { name: words.search.within("search.kind.instrument") }).getByRole("link");
  await page.getByRole("searchbox").fill("a/70/174");
  await documents.and(page.locator('[href$="/library/gge-2015-report"]')).waitFor();
  await page.getByRole("searchbox").fill("art. 41");
  await firstLesson(page).waitFor();
  await page.waitForURL(/q=art/);
  await page.reload();
  await announced(page, words.search.within("search.results"));
  expect(await page.getByRole("searchbox").inputValue()).toBe("art. 41");
});
