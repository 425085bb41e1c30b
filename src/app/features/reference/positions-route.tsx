import type { PositionHolder } from "#domain/reference/positions.ts";
import { termHref } from "#page/address.ts";
import type { PositionsPage } from "#page/shelf-pages.ts";
import { standingLabel } from "#page/standing-view.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { CiteLink } from "../../reference/cite-link.tsx";
import { useDayText } from "../../reference/day-text.ts";
import { ReferenceWords, TextState } from "../../reference/reference-words.tsx";
import { Icon } from "../../ui/icon.tsx";
import { reactNode } from "../../ui/page-node.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ReferenceCrumb } from "./reference-crumb.tsx";

/** Points of law on which States differ: each with the views that are held, by whom, since when, and where it is written. */
export function PositionsRoute({ data: { locale, positions, words } }: { readonly data: PositionsPage }) {
  const t = useTranslate("reference");
  const lesson = useTranslate("lesson");
  useTitle(t("positions"));
  const holders = new Map(positions.holders.map((holder) => [holder.id, holder]));
  return (
    <div className="page--wide">
      <div className="wrap">
        <ReferenceCrumb />
        <header className="page-head">
          <h1>{t("positions")}</h1>
          <p className="lead">{t("positions.lead")}</p>
          <p className="note points-note">
            <Icon name="info" />
            <span>{t("positions.secondary")}</span>
          </p>
        </header>
        <ul className="points">
          {positions.points.map(({ id, term, cite, views }) => {
            const text = words.points[id];
            return (
              text && (
                <li key={id} id={id} className="point is-contested">
                  <h2>
                    <ReferenceWords of={text.title} />
                  </h2>
                  <p className="row-i">{reactNode(standingLabel("contested", undefined, lesson))}</p>
                  <p className="entry-text">
                    <ReferenceWords of={text.question} />
                  </p>
                  <TextState of={text.question} />
                  <p className="meta dots">
                    {term !== undefined && (
                      <a className="lk" href={termHref(locale, term)}>
                        {t("positions.term")}
                      </a>
                    )}
                    {cite.map((ref) => (
                      <CiteLink key={ref} cite={ref} table={words.cites} />
                    ))}
                  </p>
                  <ul className="views">
                    {views.map((view) => (
                      <li key={view.id}>
                        <h3>
                          <ReferenceWords of={text.views[view.id] ?? { text: view.id }} />
                        </h3>
                        <p className="meta">{t("positions.holders", { count: view.holders.length })}</p>
                        <ul className="holders">
                          {view.holders.map(({ id: holder, years }) => (
                            <Holder key={holder} holder={holders.get(holder)} years={years} words={words} />
                          ))}
                        </ul>
                      </li>
                    ))}
                  </ul>
                  <p className="meta">{t("positions.no-verdict")}</p>
                </li>
              )
            );
          })}
        </ul>
      </div>
    </div>
  );
}

interface HolderProps {
  readonly holder: PositionHolder | undefined;
  readonly years: readonly number[];
  readonly words: PositionsPage["words"];
}

/** A paper that is called as its holder stands for both. */
function Holder({ holder, years, words }: HolderProps) {
  const format = useFormat();
  const dayText = useDayText();
  const t = useTranslate("reference");
  const text = holder && words.holders[holder.id];
  if (!text) return null;
  const yearsText = format.list(years.map((year) => dayText(String(year))));
  const name = t("positions.holder", { name: text.name.text, years: yearsText });
  const namesake = holder.cite.find((ref) => words.cites[ref]?.instrument === name);
  const others = holder.cite.filter((ref) => ref !== namesake);
  return (
    <li>
      {namesake ? <CiteLink cite={namesake} table={words.cites} /> : <ReferenceWords of={{ ...text.name, text: name }} />}
      {others.length > 0 && (
        <span className="meta dots">
          {others.map((ref) => (
            <CiteLink key={ref} cite={ref} table={words.cites} />
          ))}
        </span>
      )}
      {text.note && (
        <p className="meta">
          <ReferenceWords of={text.note} />
        </p>
      )}
    </li>
  );
}
