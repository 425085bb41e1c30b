import { termHref } from "#page/address.ts";
import { useLocale, useTranslate } from "../i18n/i18n.tsx";
import { ReferenceWords, TextState } from "../reference/reference-words.tsx";
import { SixLanguages } from "../reference/six-languages.tsx";
import { TermSources } from "../reference/term-sources.tsx";
import { UsedInList } from "../reference/used-in-list.tsx";
import type { Mark } from "./marks.ts";
import { ShelfProblem } from "./shelf-problem.tsx";
import { useShelf } from "./use-shelf.ts";

/** A term in short: its meaning, its equivalents, false friends, source, and where else it is used. */
export function TermPanel({ mark }: { readonly mark: Mark }) {
  const locale = useLocale();
  const t = useTranslate("reference");
  const read = useShelf((shelf) => shelf.term(locale, mark.id));
  if (!read) return <p className="meta">{t("panel.wait")}</p>;
  if (!read.page) return <ShelfProblem problem={read.problem} gone={t("panel.gone.term")} />;
  const { term, text, usedIn } = read.page;
  return (
    <>
      {text.definition && (
        <>
          <p className="entry-text">
            <ReferenceWords of={text.definition} />
          </p>
          <TextState of={text.definition} />
        </>
      )}
      <h3>{t("in-six-languages")}</h3>
      <SixLanguages term={term} />
      {text.note && (
        <>
          <h3>{t("false-friends")}</h3>
          <p>
            <ReferenceWords of={text.note} />
          </p>
          <TextState of={text.note} />
        </>
      )}
      <h3>{t("source")}</h3>
      <p>
        <TermSources page={read.page} />
      </p>
      <p>
        <a className="lk" href={termHref(locale, term.id)}>
          {t("panel.open-glossary")}
        </a>
      </p>
      {usedIn.length > 0 && (
        <details>
          <summary className="lk">{t("used-in")}</summary>
          <UsedInList uses={usedIn} />
        </details>
      )}
    </>
  );
}
