import type { TextNode } from "#domain/course/text.ts";
import type { WorksheetWords } from "#domain/course/worksheet.ts";
import type { Locale } from "#domain/locale.ts";
import type { WorksheetPage } from "#page/activity-page.ts";
import { languageOf, type TextLanguage } from "#page/lesson-view.ts";
import { textView } from "#page/text.ts";
import { reactNodes } from "../../ui/page-node.tsx";

/** The worksheet's words in one of the languages shown. */
export interface SheetText {
  readonly words: WorksheetWords;
  readonly locale: Locale;
  readonly language: TextLanguage;
}
/** The first language, and the one beside it where there is one. */
export type SheetTexts = readonly [SheetText, SheetText?];

export function sheetTextsOf({ words, textLocale, locale, second }: WorksheetPage): SheetTexts {
  const first = { words, locale: textLocale, language: languageOf(textLocale, locale) };
  if (second?.text.kind !== "here") return [first];
  return [first, { words: second.text.words, locale: second.locale, language: languageOf(second.locale, locale) }];
}

interface WordsProps {
  readonly of: SheetTexts;
  /** Which of the worksheet's words. */
  readonly pick: (words: WorksheetWords) => readonly TextNode[] | string | undefined;
  readonly as?: "span" | "div" | "p";
}

/** Some words of the worksheet, with the same words of the second language after them where there is one. */
export function Words({ of: [first, second], pick, as: Tag = "span" }: WordsProps) {
  const text = ({ words, language }: SheetText) => {
    const picked = pick(words);
    return (
      <Tag className={Tag === "div" ? "stack-s" : undefined} {...language}>
        {reactNodes(textView(typeof picked === "string" ? [picked] : (picked ?? []), words.cites))}
      </Tag>
    );
  };
  if (!second) return text(first);
  const Both = Tag === "p" ? "div" : Tag;
  return (
    <Both className="both">
      {text(first)}
      {text(second)}
    </Both>
  );
}
