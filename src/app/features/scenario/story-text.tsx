import type { CiteRef, TextNode } from "#domain/course/text.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { citeList, languageOf, provenanceText } from "#page/lesson-view.ts";
import { textView } from "#page/text.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { reactNode, reactNodes } from "../../ui/page-node.tsx";
import type { Told } from "./story-words.ts";

interface TextProps<W> {
  readonly of: Told<W> | undefined;
  readonly pick: (words: W) => readonly TextNode[] | string | undefined;
  readonly as?: "span" | "div" | "strong";
}

/** Some words of the story, with the same words of the second language after them where there is one. What the words file lacks is said to be missing. */
export function Text<W>({ of, pick, as: Tag = "span" }: TextProps<W>) {
  const words = of && pick(of.words);
  if (!of || words === undefined) return <Missing />;
  const text = <Tag {...of.language}>{reactNodes(textView(typeof words === "string" ? [words] : words, of.cites))}</Tag>;
  return of.second ? (
    <Tag className="both">
      {text}
      <Text of={of.second} pick={pick} as={Tag} />
    </Tag>
  ) : (
    text
  );
}

function Missing() {
  const t = useTranslate("scenario");
  return <span className="meta">{t("text-missing")}</span>;
}

/** Said of a part that is not translated, or whose translation is behind. */
export function TranslationNote({ of }: { readonly of: Told<unknown> | undefined }) {
  return of?.notice ? <Notice notice={of.notice} locale={of.locale} /> : null;
}

function Notice({ notice, locale }: Required<Pick<Told<unknown>, "notice" | "locale">>) {
  const t = useTranslate("lesson");
  return <p className="tag tag--warn">{provenanceText(notice, locale, t)}</p>;
}

/** Citations, which open in the reference panel. */
export function Cites({ refs, page }: { readonly refs: readonly CiteRef[]; readonly page: ScenarioPage }) {
  const t = useTranslate("lesson");
  if (refs.length === 0) return null;
  return <div className="meta">{reactNode(citeList(refs, page.words.cites, t, languageOf(page.textLocale, page.locale)))}</div>;
}
