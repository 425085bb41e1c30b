import type { ReactNode } from "react";
import { standings } from "#domain/course/lesson.ts";
import type { ClassificationItem, MatchingItem } from "#domain/course/quiz.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { withSpace } from "../../i18n/with-space.ts";
import { Icon } from "../../ui/icon.tsx";
import type { FieldProps } from "./field-props.ts";
import { answerPairs, rowIds, rowsLeft } from "./item-draft.ts";
import { Cites, Text } from "./item-text.tsx";

const standingNames: ReadonlySet<string> = new Set(standings);

/** One row for each prompt or statement, with a list to choose its place from: matching and classification. */
export function RowFields(props: FieldProps<MatchingItem | ClassificationItem>) {
  const { item, text, shown, answer, feedback, labelledBy, describedBy, onChange } = props;
  const t = useTranslate("quiz");
  const lesson = useTranslate("lesson");
  const chosen = answerPairs(answer);
  const rows = item.kind === "matching" ? rowIds(item) : shown;
  const places = item.kind === "matching" ? shown : item.bins;
  const left = rowsLeft(item, answer);
  const nameOf = (place: string) => {
    const name = text.words.targets?.[place] ?? (standingNames.has(place) ? lesson(`standing.${place}`) : place);
    return [name, text.second?.words.targets?.[place]].filter(Boolean).join(" / ");
  };
  const languageOf = (place: string) => (text.words.targets?.[place] === undefined ? {} : text.language);
  const choose = (row: string, place: string) => {
    const { [row]: _, ...others } = chosen;
    onChange(place === "" ? others : { ...others, [row]: place });
  };
  return (
    <fieldset aria-labelledby={labelledBy} aria-describedby={describedBy}>
      <ul className="match">
        {rows.map((row) => {
          const mark = feedback?.options[row];
          const key = item.key[row];
          const place = chosen[row];
          const why = text.words.options[row]?.why;
          return (
            <li key={row} className={mark && (mark === "right" ? "choice--right" : "choice--wrong")}>
              <RowLabel field={feedback ? undefined : `${item.id}-${row}`}>
                <Text of={text} pick={({ options }) => options[row]?.text} />
              </RowLabel>
              {!feedback && (
                <select
                  className="in"
                  id={`${item.id}-${row}`}
                  value={place ?? ""}
                  aria-invalid={(describedBy !== undefined && place === undefined) || undefined}
                  onChange={(event) => choose(row, event.target.value)}
                >
                  <option value="">{t("not-chosen")}</option>
                  {places.map((other) => (
                    <option key={other} value={other} {...languageOf(other)}>
                      {nameOf(other)}
                    </option>
                  ))}
                </select>
              )}
              {mark && (
                <div className="why">
                  <span className="verdict">
                    <Icon name={mark === "right" ? "check" : "cross"} />
                    {t(mark === "missed" ? "mark.not-chosen" : `mark.${mark}`)}
                  </span>
                  {place !== undefined && <p {...languageOf(place)}>{nameOf(place)}</p>}
                  {mark !== "right" && key !== undefined && (
                    <p>
                      {withSpace(t("right-answer"))}
                      <strong {...languageOf(key)}>{nameOf(key)}</strong>
                    </p>
                  )}
                  {why && (
                    <p>
                      <Text of={text} pick={({ options }) => options[row]?.why} />
                    </p>
                  )}
                  <Cites refs={item.cites[row]} of={text} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {!feedback && left > 0 && <p className="meta">{t("rows-left", { count: left })}</p>}
    </fieldset>
  );
}

/** Names the list of a row; once checked there is no list, and what was chosen stands in full. */
const RowLabel = ({ field, children }: { readonly field: string | undefined; readonly children: ReactNode }) =>
  field === undefined ? <strong>{children}</strong> : <label htmlFor={field}>{children}</label>;
