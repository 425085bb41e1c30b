import type { ItemId, ItemWords, QuizWords } from "#domain/course/quiz.ts";
import type { CiteRef, CiteTable, TextNode } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import type { QuizPage } from "#page/activity-page.ts";
import { citeList, languageOf, type TextLanguage } from "#page/lesson-view.ts";
import { textView } from "#page/text.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { reactNode, reactNodes } from "../../ui/page-node.tsx";

/** The words of one item as they are shown on this page. */
export interface ItemText {
  readonly words: ItemWords;
  readonly language: TextLanguage;
  readonly cites: CiteTable;
  /** Language of what `cites` holds, which an item that is not translated does not share. */
  readonly citeLanguage: TextLanguage;
  /** The same item in the language beside it. */
  readonly second?: ItemText;
}
export function itemTextOf({ words, textLocale, locale, second }: QuizPage, item: ItemId): ItemText {
  const text = itemTextIn(words, textLocale, locale, item);
  return second?.text.kind === "here" ? { ...text, second: itemTextIn(second.text.words, second.locale, locale, item) } : text;
}
function itemTextIn({ items, cites }: QuizWords, textLocale: Locale, locale: Locale, item: ItemId): ItemText {
  const words = items[item] ?? { stem: [], hints: [], options: {} };
  return { words, language: languageOf(words.lang ?? textLocale, locale), cites, citeLanguage: languageOf(textLocale, locale) };
}

interface TextProps {
  readonly of: ItemText;
  /** Which of the item's words. */
  readonly pick: (words: ItemWords) => readonly TextNode[] | string | undefined;
  readonly as?: "span" | "div" | "strong";
}

/** Some words of an item, with the same words of the second language after them where there is one. */
export function Text({ of, pick, as: Tag = "span" }: TextProps) {
  const words = pick(of.words);
  const nodes = typeof words === "string" ? [words] : (words ?? []);
  const text = <Tag {...of.language}>{reactNodes(textView(nodes, of.cites))}</Tag>;
  return of.second ? (
    <Tag className="both">
      {text}
      <Text of={of.second} pick={pick} as={Tag} />
    </Tag>
  ) : (
    text
  );
}

/** The question itself; it names the controls below it. */
export function Stem({ id, of: { second, ...of } }: { readonly id?: string; readonly of: ItemText }) {
  const stem = (
    <div className="q-stem" id={second ? undefined : id} {...of.language}>
      {reactNodes(textView(of.words.stem, of.cites))}
    </div>
  );
  return second ? (
    <div className="both" id={id}>
      {stem}
      <Stem of={second} />
    </div>
  ) : (
    stem
  );
}

/** The first paragraph of a stem, to name its item in a list. */
export function StemLine(text: ItemText) {
  return <Text of={text} pick={firstParagraph} />;
}

function firstParagraph({ stem }: ItemWords): readonly TextNode[] {
  const first = stem.find((node) => typeof node !== "string");
  return typeof first === "object" ? first.slice(2).filter(isNode) : stem;
}

const isNode = (part: unknown): part is TextNode => typeof part === "string" || Array.isArray(part);

export function Cites({ refs, of: { cites, citeLanguage } }: { readonly refs: readonly CiteRef[] | undefined; readonly of: ItemText }) {
  const t = useTranslate("lesson");
  return refs && refs.length > 0 ? <div className="meta">{reactNode(citeList(refs, cites, t, citeLanguage))}</div> : null;
}
