import { type Locale, locales } from "#domain/locale.ts";
import type { GlossaryStructure, GlossaryWords, TermForm, TermText } from "#domain/reference/glossary.ts";
import { defined } from "../build/defined.ts";
import { citeTableFrom } from "../cite/cite-table.ts";
import type { Reference, Term } from "../reference/reference.ts";
import type { TermWords } from "../schema/reference-schema.ts";
import { referenceText } from "./reference-text.ts";

export function buildGlossaryStructure({ glossary, evidence }: Reference): GlossaryStructure {
  const terms = [...glossary.values()].map(({ id, category, cite, words }) => {
    const forms: { [locale in Locale]?: TermForm } = {};
    for (const locale of locales) {
      const form = formFrom(words[locale], evidence);
      if (form !== undefined) forms[locale] = form;
    }
    return { id, category, cite, forms };
  });
  return { format: 1, terms };
}

/** Undefined where a language has no certain form. */
function formFrom(words: TermWords | undefined, sheets: Reference["evidence"]): TermForm | undefined {
  if (words?.term === undefined || words.status === undefined) return undefined;
  const { term, variants, status, evidence } = words;
  return defined({
    term,
    variants: variants.length > 0 ? variants : undefined,
    certainty: status,
    evidence: evidence === undefined ? undefined : evidenceFrom(evidence, sheets),
  });
}

/** `UNPC A/69/885` names a document of the parallel corpus, which is what a reader can look up; another code stands for its text. */
function evidenceFrom(evidence: string, sheets: Reference["evidence"]): string {
  const [, code = "", document] = /^(\S+)(?:\s+(.+))?$/s.exec(evidence) ?? [];
  return document ?? sheets.get(code)?.replace(/\.$/, "") ?? evidence;
}

export function buildGlossaryWords({ glossary, library }: Reference, locale: Locale): GlossaryWords {
  return { terms: Object.fromEntries([...glossary.values()].map((term) => [term.id, textFrom(term, library, locale)])) };
}

/** What the `of` of an entry covers. The term itself is no translation: each language has its own, with evidence. */
export const translatedTermWords = ({ definition, note }: TermWords): object => ({ definition, note });

function textFrom({ cite, words }: Term, library: Reference["library"], locale: Locale): TermText {
  return defined({
    definition: referenceText(words, locale, ({ definition }) => definition, translatedTermWords),
    note: referenceText(words, locale, ({ note }) => note, translatedTermWords),
    source: referenceText(
      words,
      locale,
      ({ source }) => source,
      ({ source }) => ({ source }),
    ),
    cites: cite.length > 0 ? citeTableFrom(cite, locale, library) : undefined,
  });
}
