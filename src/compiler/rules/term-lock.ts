import type { Link, Nodes } from "mdast";
import type { Locale } from "#domain/locale.ts";
import { error, warning } from "../diagnostic.ts";
import { linksIn } from "../markdown/links.ts";
import { plainTextOf } from "../markdown/plain-text.ts";
import type { Reference } from "../reference/reference.ts";
import { foldTerm } from "../terms/fold-term.ts";
import { matchesTerm } from "../terms/match-term.ts";
import type { CourseRule } from "./rule.ts";

const withForms: ReadonlySet<Locale> = new Set(["en", "ar", "fr"]);

/** The words of a term mark are an approved form of the term, or a reviewed exception. */
export const termLock: CourseRule = function* ({ prose, reference }) {
  for (const { locale, nodes, placeOf } of prose) {
    for (const { link, message } of unapprovedTerms(nodes, locale, reference))
      yield formsAreComplete(locale) ? error("term-lock", placeOf(link), message) : warning("term-lock", placeOf(link), message);
  }
};

/** Whether the glossary of a language has the inflected forms; in the others a mismatch may be an inflection. */
export const formsAreComplete = (locale: Locale): boolean => withForms.has(locale);

/** Marked terms whose words are no approved form, and what to say about them. */
export function* unapprovedTerms(
  nodes: readonly Nodes[],
  locale: Locale,
  { glossary, termExceptions }: Reference,
): Generator<{ readonly link: Link; readonly message: string }> {
  for (const link of linksIn(nodes, "term:")) {
    const id = link.url.slice("term:".length);
    const approved = glossary.get(id)?.words[locale];
    const words = plainTextOf(link.children).replace(/\s+/g, " ");
    if (approved?.term === undefined || words === "" || matchesTerm(words, locale, { ...approved, term: approved.term })) continue;
    const excepted = termExceptions.some(
      (exception) => exception.term === id && exception.lang === locale && foldTerm(exception.words, locale) === foldTerm(words, locale),
    );
    if (excepted) continue;
    yield {
      link,
      message: `"${words}" is not an approved form of "${id}" (${approved.term}): use it, or have a form or an exception added`,
    };
  }
}
