import type { Locale } from "#domain/locale.ts";
import type { ContestedPoint, PointText, PositionsStructure, PositionsWords } from "#domain/reference/positions.ts";
import type { ReferenceText } from "#domain/reference/reference-text.ts";
import { defined } from "../build/defined.ts";
import { citeTableFrom } from "../cite/cite-table.ts";
import { type Positions, type Reference, translatedEntry } from "../reference/reference.ts";
import type { PositionsWordsYaml } from "../schema/reference-schema.ts";
import { referenceText } from "./reference-text.ts";

export function buildPositionsStructure({ points, positions }: Positions): PositionsStructure {
  return {
    format: 1,
    points: points.map(({ id, term, cite, views }): ContestedPoint => {
      const held = views.map((view) => ({
        id: view,
        holders: positions
          .filter(({ topics }) => topics[id] === view)
          .map((position) => ({ id: position.id, years: position.topicYears[id] ?? position.years })),
      }));
      return defined({ id, term, cite, views: held.filter(({ holders }) => holders.length > 0) });
    }),
    holders: positions.map(({ id, kind, status, cite }) => ({ id, kind, certainty: status, cite })),
  };
}

export function buildPositionsWords({ points, positions, words }: Positions, locale: Locale, { library }: Reference): PositionsWords {
  const pointTexts: { [id: string]: PointText } = {};
  for (const { id, views } of points) {
    const entries = translatedEntry(words, (file) => file.points[id]);
    const text = (read: (entry: PointWords) => string | undefined) => referenceText(entries, locale, read, translatedPointWords);
    const title = text((entry) => entry.title);
    const question = text((entry) => entry.question);
    if (title === undefined || question === undefined) continue;
    const viewTexts: { [id: string]: ReferenceText } = {};
    for (const view of views) {
      const found = text((entry) => entry.views[view]);
      if (found !== undefined) viewTexts[view] = found;
    }
    pointTexts[id] = { title, question, views: viewTexts };
  }
  const holders: { [id: string]: PositionsWords["holders"][string] } = {};
  for (const { id } of positions) {
    const entries = translatedEntry(words, (file) => file.positions[id]);
    const name = referenceText(entries, locale, ({ holder }) => holder, translatedHolderWords);
    const note = referenceText(entries, locale, (entry) => entry.note, translatedHolderWords);
    if (name !== undefined) holders[id] = defined({ name, note });
  }
  const cited = [...points, ...positions].flatMap(({ cite }) => cite);
  return { points: pointTexts, holders, cites: citeTableFrom(cited, locale, library) };
}

type PointWords = PositionsWordsYaml["points"][string];
/** What the `of` of a point covers. */
export const translatedPointWords = ({ title, question, views }: PointWords): object => ({ title, question, views });
/** What the `of` of a holder's entry covers. */
export const translatedHolderWords = ({ holder, note }: PositionsWordsYaml["positions"][string]): object => ({ holder, note });
