import { memo } from "react";
import type { SearchKind } from "#domain/search/document.ts";
import type { ResultGroup, SearchAnswer, SearchResult } from "#domain/search/search-answer.ts";
import { placeHref, taughtHref } from "#page/result-address.ts";
import { useFormat, useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { ShownParagraph, ShownText, Where } from "../../search/shown-text.tsx";

interface Props {
  readonly answer: SearchAnswer;
  readonly onShowAll: (kind: SearchKind, total: number) => void;
}

/** What was found, by kind: the kind of the best result first. It is not drawn again at every key, only with a new answer. */
export const Results = memo(({ answer: { groups }, onShowAll }: Props) =>
  groups.map((group) => <Group key={group.kind} group={group} onShowAll={() => onShowAll(group.kind, group.total)} />),
);

function Group({ group: { kind, total, results }, onShowAll }: { readonly group: ResultGroup; readonly onShowAll: () => void }) {
  const t = useTranslate("search");
  const format = useFormat();
  const id = `found-${kind}`;
  return (
    <section className="sec" aria-labelledby={id}>
      <div className="sec-h">
        <h2 id={id}>{t("search.group", { kind: t(`search.kind.${kind}`), count: format.number(total) })}</h2>
      </div>
      <ol className="results">
        {results.map((result) => (
          <Result key={result.id} result={result} />
        ))}
      </ol>
      {results.length < total && (
        <button type="button" className="btn btn--quiet" onClick={onShowAll}>
          {t("search.more", { count: total - results.length })}
        </button>
      )}
    </section>
  );
}

/** A block without a title of its own goes by the heading or the lesson that it stands under. */
function Result({ result: { place, reader, name, where, passage } }: { readonly result: SearchResult }) {
  const locale = useLocale();
  const t = useTranslate("search");
  const above = where.at(-1);
  const title = name ?? (above && { locale: above.locale, segments: [{ text: above.text }] });
  const around = name ? where : where.slice(0, -1);
  const taught = place.kind === "item" ? taughtHref(place, locale, reader) : undefined;
  return (
    <li>
      <h3>
        <a href={placeHref(place, locale, reader)}>{title && <ShownText {...title} />}</a>
      </h3>
      {passage.segments.length > 0 && <ShownParagraph {...passage} />}
      {around.length > 0 && <Where titles={around} />}
      {taught && (
        <a className="lk meta" href={taught}>
          {t("search.taught")}
        </a>
      )}
    </li>
  );
}
