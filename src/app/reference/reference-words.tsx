import type { ReferenceText } from "#domain/reference/reference-text.ts";
import { languageOf, provenanceText } from "#page/lesson-view.ts";
import { textView } from "#page/text.ts";
import { useLocale, useTranslate } from "../i18n/i18n.tsx";
import { reactNodes } from "../ui/page-node.tsx";

/** A text of the shelf, in its own language and direction where that is not the page's. */
export function ReferenceWords({ of }: { readonly of: ReferenceText }) {
  const locale = useLocale();
  return <span {...languageOf(of.lang ?? locale, locale)}>{of.nodes ? reactNodes(textView(of.nodes)) : of.text}</span>;
}

/** What the reader is told of a text that is not the source's: shown in English, or who translated it and how far it was looked at. */
export function TextState({ of }: { readonly of: ReferenceText }) {
  const locale = useLocale();
  const t = useTranslate("reference");
  const lesson = useTranslate("lesson");
  if (of.lang) return <p className="tag tag--warn">{t("not-translated")}</p>;
  if (of.stale) return <p className="tag tag--warn">{provenanceText(of, locale, lesson)}</p>;
  return of.state ? <p className="meta">{provenanceText(of, locale, lesson)}</p> : null;
}

/** Marks a name that has no certain form in the reader's language. */
export function EnglishTag({ of }: { readonly of: ReferenceText }) {
  const t = useTranslate("reference");
  return of.lang ? <span className="tag">{t("english")}</span> : null;
}
