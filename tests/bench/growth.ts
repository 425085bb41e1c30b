import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { FixtureCourse } from "./fixture-course.ts";
import { longRecordFile } from "./long-record.ts";
import type { Samples } from "./rows.ts";
import { cpuSlowdown, stopWorkers, type Visit, withVisit } from "./visit.ts";

/** Statements on the device in the two cases compared. */
const recordSizes = { small: 100, large: 100_000 } as const;
const importMs = 120_000;
/** The learner's place in the course, on the app's first page. */
const progressShown = "main .go > h2 ~ .meta";

/**
 * Imports a short and a long record on two devices as a learner would, then opens the app on both in turn, `rounds` times, and waits
 * for its progress.
 */
export function measureGrowth(
  browser: Browser,
  course: FixtureCourse,
  port: number,
  { rounds, folder }: { readonly rounds: number; readonly folder: string },
): Promise<Samples> {
  return withVisit(browser, port, "en", (small) =>
    withVisit(browser, port, "en", async (large) => {
      const first = {
        small: await importRecord(small, recordFile(course, folder, recordSizes.small)),
        large: await importRecord(large, recordFile(course, folder, recordSizes.large)),
      };
      const base: number[] = [];
      const app: number[] = [];
      for (let round = 0; round < rounds; round++) {
        base.push(await openMs(small, first.small));
        app.push(await openMs(large, first.large));
      }
      return { base, app };
    }),
  );
}

function recordFile(course: FixtureCourse, folder: string, count: number): string {
  const file = join(folder, `record-${count}.json`);
  writeFileSync(file, longRecordFile(course, count));
  return file;
}

/** From navigation until the app's first page shows how far the learner came. */
async function openMs(visit: Visit, first: Page): Promise<number> {
  await stopWorkers(first);
  const page = await visit.newPage(cpuSlowdown);
  await page.addInitScript(`bench.shown = bench.firstMatch(${JSON.stringify(progressShown)})`);
  await page.goto(`${visit.origin}/en`);
  const shownMs = await page.evaluate<number>("bench.shown");
  await page.close();
  return shownMs;
}

/** A record of somebody else is taken over after a question. The app is opened once afterwards, so that its caches stand. */
async function importRecord({ line, origin, newPage }: Visit, file: string): Promise<Page> {
  const page = await newPage(1);
  await page.goto(`${origin}/en/settings`);
  await page.evaluate<void>("bench.workerReady()");
  await page.locator("#my-data .btn--quiet:enabled").first().waitFor();
  await page.locator("#my-data input[type=file]").setInputFiles(file);
  await page.locator("#my-data [role=alert] .btn--quiet").click({ timeout: importMs });
  await page.locator("#my-data [role=status]:not(:empty)").waitFor({ timeout: importMs });
  await page.goto(`${origin}/en`);
  await page.locator(progressShown).waitFor({ timeout: importMs });
  await line.quiet(1000);
  return page;
}
