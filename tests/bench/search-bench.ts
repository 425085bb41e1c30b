import { readdirSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compileCourses } from "#compiler/compile.ts";
import { seededRandom } from "#domain/attempt/seeded-random.ts";
import { isLocale, type Locale, locales } from "#domain/locale.ts";
import type { SearchDocument } from "#domain/search/document.ts";
import { splitText } from "#domain/search/split-text.ts";
import { answerSearch, type ReaderIndex } from "#offline/search/answer-search.ts";
import { createSearchIndex, keptIndexFrom, searchIndexFrom } from "#offline/search/search-index.ts";
import { root } from "../../tools/run/child.ts";
import { indexesOf } from "../search/compiled-packs.ts";
import { generatedCourse, vocabularyOf, wordFrom } from "./generated-lessons.ts";
import { at, median } from "./statistics.ts";

/**
 * The search over generated courses beside the real ones, in Node, on one core: `npx tsx tests/bench/search-bench.ts`.
 * `--lessons n` for each language (500), in courses of 25; `--locale xx`, once or several times.
 */
const { values: options } = parseArgs({
  options: { lessons: { type: "string", default: "500" }, locale: { type: "string", multiple: true } },
});
const lessonsInCourse = 25;
const courses = Number(options.lessons) / lessonsInCourse;
const wanted = (options.locale ?? locales).filter(isLocale);
const compilation = await compileCourses({ root: join(root, "courses") });

const textsOf = ({ name, text, names }: SearchDocument, locale: Locale): readonly string[] =>
  [{ text, locale }, ...(name ? [name] : []), ...names].filter((phrase) => phrase.locale === locale).map((phrase) => phrase.text);

/** Words of the interface, for languages into which no course is translated yet. */
const interfaceTexts = (locale: Locale): readonly string[] =>
  readdirSync(join(root, "locales", locale)).flatMap((file) =>
    Object.values(JSON.parse(readFileSync(join(root, "locales", locale, file), "utf8")) as Record<string, string>),
  );

/** Milliseconds of processor time: unlike those of the clock they stay the same on a machine that has other work to do. */
const timed = <T>(work: () => T): readonly [T, number] => {
  const begun = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(begun);
  return [result, (user + system) / 1000];
};
const ms = (value: number) => value.toFixed(1).padStart(7);

async function measure(locale: Locale): Promise<string> {
  const real = await indexesOf(compilation, locale);
  const random = seededRandom(locale);
  const texts = real.flatMap(({ index }) => index.documents).flatMap((document) => textsOf(document, locale));
  const vocabulary = vocabularyOf([...texts, ...interfaceTexts(locale)], random);
  const builds: number[] = [];
  const loads: number[] = [];
  let bytes = 0;
  const generated = Array.from({ length: courses }, (_, number): ReaderIndex => {
    const documents = generatedCourse(number, lessonsInCourse, vocabulary, locale);
    const [index, built] = timed(() => createSearchIndex(documents));
    const kept = JSON.stringify(keptIndexFrom(index));
    const [, loaded] = timed(() => searchIndexFrom(documents, JSON.parse(kept)));
    builds.push(built);
    loads.push(loaded);
    bytes = kept.length;
    return { reader: locale, index };
  });

  const joint = locale === "zh" ? "" : " ";
  const written = generated.flatMap(({ index }) => index.documents);
  /** Words that stand together somewhere, as those have that somebody looks for. */
  const phrase = (count: number) => {
    const text = written[Math.floor(random() * written.length)]?.text ?? "";
    const words = splitText(text);
    const first = Math.floor(random() * (words.length - count));
    return words
      .slice(first, first + count)
      .map((word) => word.text)
      .join(joint);
  };
  const words = (count: number) => Array.from({ length: count }, () => wordFrom(vocabulary, random)).join(joint);
  // of four, one as it is written, one unfinished, one misspelt, and one of words that have nothing to do with each other
  const queries = Array.from({ length: 120 }, (_, number) => {
    const count = 1 + (number % 3);
    const text = phrase(count);
    return [text, text.slice(0, -1), text.slice(0, 2) + text.slice(3), words(count)][number % 4] ?? text;
  });
  const ask = (text: string) =>
    timed(() =>
      answerSearch([...real, ...generated], { text, locale, answered: new Set(), limits: { term: 3, instrument: 3, lesson: 8, item: 3 } }),
    )[1];
  const times = queries.map(ask);
  const long = ask(words(2500).slice(0, 10_000));
  const row = [builds[0] ?? 0, median(builds.slice(1)), median(loads), median(times), at(times, 0.95), Math.max(...times), long]
    .map(ms)
    .join("  ");
  return `${locale}  ${row}  ${(bytes / 1_000_000).toFixed(1).padStart(5)}`;
}

console.log(
  `${courses} courses of ${lessonsInCourse} lessons, milliseconds of processor time; load of the machine ${loadavg()[0]?.toFixed(1)}`,
);
console.log("      index of a course  kept:    query                      10,000      index");
console.log("      first   median     loaded   median     95 %    worst   characters  MB");
for (const locale of wanted) console.log(await measure(locale));
