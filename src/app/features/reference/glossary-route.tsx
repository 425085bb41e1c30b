import { useMemo, useState } from "react";
import { printHref, termHref } from "#page/address.ts";
import type { GlossaryEntry, GlossaryPage } from "#page/shelf-pages.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { EnglishTag, ReferenceWords } from "../../reference/reference-words.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { FindField } from "./find-field.tsx";
import { createMatcher } from "./matches.ts";
import { ReferenceCrumb } from "./reference-crumb.tsx";

/** All terms by subject. A term is found by any of its forms in any language. */
export function GlossaryRoute({ data: { locale, terms } }: { readonly data: GlossaryPage }) {
  const t = useTranslate("reference");
  const [sought, setSought] = useState("");
  useTitle(t("glossary"));
  const shown = useMemo(() => {
    const matches = createMatcher(sought);
    return terms.filter(({ forms }) => matches(forms));
  }, [terms, sought]);
  return (
    <div className="page--wide">
      <div className="wrap">
        <ReferenceCrumb />
        <header className="page-head">
          <h1>{t("glossary")}</h1>
          <p className="lead">{t("glossary.lead")}</p>
          <p className="meta">{t("certainty.legend")}</p>
          <p>
            <a className="lk" href={printHref(locale, "terms")}>
              {t("print.terms")}
            </a>
          </p>
        </header>
        <FindField label={t("find.glossary")} onFind={setSought} />
        <p className="meta" role="status">
          {shown.length === 0 ? t("find.none") : t("terms", { count: shown.length })}
        </p>
        {bySubject(shown).map(([category, entries]) => (
          <section className="sec" key={category} aria-labelledby={category}>
            <div className="sec-h">
              <h2 id={category}>{t(`category.${category}`)}</h2>
            </div>
            <ul className="entries">
              {entries.map(({ id, name }) => (
                <li key={id}>
                  <a href={termHref(locale, id)}>
                    <ReferenceWords of={name} />
                  </a>
                  <EnglishTag of={name} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function bySubject(terms: readonly GlossaryEntry[]): readonly (readonly [string, readonly GlossaryEntry[]])[] {
  const subjects = new Map<string, GlossaryEntry[]>();
  for (const term of terms) subjects.set(term.category, [...(subjects.get(term.category) ?? []), term]);
  return [...subjects];
}
