import { describe, expect, it } from "vitest";
import { compileCourses } from "#compiler/compile.ts";
import { type Locale, locales } from "#domain/locale.ts";
import { answerSearch, type ReaderIndex } from "#offline/search/answer-search.ts";
import { indexesOf } from "./compiled-packs.ts";
import { harderQueries, queries } from "./queries.ts";

const compilation = await compileCourses({ root: "courses" });
const course = "state-responsibility/";
const indexes = new Map<Locale, readonly ReaderIndex[]>();
for (const locale of locales) indexes.set(locale, await indexesOf(compilation, locale));

/** Ids of what is shown, by kind, without the name of the course. */
const shown = (locale: Locale, text: string): readonly (readonly string[])[] =>
  answerSearch(indexes.get(locale) ?? [], {
    text,
    locale,
    answered: new Set(),
    limits: { term: 3, instrument: 3, lesson: 3, item: 0 },
  }).groups.map(({ results }) => results.map(({ id }) => id.replace(course, "")));

const isOneOf = (id: string | undefined, wanted: readonly string[]): boolean =>
  id !== undefined && wanted.some((other) => id === other || id.startsWith(`${other}#`));

describe.each(Object.entries(queries))("a search in %s", (code, wantedFirst) => {
  const locale = code as Locale;
  it("is tried with at least 30 queries", () => {
    expect(wantedFirst.length).toBeGreaterThanOrEqual(30);
  });
  it.each(wantedFirst)("for %s shows first what was wanted", (text, ...wanted) => {
    const found = shown(locale, text);
    expect({ wanted, found, isFirst: isOneOf(found[0]?.[0], wanted) }).toEqual({ wanted, found, isFirst: true });
  });
});

for (const [locale, text, ...wanted] of harderQueries) {
  it(`a search in ${locale} for ${text} shows what was wanted among the first of its kind`, () => {
    const found = shown(locale, text);
    expect({ wanted, found, isShown: found.flat().some((id) => isOneOf(id, wanted)) }).toEqual({ wanted, found, isShown: true });
  });
}
