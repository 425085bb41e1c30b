import type { LedgerPart, TranslatedPart, TranslationLedger } from "#domain/course/translation-ledger.ts";
import { type Locale, locales } from "#domain/locale.ts";
import { blockProvenance } from "../markdown/lesson-text.ts";
import type { Provenance } from "../schema/common.ts";
import type { LessonSource, QuizSource, ScenarioSource, WorksheetSource } from "../source/course-source.ts";
import { scenarioParts } from "../source/scenario-texts.ts";
import { sourceHash, yamlHash } from "../source/source-hash.ts";
import { quizHeadHash } from "./build-quiz-words.ts";
import { scenarioHeadHash } from "./build-scenario-words.ts";
import { defined } from "./defined.ts";

/** One part with what each language's file says of its translation. */
interface Part extends LedgerPart {
  readonly provenance: (locale: Locale) => Provenance | undefined;
}

export function lessonLedger({ source, translations, figures }: LessonSource): TranslationLedger {
  const textIn = (locale: Locale) => translations.find((text) => text.locale === locale);
  const blocks = source.blocks.map((block): Part => {
    const figure = figures.get(block.id)?.words;
    if (figure) {
      const version = yamlHash(figure.get(source.locale)?.value);
      return { id: block.id, version, provenance: (locale) => figure.get(locale)?.value };
    }
    const provenance = (locale: Locale) => {
      const own = textIn(locale)?.blocks.find(({ id }) => id === block.id);
      return own && blockProvenance(own);
    };
    return { id: block.id, version: sourceHash(block.words), provenance };
  });
  const title: Part = { id: "", version: sourceHash(source.title), provenance: (locale) => textIn(locale)?.provenance };
  return ledgerFrom(source.locale, [title, ...blocks], (locale) => textIn(locale)?.provenance);
}

export function quizLedger({ words, items }: QuizSource, sourceLang: Locale): TranslationLedger {
  const source = words.get(sourceLang)?.value;
  const head: Part = { id: "", version: source ? quizHeadHash(source) : "", provenance: (locale) => words.get(locale)?.value };
  const parts = items.map(
    ({ yaml: { id } }): Part => ({
      id,
      version: yamlHash(source?.items[id]),
      provenance: (locale) => words.get(locale)?.value.items[id],
    }),
  );
  return ledgerFrom(sourceLang, [head, ...parts], (locale) => words.get(locale)?.value);
}

/** Ids of nodes, injects and evidence are told apart by what they are: `nodes/morning`. */
export function scenarioLedger({ words }: ScenarioSource, sourceLang: Locale): TranslationLedger {
  const source = words.get(sourceLang)?.value;
  const head: Part = { id: "", version: source ? scenarioHeadHash(source) : "", provenance: (locale) => words.get(locale)?.value };
  const parts = scenarioParts.flatMap((part) =>
    Object.entries(source?.[part] ?? {}).map(
      ([id, own]): Part => ({
        id: `${part}/${id}`,
        version: yamlHash(own),
        provenance: (locale) => words.get(locale)?.value[part][id],
      }),
    ),
  );
  return ledgerFrom(sourceLang, [head, ...parts], (locale) => words.get(locale)?.value);
}

export function worksheetLedger({ words }: WorksheetSource, sourceLang: Locale): TranslationLedger {
  const whole: Part = { id: "", version: yamlHash(words.get(sourceLang)?.value), provenance: (locale) => words.get(locale)?.value };
  return ledgerFrom(sourceLang, [whole], (locale) => words.get(locale)?.value);
}

/** `fileOf`: what a language's file says at its top; a part that says nothing of its own follows it. */
function ledgerFrom(sourceLocale: Locale, parts: readonly Part[], fileOf: (locale: Locale) => Provenance | undefined): TranslationLedger {
  const translations: { [locale in Locale]?: { [part: string]: TranslatedPart } } = {};
  for (const locale of locales) {
    const file = fileOf(locale);
    if (locale === sourceLocale || file === undefined) continue;
    translations[locale] = Object.fromEntries(
      parts.flatMap(({ id, provenance }) => {
        const own = provenance(locale);
        return own ? [[id, defined({ state: own.state ?? file.state ?? "machine", by: own.by ?? file.by, of: own.of })]] : [];
      }),
    );
  }
  return { format: 1, sourceLocale, parts: parts.map(({ id, version }) => ({ id, version })), translations };
}
