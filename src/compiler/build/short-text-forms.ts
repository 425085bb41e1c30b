import { normaliseText } from "#domain/grading/normalise-text.ts";
import { locales } from "#domain/locale.ts";
import type { Reference } from "../reference/reference.ts";
import type { ItemYaml } from "../schema/quiz-schema.ts";
import type { QuizSource } from "../source/course-source.ts";

type ShortTextYaml = Extract<ItemYaml, { kind: "short-text" }>;

/** A glossary term and its variants in every language, normalised, each once. */
export function termForms(id: string, { glossary }: Reference): readonly string[] {
  const words = glossary.get(id)?.words ?? {};
  return normalised(locales.flatMap((locale) => [words[locale]?.term ?? "", ...(words[locale]?.variants ?? [])]));
}

/** Everything that counts as the answer, in whatever language: the key's forms and the `accept` of every words file. */
export function acceptedForms(item: ShortTextYaml, quiz: QuizSource, reference: Reference): readonly string[] {
  const accepted = [...quiz.words.values()].flatMap(({ value }) => value.items[item.id]?.accept ?? []);
  return [...new Set([...termForms(item.key.term, reference), ...normalised(accepted)])].sort();
}

const normalised = (forms: readonly string[]): readonly string[] => [...new Set(forms.map(normaliseText))].filter(Boolean).sort();
