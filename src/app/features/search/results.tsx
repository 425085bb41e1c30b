import { memo } from "react";
import type { SearchKind } from "#domain/search/document.ts";
import type { ResultGroup, SearchAnswer, SearchResult } from "#domain/search/search-answer.ts";
import { placeHref, taughtHref } from "#page/result-address.ts";
import { useFormat, useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { ShownParagraph, ShownText, Where } from "../../search/shown-text.tsx";
import { useDrawn } from "../../search/use-drawn.ts";

interface Props {
  readonly text: string;
  readonly answer: SearchAnswer;
  /** The reader comes back to these results, and to the place at which they were. */
  readonly areKnown: boolean;
  readonly onShowAll: (kind: SearchKind, total: number) => void;
}

/** What was found, by kind: the kind of the best result first. It is not drawn again at every key, only with a new answer. */
export const Results = memo(({ text, answer: { groups }, areKnown, onShowAll }: Props) => {
  const sizes = groups.map(({ results }) => results.length);
  const drawn = useDrawn(text, sum(sizes), areKnown);
  return groups.map((group, index) => {
    const left = drawn - sum(sizes.slice(0, index));
    return left > 0 && <Group key={group.kind} group={group} drawn={left} onShowAll={() => onShowAll(group.kind, group.total)} />;
  });
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

interface GroupProps {
  readonly group: ResultGroup;
  readonly drawn: number;
  readonly onShowAll: () => void;
}
function Group({ group: { kind, total, results }, drawn, onShowAll }: GroupProps) {
  const t = useTranslate("search");
  const format = useFormat();
  const id = `found-${kind}`;
  return (
    <section className="sec" aria-labelledby={id}>
      <div className="sec-h">
        <h2 id={id}>{t("search.group", { kind: t(`search.kind.${kind}`), count: format.number(total) })}</h2>
      </div>
      <ol className="results">
        {results.slice(0, drawn).map((result) => (
          <Result key={result.id} result={result} />
        ))}
      </ol>
      {results.length < total && drawn >= results.length && (
        <button type="button" className="btn btn--quiet" onClick={onShowAll}>
          {t("search.more", { count: total - results.length })}
        </button>
      )}
    </section>
  );
}

/** A block without a title of its own goes by the heading or the lesson that it stands under. */
const Result = memo(({ result: { place, reader, name, where, passage } }: { readonly result: SearchResult }) => {
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
});
