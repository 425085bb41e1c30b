import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { root } from "../../tools/run/child.ts";
import { kibOf } from "./build-sizes.ts";
import { createClosers } from "./closers.ts";
import { benchDist, buildConcord, startConcordServer } from "./concord-server.ts";
import { type BenchLocale, benchLocales, readFixtureCourse } from "./fixture-course.ts";
import { measureGrowth } from "./growth.ts";
import { measureDecisions, measureKept, measureLesson, measureQuiz } from "./measures.ts";
import { reportText, sizesText } from "./report.ts";
import { createSampleTable, jsonFrom } from "./results.ts";
import { type RowId, rowIds } from "./rows.ts";
import { startStaticServer } from "./static-server.ts";
import { concordSubject, type Subject, staticSubject } from "./subjects.ts";
import { readTlsFiles } from "./tls.ts";
import { launchChromium } from "./visit.ts";

/**
 * `npm run bench`: the app beside a bare static page (docs/benchmark.md).
 * `--rounds n` (5); `--only row`, once or several times; `--json file` for every value; `--skip-build` takes the benchmark's last build.
 */
const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    only: { type: "string", multiple: true },
    json: { type: "string" },
    "skip-build": { type: "boolean", default: false },
  },
});
const courses = join(root, "tests/fixtures/courses/good");
const table = createSampleTable();
const fontKib = new Map<BenchLocale, number>();
const closers = createClosers();

async function main(): Promise<void> {
  const rounds = Number(options.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds takes a whole number from 1");
  const wanted = new Set(options.only?.map(rowIdFrom) ?? rowIds);
  const courseIn = await readFixtureCourse(courses);
  if (!options["skip-build"]) await buildConcord(courses);

  const folder = mkdtempSync(join(tmpdir(), "concord-bench-"));
  closers.add(() => rmSync(folder, { recursive: true, force: true }));
  const tls = readTlsFiles();
  const staticServer = await startStaticServer(Object.values(courseIn), tls);
  closers.add(staticServer.stop);
  const concordServer = startConcordServer(join(folder, "data"), tls);
  closers.add(concordServer.stop);
  const concordPort = await concordServer.port;
  const browser = await launchChromium(tls.publicKeyHash);
  closers.add(() => browser.close());
  console.log(`Chromium ${browser.version()}, HTTP/2 and TLS, 400 kbit/s, 400 ms round trips, CPU 6x slower; ${loadText()}`);

  for (let round = 1; round <= rounds; round++) {
    for (const locale of benchLocales) {
      await measureRound(browser, locale, staticSubject(courseIn[locale], staticServer.port), wanted);
      await measureRound(browser, locale, concordSubject(courseIn[locale], concordPort), wanted);
    }
    console.log(`round ${round} of ${rounds}; ${loadText()}`);
  }
  const growth = wanted.has("growth") ? await measureGrowth(browser, courseIn.en, concordPort, { rounds, folder }) : undefined;

  const results = { rounds, rows: table.rows, fontKib, growth };
  console.log(`\n${reportText(results, wanted)}\n\n${sizesText(benchDist, courseIn.en)}\n\nAt the end: ${loadText()}`);
  if (options.json) writeFileSync(options.json, jsonFrom(results));
}

async function measureRound(browser: Browser, locale: BenchLocale, subject: Subject, wanted: ReadonlySet<RowId>): Promise<void> {
  const isWanted = (...ids: readonly RowId[]) => ids.some((id) => wanted.has(id));
  const add = (id: RowId, ...values: readonly number[]) => table.add(locale, id, subject, values);
  if (isWanted("lesson", "critical")) {
    const { lessonMs, criticalBytes } = await measureLesson(browser, locale, subject);
    add("lesson", lessonMs);
    add("critical", kibOf(criticalBytes));
  }
  if (isWanted("click", "quiz", "heap")) {
    const { usableMs, feedbackMs, heapBytes } = await measureQuiz(browser, locale, subject);
    add("quiz", usableMs);
    add("click", feedbackMs);
    add("heap", kibOf(heapBytes) / 1024);
  }
  if (isWanted("decision") && subject.scenario)
    add("decision", ...(await measureDecisions(browser, locale, subject.port, subject.scenario)));
  if (isWanted("offline", "course")) {
    const { courseBytes, fontBytes, reopenedMs } = await measureKept(browser, locale, subject);
    add("course", kibOf(courseBytes));
    add("offline", ...reopenedMs);
    if (subject.name === "concord") fontKib.set(locale, kibOf(fontBytes));
  }
}

function rowIdFrom(name: string): RowId {
  const found = rowIds.find((id) => id === name);
  if (!found) throw new Error(`--only takes one of ${rowIds.join(", ")}`);
  return found;
}

/** Processes that wanted to run in the last minute; above the number of cores the times are too long. */
const loadText = (): string => `load of the machine ${loadavg()[0]?.toFixed(1)}`;

await closers.around(main);
