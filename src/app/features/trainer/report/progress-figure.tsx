import { dirOf } from "#domain/locale.ts";
import { useFormat, useLocale, useTranslate } from "../../../i18n/i18n.tsx";
import { useDayText } from "../../../reference/day-text.ts";
import type { ProgressOverTime } from "../../../training/progress-over-time.ts";
import { numberValue, percentValue, type ReportTable, textValue } from "../../../training/report-table.ts";
import { Figure } from "./figure.tsx";

const width = 328;
const height = 238;
const frame = { start: 48, end: 316, top: 16, bottom: 184 };
const dayMs = 86_400_000;

export function useProgressTable({ points, assigned }: ProgressOverTime): ReportTable {
  const t = useTranslate("trainer-report");
  const day = useDayText();
  return {
    title: t("over-time.title"),
    columns: [t("column.day"), t("column.done"), t("column.share")],
    rows: points.map((point) => [
      textValue(day(point.day)),
      numberValue(point.done),
      percentValue(assigned === 0 ? 0 : point.done / assigned),
    ]),
  };
}

/** How much of all that is assigned was done by which day: a line that only rises. The two days stand on lines of their own: their months are long. */
export function ProgressFigure({ progress }: { readonly progress: ProgressOverTime }) {
  const t = useTranslate("trainer-report");
  const format = useFormat();
  const day = useDayText();
  const isRightToLeft = dirOf(useLocale()) === "rtl";
  const table = useProgressTable(progress);
  const { points, assigned } = progress;
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || assigned === 0) return null;
  const days = Math.max(1, dayNumber(last.day) - dayNumber(first.day));
  const x = (at: string) => {
    const place = frame.start + ((dayNumber(at) - dayNumber(first.day)) / days) * (frame.end - frame.start);
    return isRightToLeft ? width - place : place;
  };
  const y = (done: number) => frame.bottom - (done / assigned) * (frame.bottom - frame.top);
  const path = points
    .map((point, at) => `${at === 0 ? `M${x(point.day)} ${y(point.done)}` : `H${x(point.day)}V${y(point.done)}`}`)
    .join("");
  return (
    <Figure
      title={t("over-time.title")}
      summary={t("over-time.summary", { done: last.done, of: assigned, day: day(last.day) })}
      width={width}
      height={height}
      table={table}
    >
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line
            className="chart-grid"
            x1={x(first.day)}
            x2={isRightToLeft ? width - frame.end : frame.end}
            y1={y(share * assigned)}
            y2={y(share * assigned)}
          />
          <text x={isRightToLeft ? width - 22 : 22} y={y(share * assigned) + 5} textAnchor="middle">
            {format.number(Math.round(share * assigned))}
          </text>
        </g>
      ))}
      <path className="chart-line" d={path} />
      <circle className="chart-end" cx={x(last.day)} cy={y(last.done)} r={4} />
      <text x={x(first.day)} y={frame.bottom + 28} textAnchor="start">
        {day(first.day)}
      </text>
      {points.length > 1 && (
        <text x={isRightToLeft ? width - frame.end : frame.end} y={height - 8} textAnchor="end">
          {day(last.day)}
        </text>
      )}
    </Figure>
  );
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00Z`) / dayMs;
