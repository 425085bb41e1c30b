import { glossaryHref, printHref, termHref } from "#page/address.ts";
import type { TermPage } from "#page/shelf-pages.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { EnglishTag, ReferenceWords, TextState } from "../../reference/reference-words.tsx";
import { SixLanguages } from "../../reference/six-languages.tsx";
import { TermSources } from "../../reference/term-sources.tsx";
import { UsedInList } from "../../reference/used-in-list.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ReferenceCrumb } from "./reference-crumb.tsx";

/** One term: what it means, its equivalents, false friends, where it comes from and where it is used. */
export function TermRoute({ data }: { readonly data: TermPage }) {
  const { locale, term, name, text, usedIn, near } = data;
  const t = useTranslate("reference");
  useTitle(name.text);
  return (
    <div className="page--margin">
      <div className="wrap">
        <ReferenceCrumb list={{ href: glossaryHref(locale), name: t("glossary") }} />
        <header className="page-head">
          <h1>
            <ReferenceWords of={name} />
          </h1>
          <p className="meta dots">
            <span>{t(`category.${term.category}`)}</span>
            <EnglishTag of={name} />
          </p>
        </header>
        {text.definition && (
          <section aria-labelledby="definition">
            <h2 id="definition" className="vh">
              {t("definition")}
            </h2>
            <p className="entry-text">
              <ReferenceWords of={text.definition} />
            </p>
            <TextState of={text.definition} />
          </section>
        )}
        <section className="sec" aria-labelledby="languages">
          <div className="sec-h">
            <h2 id="languages">{t("in-six-languages")}</h2>
          </div>
          <div className="stack-s">
            <SixLanguages term={term} />
            <p className="meta">{t("certainty.legend")}</p>
            <p>
              <a className="lk" href={`${printHref(locale, "terms")}?term=${term.id}`}>
                {t("print.terms")}
              </a>
            </p>
          </div>
        </section>
        {text.note && (
          <section className="sec" aria-labelledby="friends">
            <div className="sec-h">
              <h2 id="friends">{t("false-friends")}</h2>
            </div>
            <p className="entry-text">
              <ReferenceWords of={text.note} />
            </p>
            <TextState of={text.note} />
          </section>
        )}
        <section className="sec" aria-labelledby="source">
          <div className="sec-h">
            <h2 id="source">{t("source")}</h2>
          </div>
          <p className="entry-text">
            <TermSources page={data} />
          </p>
        </section>
      </div>
      <aside className="margin" aria-label={t("used-in")}>
        <section>
          <h2>{t("used-in")}</h2>
          {usedIn.length > 0 ? <UsedInList uses={usedIn} /> : <p className="meta">{t("used-in.none")}</p>}
        </section>
        {near.length > 0 && (
          <section>
            <h2>{t("near")}</h2>
            <ul className="links">
              {near.map((other) => (
                <li key={other.id}>
                  <a className="lk" href={termHref(locale, other.id)}>
                    <ReferenceWords of={other.name} />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </aside>
    </div>
  );
}
