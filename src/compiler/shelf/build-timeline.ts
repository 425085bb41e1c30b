import type { Locale } from "#domain/locale.ts";
import type { ReferenceText } from "#domain/reference/reference-text.ts";
import type { TimelineStructure, TimelineWords } from "#domain/reference/timeline.ts";
import { defined } from "../build/defined.ts";
import { citeTableFrom } from "../cite/cite-table.ts";
import { type Reference, type Timeline, translatedEntry } from "../reference/reference.ts";
import type { TimelineWordsYaml } from "../schema/reference-schema.ts";
import { referenceText } from "./reference-text.ts";

export function buildTimelineStructure({ asOf, events }: Timeline): TimelineStructure {
  return {
    format: 1,
    asOf,
    events: events
      .map(({ id, date, until, body, pillar, cite, status, scheduled }) =>
        defined({ id, date, until, body, pillar, cite, certainty: status, scheduled }),
      )
      .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0)),
  };
}

export function buildTimelineWords({ events, words }: Timeline, locale: Locale, { library }: Reference): TimelineWords {
  const texts: { [id: string]: ReferenceText } = {};
  for (const { id } of events) {
    const entries = translatedEntry(words, (file) => file.events[id]);
    const text = referenceText(entries, locale, (entry) => entry.text, translatedEventWords);
    if (text !== undefined) texts[id] = text;
  }
  return {
    events: texts,
    cites: citeTableFrom(
      events.flatMap(({ cite }) => cite),
      locale,
      library,
    ),
  };
}

/** What the `of` of an entry covers. */
export const translatedEventWords = ({ text }: TimelineWordsYaml["events"][string]): object => ({ text });
