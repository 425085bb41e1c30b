import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, CDPSession, Page } from "playwright-core";
import { isLocale, type Locale } from "#domain/locale.ts";
import { concordanceHref, courseHref, homeHref, searchHref } from "#page/address.ts";
import { root } from "../../tools/run/child.ts";
import { download } from "../journeys/support/reader.ts";
import { createClosers } from "./closers.ts";
import { buildConcord, startConcordServer } from "./concord-server.ts";
import { fastLine } from "./slow-line.ts";
import { at, median } from "./statistics.ts";
import { readTlsFiles } from "./tls.ts";
import { cpuSlowdown, launchChromium, slowDown, withVisit } from "./visit.ts";

/**
 * `npm run bench -- typing`: somebody opens the search and types while the courses on the device are being indexed in two languages, with
 * the page's main thread six times slower; beside it the same keys in a page that is nothing but a field. Then how long after the last
 * letter of each word its answer is there, six times slower and not. `--rounds n` (3) for each `--locale xx` (en, ar, ru; may be given
 * again); `--skip-build` takes the last build.
 */
const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    locale: { type: "string", multiple: true, default: ["en", "ar", "ru"] },
    "skip-build": { type: "boolean", default: false },
  },
});
const dist = join(root, ".cache/bench-typing-dist");
const courses = ["un-framework", "state-responsibility", "international-law", "response-options", "norms"] as const;
/** Between two keys of somebody who types fast, and of somebody whose next key comes just when results are drawn. */
const fastMs = 120;
const slowMs = 210;
const typed: Partial<Record<Locale, string>> = {
  en: "injured states may take proportionate countermeasures against another",
  ar: "يجوز للدولة المضرورة أن تتخذ تدابير مضادة متناسبة ضد دولة أخرى مسؤولة",
  ru: "потерпевшее государство может принять соразмерные контрмеры в ответ",
};
/** Asked for of a key, and of an answer where nothing is slowed down. */
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
  if (!options["skip-build"]) await buildConcord(join(root, "courses"), dist, 1);
  const tls = readTlsFiles();
  const server = startConcordServer(join(folder, "data"), tls, { dist });
  closers.add(server.stop);
  const port = await server.port;
  const browser = await launchChromium(tls.publicKeyHash);
  closers.add(() => browser.close());

  console.log(`\nKeys typed into the search, ${cpuSlowdown}x slower, in ms; a key should be handled within ${delayLimitMs}`);
  for (const locale of options.locale.filter(isLocale)) {
    const bare: Key[] = [];
    const fast: Key[] = [];
    const slow: Key[] = [];
    const answers: number[] = [];
    const slowAnswers: number[] = [];
    for (let round = 0; round < Number(options.rounds); round++) {
      bare.push(...(await typeIntoBarePage(browser, port, locale)));
      const keys = await typeWhileIndexing(browser, port, locale);
      fast.push(...keys.fast);
      slow.push(...keys.slow);
      answers.push(...keys.answers);
      slowAnswers.push(...keys.slowAnswers);
    }
    console.log(`\n${locale}, load of the machine ${loadavg()[0]?.toFixed(1)}`);
    tell("in a page with a field only", bare);
    tell(
      "while courses are indexed",
      fast.filter(({ busy }) => busy),
    );
    tell(
      "once they are",
      fast.filter(({ busy }) => !busy),
    );
    tell(`once they are, ${slowMs} ms after one another`, slow);
    console.log(`${slowAnswers.length} answers painted after the last key of a word: ${figures(slowAnswers)}`);
    console.log(`${answers.length} answers, not slowed down: ${figures(answers)}`);
  }
}

const figures = (values: readonly number[]) =>
  `median ${median(values).toFixed(0)}, 95 % ${at(values, 0.95).toFixed(0)}, worst ${Math.max(...values).toFixed(0)}`;

function tell(when: string, keys: readonly Key[]): void {
  const late = keys.filter(({ delayMs }) => delayMs > delayLimitMs).length;
  console.log(`${keys.length} keys ${when}`);
  console.log(`  until it is handled: ${figures(keys.map(({ delayMs }) => delayMs))}; ${late} late`);
  console.log(`  until it is painted: ${figures(keys.map(({ paintMs }) => paintMs))}`);
}

/** A device with the courses and no index of them: the search is opened from the first page, and typed into as soon as its field is there. */
function typeWhileIndexing(browser: Browser, port: number, locale: Locale) {
  return withVisit(browser, port, locale, async ({ line, newPage }) => {
    line.shape(fastLine);
    const page = await newPage(1);
    for (const course of courses) {
      await page.goto(courseHref(locale, course));
      await page.evaluate<void>("bench.workerReady()");
      await download(page, locale, [locale === "en" ? "ar" : "en"]);
    }
    await line.quiet(1000);
    await page.goto(homeHref(locale));
    await line.quiet(1000);
    await page.evaluate(() => caches.delete("concord-search"));
    await slowDown(page, cpuSlowdown);
    await page
      .locator(`header a[href="${searchHref(locale)}"]`)
      .filter({ visible: true })
      .first()
      .click();
    const fast = await type(page, locale, fastMs);
    await page.locator(indexing).waitFor({ state: "detached" });
    const field = page.getByRole("searchbox");
    await field.fill("");
    const slow = await type(page, locale, slowMs);
    await field.fill("");
    const slowAnswers = await typeWordByWord(page, locale);
    await field.fill("");
    await slowDown(page, 1);
    return { fast, slow, slowAnswers, answers: await typeWordByWord(page, locale) };
  });
}

/** What this machine, slowed down, needs for the keys alone. */
function typeIntoBarePage(browser: Browser, port: number, locale: Locale): Promise<readonly Key[]> {
  return withVisit(browser, port, locale, async ({ newPage }) => {
    const page = await newPage(cpuSlowdown);
    await page.setContent("<!doctype html><input type=search autofocus>");
    return type(page, locale, fastMs);
  });
}

/** One key after another at a steady pace, however long the page takes. */
async function type(page: Page, locale: Locale, betweenKeysMs: number): Promise<readonly Key[]> {
  const session = await page.context().newCDPSession(page);
  await page.evaluate<void>(`bench.recordKeys(${JSON.stringify(indexing)})`);
  await page.locator("input[type=search]:focus").waitFor();
  const begun = performance.now();
  const pressed = Array.from(typed[locale] ?? "", async (letter, index) => {
    await new Promise((resolve) => setTimeout(resolve, begun + index * betweenKeysMs - performance.now()));
    await press(session, letter);
  });
  await Promise.all(pressed);
  await page.evaluate<void>("bench.frame()");
  return page.evaluate<readonly Key[]>("bench.keys");
}

/** Somebody who stops after each word: how long the answer to what stands there then is waited for. */
async function typeWordByWord(page: Page, locale: Locale): Promise<readonly number[]> {
  const session = await page.context().newCDPSession(page);
  const waited: number[] = [];
  let text = "";
  for (const word of typed[locale]?.split(/(?= )/) ?? []) {
    text += word;
    const answer = `main a[href$="${concordanceHref(locale)}?${new URLSearchParams({ q: text })}"]`;
    await page.evaluate<void>(`void (bench.answer = bench.keyToPaint(${JSON.stringify(answer)}))`);
    for (const letter of word) {
      await press(session, letter);
      await new Promise((resolve) => setTimeout(resolve, fastMs));
    }
    await page.locator(answer).waitFor();
    waited.push(await page.evaluate<number>("bench.answer"));
  }
  return waited;
}

/** A key of any keyboard; Playwright's own knows the American one. */
async function press(session: CDPSession, key: string): Promise<void> {
  await session.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", key });
}

await closers.around(main);
