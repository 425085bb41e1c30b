import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import type { GlossaryPage, TermPage } from "#page/shelf-pages.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { withSpace } from "../../i18n/with-space.ts";
import { pageSource } from "../../page-source.ts";
import { EnglishTag, ReferenceWords, TextState } from "../../reference/reference-words.tsx";
import { SixLanguages } from "../../reference/six-languages.tsx";
import { TermSources } from "../../reference/term-sources.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { PrintButton } from "./print-frame.tsx";

/** A selection of the glossary, to be printed. The selection is in the address, so that it can be passed on. */
export function TermsRoute({ data }: { readonly data: GlossaryPage }) {
  const t = useTranslate("reader");
  const reference = useTranslate("reference");
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const [isTakenOver, setTakenOver] = useState(false); // the page that the build made knows no selection
  useEffect(() => setTakenOver(true), []);
  const chosen = isTakenOver ? new URLSearchParams(search).getAll("term") : [];
  const terms = useTerms(data.locale, chosen);
  useTitle(t("print.terms"));
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
    const query = new URLSearchParams(next.map((term) => ["term", term]));
    void navigate(`${pathname}${next.length > 0 ? `?${query}` : ""}`, { replace: true });
  };
  return (
    <div className="page--wide">
      <div className="wrap">
        <header className="page-head on-screen">
          <h1>{t("print.terms")}</h1>
          <p className="lead">{t("print.terms-lead")}</p>
        </header>
        <div className="on-screen stack">
          <details open={chosen.length === 0}>
            <summary className="lk">{reference("glossary")}</summary>
            <fieldset className="point-list">
              <legend className="vh">{t("print.terms")}</legend>
              {data.terms.map(({ id, name }) => (
                <label key={id} className="pick">
                  <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
                  <span>
                    <ReferenceWords of={name} />
                  </span>
                </label>
              ))}
            </fieldset>
          </details>
          <p className="meta" role="status">
            {t("print.chosen", { count: chosen.length })}
          </p>
          {terms.length > 0 && <PrintButton />}
        </div>
        <article className="printed">
          {terms.map(({ term, name, text }) => (
            <section key={term.id} className="printed-term stack-s">
              <h2>
                <ReferenceWords of={name} /> <EnglishTag of={name} />
              </h2>
              {text.definition && (
                <>
                  <p>
                    <ReferenceWords of={text.definition} />
                  </p>
                  <TextState of={text.definition} />
                </>
              )}
              <SixLanguages term={term} />
              <p className="meta">
                {withSpace(reference("label", { name: reference("source") }))}
                <TermSources page={{ term, text }} />
              </p>
            </section>
          ))}
        </article>
      </div>
    </div>
  );
}

/** The chosen terms in the order chosen; one that the glossary no longer has is left out. */
function useTerms(locale: GlossaryPage["locale"], ids: readonly string[]): readonly TermPage[] {
  const [terms, setTerms] = useState<readonly TermPage[]>([]);
  const wanted = ids.join(" ");
  useEffect(() => {
    let current = true;
    const read = async () => {
      const shelf = await pageSource.shelf();
      const pages = await Promise.all(
        wanted.split(" ").map((id) => (id === "" ? undefined : shelf.term(locale, id).catch(() => undefined))),
      );
      if (current) setTerms(pages.filter((page) => page !== undefined));
    };
    void read().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [locale, wanted]);
  return terms;
}
