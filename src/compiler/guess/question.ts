import type { MultipleItem, SingleItem, TrueFalseItem } from "#domain/course/quiz.ts";
import type { Locale } from "#domain/locale.ts";
import { buildQuizStructure } from "../build/build-quiz-structure.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import { plainTextOf } from "../markdown/plain-text.ts";
import type { Reference } from "../reference/reference.ts";
import type { QuizSource } from "../source/course-source.ts";

/** An item with choices or a statement, as somebody sees it who has not read the lessons. */
export interface Question {
  readonly item: SingleItem | MultipleItem | TrueFalseItem;
  /** Empty where the stem is the statement. */
  readonly stem: string;
  /** The choices; the one statement of a true-false item. */
  readonly options: readonly Option[];
}
export interface Option {
  readonly id: string;
  readonly text: string;
  readonly isKey: boolean;
}

/**
 * The items of a quiz that count and whose form could show the key, in one language. Answers that are typed, sorted, matched or put in order
 * are left out.
 */
export function questionsOf(quiz: QuizSource, locale: Locale, reference: Reference): readonly Question[] {
  const words = quiz.words.get(locale)?.value.items ?? {};
  return buildQuizStructure(quiz, [], reference).items.flatMap((item): readonly Question[] => {
    const own = words[item.id];
    if (own === undefined || !item.counts) return [];
    if (item.kind === "true-false") return [{ item, stem: "", options: [{ id: "true", text: plain(own.stem), isKey: item.key }] }];
    if (item.kind !== "single" && item.kind !== "multiple") return [];
    const options = item.choices.map(({ id, key }) => ({ id, text: plain(own.choices?.[id]?.text), isKey: key === true }));
    return [{ item, stem: plain(own.stem), options }];
  });
}

const plain = (text = ""): string => plainTextOf(parseMarkdown(text).children).trim();
