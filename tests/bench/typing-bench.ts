import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { courseHref, homeHref, searchHref } from "#page/address.ts";
import { root } from "../../tools/run/child.ts";
import { download } from "../journeys/support/reader.ts";
import { createClosers } from "./closers.ts";
import { buildConcord, startConcordServer } from "./concord-server.ts";
import { writeLongCourses } from "./long-course.ts";
import { fastLine } from "./slow-line.ts";
import { at, median } from "./statistics.ts";
import { readTlsFiles } from "./tls.ts";
import { cpuSlowdown, launchChromium, slowDown, withVisit } from "./visit.ts";

/**
 * `npm run bench -- typing`: somebody opens the search and types while three courses of 25 lessons are being indexed in two languages,
 * with the page's main thread six times slower. `--rounds n` (5); `--skip-build` takes the last build.
 */
const { values: options } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, "skip-build": { type: "boolean", default: false } },
});
const dist = join(root, ".cache/bench-typing-dist");
const lessons = 25;
const copies = 3;
/** Somebody who types fast: about sixty words a minute. */
const betweenKeysMs = 120;
const typed = "responsible state notifies its claim and weighs the answer to the note";
const delayLimitMs = 50;
/** Stands on the page until every index is made. */
const indexing = "aside progress";
const closers = createClosers();

/** From the moment at which the browser took the key: until the page's first handler ran, and until the end of the frame after it. */
interface Key {
  readonly delayMs: number;
  readonly paintMs: number;
  readonly busy: boolean;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "concord-typing-bench-"));
  closers.add(() => rmSync(folder, { recursive: true, force: true }));
  const courses = writeLongCourses(join(folder, "courses"), lessons, copies);
  if (!options["skip-build"]) await buildConcord(join(folder, "courses"), dist, 1);
  const tls = readTlsFiles();
  const server = startConcordServer(join(folder, "data"), tls, { dist });
  closers.add(server.stop);
  const port = await server.port;
  const browser = await launchChromium(tls.publicKeyHash);
  closers.add(() => browser.close());

  const keys: Key[] = [];
  for (let round = 0; round < Number(options.rounds); round++) keys.push(...(await typeWhileIndexing(browser, port, courses)));
  console.log(`\nKeys typed into the search, ${cpuSlowdown}x slower; load of the machine ${loadavg()[0]?.toFixed(1)}`);
  tell(
    "while the courses are indexed",
    keys.filter(({ busy }) => busy),
  );
  tell(
    "once they are",
    keys.filter(({ busy }) => !busy),
  );
}

function tell(when: string, keys: readonly Key[]): void {
  const figures = (values: readonly number[]) =>
    `median ${median(values).toFixed(0)}, 95 % ${at(values, 0.95).toFixed(0)}, worst ${Math.max(...values).toFixed(0)} ms`;
  console.log(`${keys.length} keys ${when}`);
  console.log(`  until it is handled: ${figures(keys.map(({ delayMs }) => delayMs))}; limit ${delayLimitMs} ms`);
  console.log(`  until it is painted: ${figures(keys.map(({ paintMs }) => paintMs))}`);
}

/** A device with the courses and no index of them: the search is opened from the first page, and typed into as soon as its field is there. */
function typeWhileIndexing(browser: Browser, port: number, courses: readonly string[]): Promise<readonly Key[]> {
  return withVisit(browser, port, "en", async ({ line, newPage }) => {
    line.shape(fastLine);
    const page = await newPage(1);
    for (const course of courses) {
      await page.goto(courseHref("en", course));
      await page.evaluate<void>("bench.workerReady()");
      await download(page, "en", ["ar"]);
    }
    await line.quiet(1000);
    await page.goto(homeHref("en"));
    await line.quiet(1000);
    await page.evaluate(() => caches.delete("concord-search"));
    await slowDown(page, cpuSlowdown);
    await page.evaluate<void>(`bench.recordKeys(${JSON.stringify(indexing)})`);
    await page
      .locator(`header a[href="${searchHref("en")}"]`)
      .filter({ visible: true })
      .first()
      .click();
    await page.locator("input[type=search]:focus").waitFor();
    await type(page, typed);
    await page.waitForFunction("bench.keys.every(({ paintMs }) => paintMs)");
    return page.evaluate<readonly Key[]>("bench.keys");
  });
}

/** One key after another at a steady pace, however long the page takes. */
async function type(page: Page, text: string): Promise<void> {
  const begun = performance.now();
  const pressed = Array.from(text, async (letter, index) => {
    await new Promise((resolve) => setTimeout(resolve, begun + index * betweenKeysMs - performance.now()));
    await page.keyboard.press(letter);
  });
  await Promise.all(pressed);
}

await closers.around(main);
