import type { Locale } from "#domain/locale.ts";
import type { SearchPlace } from "#domain/search/document.ts";
import { activityHref, courseHref, instrumentHref, termHref } from "./address.ts";

/** The page of a result in the reader's interface; a text found in another language opens in that one. */
export function placeHref(place: SearchPlace, locale: Locale, text: Locale): string {
  switch (place.kind) {
    case "term":
      return termHref(locale, place.term);
    case "instrument":
      return instrumentHref(locale, place.instrument);
    case "lesson":
      if (place.activity === undefined) return courseHref(locale, place.course);
      return activityHref(locale, place.course, place.module, place.activity) + textQuery(locale, text) + hashOf(place.block);
    case "item":
      return activityHref(locale, place.course, place.module, place.activity) + textQuery(locale, text);
  }
}

/** The block that teaches what an item asks. */
export function taughtHref(place: SearchPlace & { readonly kind: "item" }, locale: Locale, text: Locale): string | undefined {
  const { course, taughtAt } = place;
  if (!taughtAt) return undefined;
  return activityHref(locale, course, taughtAt.module, taughtAt.activity) + textQuery(locale, text) + hashOf(taughtAt.block);
}

const textQuery = (locale: Locale, text: Locale): string => (text === locale ? "" : `?text=${text}`);
const hashOf = (block: string | undefined): string => (block === undefined ? "" : `#${block}`);
