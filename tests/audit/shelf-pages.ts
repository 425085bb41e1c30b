import type { Page } from "playwright-core";
import { type Locale, locales } from "#domain/locale.ts";
import {
  activityHref,
  concordanceHref,
  courseHref,
  glossaryHref,
  instrumentHref,
  libraryHref,
  notesHref,
  reviewHref,
  searchHref,
  termHref,
  timelineHref,
} from "#page/address.ts";
import { startServer } from "../journeys/support/app-server.ts";
import { openBrowser } from "../journeys/support/browser.ts";
import { builds, fixtureCourse } from "../journeys/support/builds.ts";
import { readCourse } from "../journeys/support/course-texts.ts";
import { download, storedForOffline, writeNote } from "../journeys/support/reader.ts";
import { findings, overflow, smallTargets } from "./page-checks.ts";

export const shelfLooks = [
  { colorScheme: "dark", size: { width: 360, height: 740 } },
  { colorScheme: "light", size: { width: 1280, height: 800 } },
  { colorScheme: "light", size: { width: 360, height: 740 } },
  { colorScheme: "dark", size: { width: 1280, height: 800 } },
] as const;
type ShelfLook = (typeof shelfLooks)[number];
/** With which looks a page is seen, by its place in the list. */
export type LooksAt = (place: number) => readonly ShelfLook[];

/** An address, and what stands on its page once there is something to look at. */
type Visit = readonly [address: string, shown: string];

/** The longest pages of the real shelf, a term in every language, and a quiz in two. */
const realPages: readonly Visit[] = [
  [instrumentHref("ar", "ilc-articles"), ".pinpoints"],
  [timelineHref("zh"), "main svg"],
  [libraryHref("ru"), ".shelf, .entries"],
  [glossaryHref("ar"), ".entries"],
  ...locales.map((locale): Visit => [termHref(locale, "countermeasure"), ".six"]),
  [`${activityHref("en", "un-framework", undefined, "pretest")}?with=ar`, "main form, main .acts"],
  [`${activityHref("ar", "un-framework", undefined, "pretest")}?with=en`, "main form, main .acts"],
];

/** What a reader finds, has written and reviews. */
const ownPages = (locale: Locale): readonly Visit[] => [
  [`${searchHref(locale)}?q=note`, ".results a"],
  [`${concordanceHref(locale)}?q=note`, ".lines a"],
  [notesHref(locale), ".note-card"],
  [reviewHref(locale), "main .btn"],
];

/** What is wrong on pages of the real shelf. */
export async function faultsOfRealPages(looksAt: LooksAt): Promise<readonly string[]> {
  const server = await startServer(builds.real);
  const browser = await openBrowser(server.origin);
  return faultsOn(browser.page(), realPages, looksAt);
}

/** What is wrong where somebody with a course, a note and terms to review finds them again, in these languages. */
export async function faultsOfOwnPages(languages: readonly Locale[], looksAt: LooksAt): Promise<readonly string[]> {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin);
  const page = browser.page();
  await page.goto(courseHref("en", fixtureCourse));
  await storedForOffline(page);
  await download(page, "en", ["ar"]);
  await page.goto((await readCourse(builds.fixture, fixtureCourse, "en")).href("what-a-note-is"));
  await writeNote(page, "form", "A/70/174");
  return faultsOn(page, languages.flatMap(ownPages), looksAt);
}

async function faultsOn(page: Page, visits: readonly Visit[], looksAt: LooksAt): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [place, [address, shown]] of visits.entries()) {
    await page.goto(address);
    await page.locator(shown).first().waitFor();
    for (const { colorScheme, size } of looksAt(place)) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      const wider = await overflow(page);
      const found = [...(await findings(page)), ...(await smallTargets(page)), ...(wider > 0 ? [`${wider} px too wide`] : [])];
      faults.push(...found.map((fault) => `${address}, ${size.width} px, ${colorScheme}: ${fault}`));
    }
  }
  return faults;
}
