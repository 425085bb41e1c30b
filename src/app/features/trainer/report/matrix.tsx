import { type KeyboardEvent, memo, useCallback, useLayoutEffect, useRef, useState } from "react";
import { dirOf } from "#domain/locale.ts";
import { trainerHref } from "#page/address.ts";
import type { ReportedLearner } from "#sync/report-messages.ts";
import { useFormat, useLocale, useTranslate } from "../../../i18n/i18n.tsx";
import { isDone, type MatrixRow } from "../../../training/matrix.ts";
import { type Span, useTableWindow } from "../../../training/use-table-window.ts";
import { CellFacts } from "./cell-facts.tsx";
import { CellSymbols, Sign } from "./cell-signs.tsx";
import { type CellWords, cellLabel, cellSigns, cellText } from "./cell-words.ts";

interface Props {
  readonly cohort: string;
  readonly timeZone: string;
  readonly asOf: string;
  readonly rows: readonly MatrixRow[];
  /** One for each activity, in the order of the cells. */
  readonly titles: readonly string[];
  readonly words: CellWords;
}
interface Place {
  readonly row: number;
  readonly column: number;
}
/** Columns before the activities: name, done, late, last heard. */
const ahead = 4;

/**
 * Learners by activities. A table whose cells are one stop of the keyboard: arrows move inside, and whatever cell is entered, by key,
 * finger or pointer, is told in full below. Only the rows and columns that are seen are drawn.
 */
export function Matrix({ cohort, timeZone, asOf, rows, titles, words }: Props) {
  const t = useTranslate("trainer-report");
  const locale = useLocale();
  const frame = useRef<HTMLDivElement>(null);
  const { rows: drawn, columns: seen, abovePx, belowPx, reveal } = useTableWindow(frame, { rows: rows.length, columns: titles.length });
  const [asked, setAsked] = useState<Place>();
  const wanted = useRef<Place>(undefined);
  const columns = ahead + titles.length;
  const { first, end } = drawn;
  const isRightToLeft = dirOf(locale) === "rtl";
  const stop = asked && asked.row >= first && asked.row < end ? asked : { row: first, column: 0 };

  // biome-ignore lint/correctness/useExhaustiveDependencies: also when the rows that are drawn have changed
  useLayoutEffect(() => {
    const { row, column } = wanted.current ?? {};
    const cell = frame.current?.querySelector<HTMLElement>(`[data-place="${row} ${column}"]`);
    if (!cell) return;
    wanted.current = undefined;
    cell.focus();
  }, [asked, first, end, seen.first, seen.end]);

  const go = useCallback(
    (place: Place) => {
      wanted.current = place;
      reveal(place.row, place.column - ahead);
      setAsked(place);
    },
    [reveal],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const from = placeOf(event.target);
    const to = from && moved(from, event, { rows: rows.length, columns, isRightToLeft, page: Math.max(1, end - first - 8) });
    if (!to) return;
    event.preventDefault();
    go(to);
  };

  const cell = asked && rows[asked.row]?.learner;
  return (
    <>
      <CellSymbols />
      <div className="matrix-frame" ref={frame}>
        <table
          className="matrix"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells are entered and left with the arrows
          role="grid"
          aria-label={t("matrix")}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns}
          aria-readonly="true"
          style={{ inlineSize: `calc(var(--matrix-name) + ${columns - 1} * var(--matrix-cell))` }}
          onKeyDown={onKeyDown}
          onFocus={({ target }) => setAsked(placeOf(target))}
          onClick={({ target }) => setAsked(placeOf(target))}
        >
          <colgroup>
            <col className="matrix-name" />
            <col span={columns - 1} className="matrix-cell" />
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className="matrix-name" data-stuck="">
                {t("column.learner")}
              </th>
              <th scope="col">{t("column.done")}</th>
              <th scope="col">{t("column.overdue")}</th>
              <th scope="col" data-lead="" data-cell="">
                {t("column.heard")}
              </th>
              <Gap columns={seen.first} />
              {columnsIn(seen).map((column) => (
                <th scope="col" key={column} aria-colindex={ahead + column + 1}>
                  {titles[column]}
                </th>
              ))}
              <Gap columns={titles.length - seen.end} />
            </tr>
          </thead>
          <Room px={abovePx} columns={columns} />
          <tbody>
            {rows.slice(first, end).map((row, at) => (
              <Row
                key={row.learner.id}
                at={first + at}
                row={row}
                asOf={asOf}
                words={words}
                firstColumn={seen.first}
                endColumn={seen.end}
                stopAt={stop.row === first + at ? stop.column : undefined}
                href={trainerHref(locale, { cohort, view: "learner", learner: row.learner.id })}
              />
            ))}
          </tbody>
          <Room px={belowPx} columns={columns} />
        </table>
      </div>
      <div className="matrix-facts" role="status">
        {cell && asked ? (
          <CellFacts learner={cell} activity={asked.column - ahead} titles={titles} timeZone={timeZone} asOf={asOf} words={words} />
        ) : (
          <p className="meta">{t("matrix.how")}</p>
        )}
      </div>
    </>
  );
}

interface RowProps {
  readonly at: number;
  readonly row: MatrixRow;
  readonly asOf: string;
  readonly words: CellWords;
  /** The activities that are drawn. */
  readonly firstColumn: number;
  readonly endColumn: number;
  /** Which of its cells the Tab key stops at. */
  readonly stopAt: number | undefined;
  readonly href: string;
}

const Row = memo(function Row({ at, row, asOf, words, firstColumn, endColumn, stopAt, href }: RowProps) {
  const { learner, done, assigned, overdue, isSilent } = row;
  const t = useTranslate("trainer-report");
  const format = useFormat();
  const place = (column: number) => ({ "data-place": `${at} ${column}`, tabIndex: column === stopAt ? 0 : -1 });
  return (
    <tr aria-rowindex={at + 2}>
      <th scope="row" className="matrix-name">
        <a href={href} {...place(0)}>
          <span>
            <bdi>{learner.name}</bdi>
          </span>
        </a>
      </th>
      <td className="cell num" {...place(1)}>
        {t("done-of", { done, of: assigned })}
      </td>
      <td className={overdue > 0 ? "cell cell--late num" : "cell num"} {...place(2)}>
        {overdue > 0 && <Sign name="late" />}
        {format.number(overdue)}
      </td>
      <td className={isSilent ? "cell cell--silent" : "cell"} {...place(3)}>
        {heardText(learner, asOf, t)}
      </td>
      <Gap columns={firstColumn} />
      {columnsIn({ first: firstColumn, end: endColumn }).map((column) => {
        const cell = learner.cells[column];
        return (
          <td
            key={column}
            aria-colindex={ahead + column + 1}
            className={cell ? `cell cell--${cell.late && !isDone(cell) ? "late" : cell.state}` : "cell"}
            aria-label={cell ? cellLabel(cell, words) : words.notAssigned}
            {...place(ahead + column)}
          >
            {cell && cellSigns(cell).map((sign) => <Sign key={sign} name={sign} />)}
            {cell ? cellText(cell, words) : "–"}
          </td>
        );
      })}
      <Gap columns={learner.cells.length - endColumn} />
    </tr>
  );
});

const columnsIn = ({ first, end }: Span): readonly number[] => Array.from({ length: end - first }, (_, at) => first + at);

/** The place of columns that are not drawn. */
function Gap({ columns }: { readonly columns: number }) {
  return columns > 0 ? <td colSpan={columns} aria-hidden="true" className="gap" /> : null;
}

/** The room of rows that are not drawn. */
function Room({ px, columns }: { readonly px: number; readonly columns: number }) {
  return px > 0 ? (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={columns} style={{ blockSize: px, padding: 0, border: 0 }} />
      </tr>
    </tbody>
  ) : null;
}

const dayMs = 86_400_000;
/** How long ago, in days: what matters is whom to ask. */
function heardText({ heardAt }: ReportedLearner, asOf: string, t: ReturnType<typeof useTranslate>): string {
  if (heardAt === undefined) return t("heard.never");
  const days = Math.floor((Date.parse(asOf) - Date.parse(heardAt)) / dayMs);
  return days < 1 ? t("heard.day") : t("heard", { count: days });
}

function placeOf(target: EventTarget): Place | undefined {
  const place = target instanceof Element ? target.closest("[data-place]")?.getAttribute("data-place") : undefined;
  const [row, column] = place?.split(" ").map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}

interface Extent {
  readonly rows: number;
  readonly columns: number;
  readonly isRightToLeft: boolean;
  /** Rows that are seen at once. */
  readonly page: number;
}
/** Where a key leads; nowhere for keys that are not ours. */
function moved({ row, column }: Place, { key, ctrlKey }: KeyboardEvent, { rows, columns, isRightToLeft, page }: Extent): Place | undefined {
  const forward = isRightToLeft ? -1 : 1;
  const within = (next: Place): Place => ({
    row: Math.max(0, Math.min(rows - 1, next.row)),
    column: Math.max(0, Math.min(columns - 1, next.column)),
  });
  switch (key) {
    case "ArrowDown":
      return within({ row: row + 1, column });
    case "ArrowUp":
      return within({ row: row - 1, column });
    case "ArrowRight":
      return within({ row, column: column + forward });
    case "ArrowLeft":
      return within({ row, column: column - forward });
    case "PageDown":
      return within({ row: row + page, column });
    case "PageUp":
      return within({ row: row - page, column });
    case "Home":
      return within({ row: ctrlKey ? 0 : row, column: 0 });
    case "End":
      return within({ row: ctrlKey ? rows - 1 : row, column: columns - 1 });
    default:
      return undefined;
  }
}
