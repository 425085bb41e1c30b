import { statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { benchDist } from "./concord-server.ts";
import type { BenchLocale } from "./fixture-course.ts";
import { fastLine, unixNow } from "./slow-line.ts";
import type { ScenarioControls, Subject } from "./subjects.ts";
import { cpuSlowdown, heapBytes, slowDown, slowLine, stopWorkers, withVisit } from "./visit.ts";

interface Paint {
  readonly ms: number;
  readonly unixMs: number;
  readonly inText: boolean;
}
/** Time for a page to take over its markup, after which nothing of it should be painted anew. */
const settleMs = 500;
const quietMs = 1000;
/** Times the same kept course is opened again in one round. */
const reopenings = 3;
/** Decisions taken in one round. */
const decisions = 3;

async function textPaint(page: Page): Promise<Paint> {
  await page.waitForTimeout(settleMs);
  const paint = await page.evaluate<Paint>("bench.largestPaint()");
  if (!paint.inText) throw new Error(`${page.url()}: the largest paint is not in the text of the lesson`);
  return paint;
}

/** A lesson on a device that was never here, over the slow line. */
export function measureLesson(
  browser: Browser,
  locale: BenchLocale,
  subject: Subject,
): Promise<{ lessonMs: number; criticalBytes: number }> {
  return withVisit(browser, subject.port, locale, async ({ line, origin, newPage }) => {
    const page = await newPage(cpuSlowdown);
    line.shape(slowLine);
    const startMs = unixNow();
    await page.goto(origin + subject.lessonAddress);
    const paint = await textPaint(page);
    return { lessonMs: paint.ms, criticalBytes: line.received(startMs, paint.unixMs) };
  });
}

export interface QuizMeasures {
  readonly usableMs: number;
  readonly feedbackMs: number;
  readonly heapBytes: number;
}

/** A quiz on a device that was never here: over the slow line until it can be answered, then answered to its end. */
export function measureQuiz(browser: Browser, locale: BenchLocale, subject: Subject): Promise<QuizMeasures> {
  return withVisit(browser, subject.port, locale, async ({ line, origin, newPage }) => {
    const page = await newPage(cpuSlowdown);
    await page.addInitScript(`bench.usable = bench.firstMatch(${JSON.stringify(subject.usable)})`);
    line.shape(slowLine);
    await page.goto(origin + subject.quizAddress);
    let usableMs = await page.evaluate<number>("bench.usable");
    if (subject.begin && (await page.locator(subject.begin).isVisible()))
      usableMs += await clickToPaint(page, subject.begin, subject.option);

    line.shape(fastLine);
    await line.quiet(quietMs);
    await page.locator(subject.option).first().check();
    const feedbackMs = await clickToPaint(page, subject.check, subject.feedback);
    await slowDown(page, 1);
    await subject.finish(page);
    await line.quiet(quietMs);
    return { usableMs, feedbackMs, heapBytes: await heapBytes(page) };
  });
}

/** Decisions of one scenario, each from the click on "Decide"; the device is open and the line fast. */
export function measureDecisions(
  browser: Browser,
  locale: BenchLocale,
  port: number,
  { address, role, begin, option, decide, consequence, goOn }: ScenarioControls,
): Promise<readonly number[]> {
  return withVisit(browser, port, locale, async ({ line, origin, newPage }) => {
    line.shape(fastLine);
    const page = await newPage(cpuSlowdown);
    await page.goto(origin + address);
    await page.locator(role).first().check();
    await page.locator(begin).click();
    const times: number[] = [];
    for (let decision = 0; decision < decisions; decision++) {
      await page.locator(option).first().check();
      await line.quiet(quietMs);
      times.push(await clickToPaint(page, decide, consequence));
      await page.locator(goOn).click();
    }
    return times;
  });
}

/** A real click, to the end of the frame that shows what it brought about. */
async function clickToPaint(page: Page, control: string, shown: string): Promise<number> {
  const [ms] = await Promise.all([
    page.evaluate<number>(`bench.clickToPaint(${JSON.stringify(shown)})`),
    page.locator(control).first().click(),
  ]);
  return ms;
}

export interface KeptMeasures {
  /** All that came over the line until the course was whole on the device, fonts left out. */
  readonly courseBytes: number;
  readonly fontBytes: number;
  /** A lesson opened again with no server. */
  readonly reopenedMs: readonly number[];
}

/** A course brought onto a device that was never here, then opened in new pages with no server. */
export function measureKept(browser: Browser, locale: BenchLocale, subject: Subject): Promise<KeptMeasures> {
  return withVisit(browser, subject.port, locale, async ({ context, line, origin, newPage }) => {
    const fonts = new Set<string>();
    context.on("request", (request) => {
      if (request.url().endsWith(".woff2")) fonts.add(new URL(request.url()).pathname);
    });
    const first = await newPage(1);
    await first.goto(origin + subject.lessonAddress);
    await subject.keep(first, origin);
    await line.quiet(quietMs);
    const fontBytes = [...fonts].reduce((sum, address) => sum + statSync(join(benchDist, "web", address)).size, 0);
    const courseBytes = line.received(0) - fontBytes;

    await line.cut();
    const reopenedMs: number[] = [];
    for (let opening = 0; opening < reopenings; opening++) {
      await stopWorkers(first);
      const page = await newPage(cpuSlowdown);
      await page.goto(origin + subject.lessonAddress);
      reopenedMs.push((await textPaint(page)).ms);
      await page.close();
    }
    return { courseBytes, fontBytes, reopenedMs };
  });
}
