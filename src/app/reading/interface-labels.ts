import { standings } from "#domain/course/lesson.ts";
import type { Item, ItemWords, QuizWords } from "#domain/course/quiz.ts";
import type { Locale } from "#domain/locale.ts";
import type { QuizPage } from "#page/activity-page.ts";
import type { FlatWords } from "#page/translate.ts";
import { fetchWords } from "../i18n/words.ts";

/**
 * The words of a quiz in its second language with what the interface says beside them: True and False, and the standings of the law.
 * Without a connection they may not be here; the words then come as they are.
 */
export async function withInterfaceLabels({ structure, locale }: QuizPage, second: Locale, words: QuizWords): Promise<QuizWords> {
  if (second === locale) return words;
  try {
    const [quiz, lesson] = await Promise.all([fetchWords(second, "quiz"), fetchWords(second, "lesson")]);
    const labelled = structure.items.flatMap((item): [string, ItemWords][] => {
      const own = words.items[item.id];
      return own ? [[item.id, withLabels(item, own, quiz, lesson)]] : [];
    });
    return { ...words, items: { ...words.items, ...Object.fromEntries(labelled) } };
  } catch {
    return words;
  }
}

function withLabels({ kind }: Item, words: ItemWords, quiz: FlatWords, lesson: FlatWords): ItemWords {
  if (kind === "true-false") {
    const option = (id: "true" | "false") => ({ [id]: { ...words.options[id], text: [quiz[id] ?? ""] } });
    return { ...words, options: { ...words.options, ...option("true"), ...option("false") } };
  }
  if (kind !== "classification") return words;
  const names = Object.fromEntries(standings.map((standing) => [standing, lesson[`standing.${standing}`] ?? ""]));
  return { ...words, targets: { ...names, ...words.targets } };
}
