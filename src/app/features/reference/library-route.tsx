import { useMemo, useState } from "react";
import { instrumentTypes } from "#domain/reference/library.ts";
import { instrumentHref } from "#page/address.ts";
import type { LibraryEntry, LibraryPage } from "#page/shelf-pages.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { EnglishTag, ReferenceWords } from "../../reference/reference-words.tsx";
import { SymbolText } from "../../reference/symbol-text.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { FindField } from "./find-field.tsx";
import { createMatcher } from "./matches.ts";
import { ReferenceCrumb } from "./reference-crumb.tsx";

/** All documents by type. One is found by title, symbol, body or year. */
export function LibraryRoute({ data: { locale, instruments } }: { readonly data: LibraryPage }) {
  const t = useTranslate("reference");
  const [sought, setSought] = useState("");
  useTitle(t("library"));
  const shown = useMemo(() => {
    const matches = createMatcher(sought);
    return instruments.filter((entry) => matches(textsOf(entry)));
  }, [instruments, sought]);
  const types = instrumentTypes.filter((type) => shown.some(({ instrument }) => instrument.type === type));
  return (
    <div className="page--wide">
      <div className="wrap">
        <ReferenceCrumb />
        <header className="page-head">
          <h1>{t("library")}</h1>
          <p className="lead">{t("library.lead")}</p>
        </header>
        <FindField label={t("find.library")} onFind={setSought} />
        <p className="meta" role="status">
          {shown.length === 0 ? t("find.none") : t("documents", { count: shown.length })}
        </p>
        {types.map((type) => (
          <section className="sec" key={type} aria-labelledby={type}>
            <div className="sec-h">
              <h2 id={type}>{t(`type.${type}`)}</h2>
            </div>
            <ul className="entries entries--wide">
              {shown
                .filter(({ instrument }) => instrument.type === type)
                .map(({ instrument, title, body }) => (
                  <li key={instrument.id}>
                    <a href={instrumentHref(locale, instrument.id)}>
                      <ReferenceWords of={title} />
                    </a>
                    <EnglishTag of={title} />
                    <span className="meta dots">
                      {instrument.symbol !== undefined && <SymbolText of={instrument} />}
                      {body && <ReferenceWords of={body} />}
                      <span className="num">{instrument.year}</span>
                    </span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

const textsOf = ({ instrument, title, short, body }: LibraryEntry): readonly string[] =>
  [title.text, short, instrument.symbol, body?.text, String(instrument.year)].filter((text) => text !== undefined);
