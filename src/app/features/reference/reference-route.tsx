import { glossaryHref, libraryHref, positionsHref, timelineHref } from "#page/address.ts";
import type { ReferencePage } from "#page/shelf-pages.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { useTitle } from "../../ui/use-title.ts";

/** The shelf: what is on it, and how much. */
export function ReferenceRoute({ data: { locale, counts } }: { readonly data: ReferencePage }) {
  const t = useTranslate("reference");
  useTitle(t("reference.title"));
  const parts = [
    { href: glossaryHref(locale), name: "glossary", count: t("terms", { count: counts.terms }) },
    { href: libraryHref(locale), name: "library", count: t("documents", { count: counts.instruments }) },
    { href: timelineHref(locale), name: "timeline", count: t("events", { count: counts.events }) },
    { href: positionsHref(locale), name: "positions", count: t("points", { count: counts.points }) },
  ];
  return (
    <div className="page--wide">
      <div className="wrap">
        <header className="page-head">
          <h1>{t("reference.title")}</h1>
          <p className="lead">{t("reference.lead")}</p>
        </header>
        <ul className="shelf">
          {parts.map(({ href, name, count }) => (
            <li key={name}>
              <h2>
                <a href={href}>{t(name)}</a>
              </h2>
              <p>{t(`${name}.lead`)}</p>
              <p className="meta">{count}</p>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
