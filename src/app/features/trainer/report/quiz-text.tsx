import type { Item } from "#domain/course/quiz.ts";
import type { TextNode } from "#domain/course/text.ts";
import type { QuizPage } from "#page/activity-page.ts";
import { languageOf, type TextLanguage } from "#page/lesson-view.ts";
import { plainText, textView } from "#page/text.ts";
import { reactNodes } from "../../../ui/page-node.tsx";

/** `lang` and `dir` of an item's words, where they differ from the page's. */
export const itemLanguage = (page: QuizPage, item: string): TextLanguage =>
  languageOf(page.words.items[item]?.lang ?? page.textLocale, page.locale);

/** Words of an item, as they are shown to learners. */
export function ItemWordsText({
  page,
  item,
  nodes,
}: {
  readonly page: QuizPage;
  readonly item: string;
  readonly nodes: readonly TextNode[] | undefined;
}) {
  return <span {...itemLanguage(page, item)}>{reactNodes(textView(nodes ?? [], page.words.cites))}</span>;
}

/** The question in one line, for lists and files; undefined where its version has no such item. */
export function stemText(page: QuizPage | undefined, item: string): string | undefined {
  const stem = page?.words.items[item]?.stem;
  return stem && plainText(stem).replace(/\s+/g, " ").trim();
}

/** Choices of an item that has any, with what they stand for. True and false are words of the interface. */
export interface ChoiceMeaning {
  readonly isKey: boolean;
  readonly misconception?: string;
}
export function choiceMeaning(item: Item | undefined, choice: string): ChoiceMeaning {
  if (item?.kind === "single" || item?.kind === "multiple") {
    const option = item.choices.find(({ id }) => id === choice);
    const misconception = option?.misconception ?? option?.missed;
    return { isKey: option?.key ?? false, ...(misconception && { misconception }) };
  }
  if (item?.kind === "true-false") {
    const isKey = String(item.key) === choice;
    return { isKey, ...(!isKey && item.misconception && { misconception: item.misconception }) };
  }
  return { isKey: false };
}

export const structureOf = (page: QuizPage | undefined, item: string): Item | undefined =>
  page?.structure.items.find(({ id }) => id === item);
