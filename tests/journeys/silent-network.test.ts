import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import { courseHref, homeHref, recordHref, searchHref, settingsHref } from "#page/address.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { download, storedForOffline } from "./support/reader.ts";
import { startRelay } from "./support/relay.ts";
import { wordsOf } from "./support/words.ts";

const { common, pages, quiz, search, settings } = wordsOf("en");
/** Less than the app needs to take the network for gone. */
const soon = { timeout: 20_000 };

it("opens everything of a downloaded course by its address on a network that takes every request and answers none", async () => {
  const server = await startServer(builds.fixture);
  const relay = await startRelay(server.port);
  const course = await readCourse(builds.fixture, fixtureCourse, "en");
  const browser = await openBrowser(relay.origin);
  const page = browser.page();
  await page.goto(courseHref("en", fixtureCourse));
  await storedForOffline(page);
  await download(page, "en");

  browser.guard.expectCuts();
  relay.stallAfter(0);
  const main = page.getByRole("main");
  const title = (name: string) => main.getByRole("heading", { level: 1, name, exact: true });
  const screens: readonly (readonly [address: string, shown: Locator])[] = [
    [homeHref("en"), main.getByRole("link", { name: course.title }).first()],
    [courseHref("en", fixtureCourse), main.getByRole("button", { name: pages("download.remove") })],
    [course.href("what-a-note-is"), title(course.titleOf("what-a-note-is"))],
    [course.href("check-notes"), main.getByRole("button", { name: quiz.like("begin") })],
    [recordHref("en"), title(common("nav.record"))],
    [`${searchHref("en")}?q=substantiated`, main.getByRole("region", { name: search.within("search.kind.lesson") })],
    [settingsHref("en"), main.getByRole("combobox", { name: settings("interface-language") })],
    ["/", main.getByRole("link", { name: course.title }).first()],
  ];
  for (const [address, shown] of screens) {
    await page.goto(address, soon);
    await shown.waitFor(soon);
  }
  await page.goto(courseHref("en", fixtureCourse));
  await main
    .getByRole("link", { name: course.titleOf("claim-in-a-note") })
    .first()
    .click();
  await title(course.titleOf("claim-in-a-note")).waitFor(soon);
  expect(await page.getByText(common("problem.offline.title")).count()).toBe(0);
});
