import type { BlockId, BlockWords, LessonBlock, LessonStructure } from "#domain/course/lesson.ts";
import type { CiteTable } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import { blockText, figureBox, languageOf, provenanceText } from "./lesson-view.ts";
import { h, type PageElement } from "./node.ts";
import { textView } from "./text.ts";
import type { Translate } from "./translate.ts";

/** A lesson's text in one of the languages that stand side by side. */
export interface ReadText {
  readonly locale: Locale;
  readonly words: { readonly blocks: { readonly [id: BlockId]: BlockWords }; readonly cites: CiteTable };
}

/**
 * A block's text as it stands in one of two columns, in its own language and direction, with what there is to say of its translation.
 * `side` keeps the ids of the second column apart.
 */
export function pairCell(
  block: LessonBlock,
  text: ReadText,
  structure: LessonStructure,
  pageLocale: Locale,
  side: "one" | "two",
  t: Translate,
): PageElement {
  const words: BlockWords = text.words.blocks[block.id] ?? { body: [] };
  const locale = words.lang ?? text.locale;
  const language = languageOf(locale, pageLocale);
  const own = side === "one" ? block : { ...block, id: `${block.id}-two` };
  const drawing = structure.figures[block.id];
  const notice = (words.lang || words.stale) && h("span", { class: "tag tag--warn" }, provenanceText(words, text.locale, t));
  if (block.heading) return h("div", language, textView(words.body), notice);
  if (block.kind === "figure" && drawing && words.figure) {
    const { title, caption } = words.figure;
    return h(
      "div",
      0,
      figureBox(own, drawing, words.figure, locale, language, t),
      h("p", { class: "meta", ...language }, h("strong", 0, title), caption && ` ${caption}`),
      notice,
    );
  }
  return h("div", 0, blockText(own, words, language, text.words.cites, t), notice);
}
