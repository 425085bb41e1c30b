import type { Basis, Standing } from "#domain/course/lesson.ts";
import type { Locale } from "#domain/locale.ts";
import type { ReferenceText } from "#domain/reference/reference-text.ts";
import type { UsedInStructure, UsedInWords, UsePlace } from "#domain/reference/used-in.ts";
import { activityHref } from "./address.ts";

/** One activity that uses a term or cites an instrument. */
export interface ActivityUse {
  readonly href: string;
  readonly kind: UsePlace["kind"];
  readonly title: ReferenceText;
  /** Lessons: where in the text, one entry for each section, with the address of its first such block. */
  readonly sections: readonly { readonly href: string; readonly title: ReferenceText }[];
  /** Quizzes: how many questions. */
  readonly items: number;
}

/** Groups places by activity and section, in reading order. */
export function activityUses(places: readonly UsePlace[], words: UsedInWords, locale: Locale): readonly ActivityUse[] {
  const activities = new Map<string, { readonly first: UsePlace; readonly sections: Map<string, UsePlace>; items: number }>();
  for (const place of places) {
    const key = `${place.course}/${place.activity}`;
    const activity = activities.get(key) ?? { first: place, sections: new Map(), items: 0 };
    activities.set(key, activity);
    const section = place.block && (place.section ?? "");
    if (section !== undefined && !activity.sections.has(section)) activity.sections.set(section, place);
    if (place.item) activity.items += 1;
  }
  return [...activities].map(([key, { first, sections, items }]) => {
    const href = activityHref(locale, first.course, first.module, first.activity);
    const title = words.activities[key] ?? { text: first.activity };
    return {
      href,
      kind: first.kind,
      title,
      sections: [...sections].map(([section, { block }]) => ({
        href: `${href}#${block}`,
        title: words.sections[`${key}#${section}`] ?? title,
      })),
      items,
    };
  });
}

export const placesOf = (indexes: readonly number[] | undefined, { places }: UsedInStructure): readonly UsePlace[] =>
  (indexes ?? []).flatMap((index) => places[index] ?? []);

export interface StandingUse {
  readonly standing: Standing;
  readonly basis?: Basis;
}
/** The standings of the blocks, each once, the most frequent first. */
export function standingsOf(places: readonly UsePlace[]): readonly StandingUse[] {
  const counts = new Map<string, { readonly use: StandingUse; count: number }>();
  for (const { standing, basis } of places) {
    if (!standing) continue;
    const key = `${standing} ${basis ?? ""}`;
    const entry = counts.get(key) ?? { use: { standing, ...(basis && { basis }) }, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  return [...counts.values()].sort((one, other) => other.count - one.count).map(({ use }) => use);
}
