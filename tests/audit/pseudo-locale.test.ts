import { expect, it } from "vitest";
import { dirOf } from "#domain/locale.ts";
import { startServer } from "../journeys/support/app-server.ts";
import { openBrowser } from "../journeys/support/browser.ts";
import { builds, pseudoLocales, pseudoWords } from "../journeys/support/builds.ts";
import { readWordsFrom } from "../journeys/support/words.ts";
import { overflow } from "./page-checks.ts";
import { clippedAndCovered, hardCodedWords } from "./pseudo-checks.ts";
import { walk } from "./walk.ts";

readWordsFrom(pseudoWords);
/** What the walk types, and names of programs. The rest of the Arabic page has no Latin letter but those of symbols. */
const ofPeople = ["Amina Adler", "Bring your questions; we begin with them.", "Chrome, Linux"];
const sizes = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

it.each(pseudoLocales)(
  "shows no word that is written into the code, cuts none off and lays no control upon another, in longer words than any language has, in the place of %s",
  { timeout: 420_000 },
  async (locale) => {
    const server = await startServer(builds.pseudo);
    const browser = await openBrowser(server.origin, { language: locale, viewport: { width: 1280, height: 800 } });
    browser.guard.expectMissing(`/${locale}/nonsense`);
    const page = browser.page();
    const faults = new Set<string>();
    const readsRightToLeft = dirOf(locale) === "rtl";
    const look = async (state: string) => {
      if (readsRightToLeft) for (const fault of await hardCodedWords(page, ofPeople)) faults.add(`${state}: ${fault}`);
      for (const size of sizes) {
        await page.setViewportSize(size);
        const wider = await overflow(page);
        for (const fault of await clippedAndCovered(page)) faults.add(`${state}, ${size.width} px: ${fault}`);
        if (wider > 0) faults.add(`${state}: ${wider} px wider than ${size.width} px`);
      }
    };
    await walk(page, locale, server.setUpPath, look, builds.pseudo);
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(dirOf(locale));
    expect([...faults]).toEqual([]);
  },
);
