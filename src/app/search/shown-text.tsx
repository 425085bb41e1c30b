import { Fragment } from "react";
import { dirOf, type Locale, languageTagOf } from "#domain/locale.ts";
import type { Phrase } from "#domain/search/document.ts";
import type { Segment } from "#domain/search/passage.ts";
import { useLocale } from "../i18n/i18n.tsx";

interface Props {
  readonly segments: readonly Segment[];
  readonly locale: Locale;
}

const languageOf = (locale: Locale, page: Locale) => (locale === page ? {} : { lang: languageTagOf(locale), dir: dirOf(locale) });

/** A found text inside a line, in its own language: what was searched for is marked, symbols are kept left to right. */
export function ShownText({ segments, locale }: Props) {
  const page = useLocale();
  return <bdi {...languageOf(locale, page)}>{segments.map(shown)}</bdi>;
}

/** The same as a paragraph, which begins where its language does. */
export function ShownParagraph({ segments, locale }: Props) {
  const page = useLocale();
  return <p {...languageOf(locale, page)}>{segments.map(shown)}</p>;
}

function shown({ text, hit, symbol }: Segment, key: number) {
  const plain = symbol ? (
    <bdi className="sym" dir="ltr">
      {text}
    </bdi>
  ) : (
    text
  );
  return hit ? <mark key={key}>{plain}</mark> : <Fragment key={key}>{plain}</Fragment>;
}

/** Titles around a place, the widest first. */
export function Where({ titles }: { readonly titles: readonly Phrase[] }) {
  return (
    <p className="meta where">
      {titles.map(({ text, locale }) => (
        <ShownText key={text} segments={[{ text }]} locale={locale} />
      ))}
    </p>
  );
}
