import { dirOf } from "#domain/locale.ts";
import type { ItemStatistics } from "#sync/report-messages.ts";
import { useFormat, useLocale, useTranslate } from "../../../i18n/i18n.tsx";
import { numberValue, percentValue, type ReportTable, textValue } from "../../../training/report-table.ts";
import { useValueText } from "../../../training/use-value-text.ts";
import { Figure } from "./figure.tsx";

const width = 328;
const height = 268;
const frame = { start: 40, end: 316, top: 16, bottom: 216 };

export interface PlottedItem {
  /** As the list counts it. */
  readonly number: number;
  readonly text: string;
  readonly statistics: ItemStatistics;
}

/** Mean level of those who said how sure they were, 1 to 3; undefined where nobody did, or it is hidden. */
export function meanCertainty({ certainty }: ItemStatistics): number | undefined {
  let [people, levels] = [0, 0];
  for (const { level, count } of certainty) {
    people += count ?? 0;
    levels += level * (count ?? 0);
  }
  return people === 0 ? undefined : levels / people;
}

/** As many as can have their numbers all over the drawing. */
const mostNumbered = 20;
/** The corner of those that mislead. */
const isTrap = ({ sure, right }: { readonly sure: number; readonly right: number }): boolean => sure > 2 && right < 0.5;

/**
 * Each question by how sure people were and how right: below on the sure side stand those that mislead. Of many questions only these have their
 * numbers, the others are points.
 */
export function ItemPlot({ items }: { readonly items: readonly PlottedItem[] }) {
  const t = useTranslate("trainer-report");
  const { percentSign } = useValueText();
  const format = useFormat();
  const isRightToLeft = dirOf(useLocale()) === "rtl";
  const plotted = items.flatMap(({ statistics, ...item }) => {
    const sure = meanCertainty(statistics);
    return sure === undefined || statistics.difficulty === null ? [] : [{ ...item, sure, right: statistics.difficulty, statistics }];
  });
  if (plotted.length === 0) return null;
  const isNumbered = (item: (typeof plotted)[number]) => plotted.length <= mostNumbered || isTrap(item);
  const numbered = plotted.filter(isNumbered);
  const points = plotted.filter((item) => !isNumbered(item));
  const x = (sure: number) => {
    const place = frame.start + ((sure - 1) / 2) * (frame.end - frame.start);
    return isRightToLeft ? width - place : place;
  };
  const y = (right: number) => frame.bottom - right * (frame.bottom - frame.top);
  const table: ReportTable = {
    title: t("plot.title"),
    columns: [t("column.number"), t("column.question"), t("column.right"), t("column.certainty"), t("column.certainty-answers")],
    rows: plotted.map(({ number, text, right, sure, statistics }) => [
      numberValue(number),
      textValue(text),
      percentValue(right),
      numberValue(sure),
      numberValue(statistics.certainty.reduce((sum, { count }) => sum + (count ?? 0), 0)),
    ]),
  };
  return (
    <Figure title={t("plot.title")} summary={t("plot.summary")} width={width} height={height} table={table}>
      <rect className="chart-trap" x={Math.min(x(2), x(3))} y={y(0.5)} width={Math.abs(x(3) - x(2))} height={y(0) - y(0.5)} />
      <text x={(x(2) + x(3)) / 2} y={y(0) - 8} textAnchor="middle" className="chart-note">
        {t("plot.trap")}
      </text>
      {[0, 0.5, 1].map((right) => (
        <g key={right}>
          <line className="chart-grid" x1={x(1)} x2={x(3)} y1={y(right)} y2={y(right)} />
          <text x={isRightToLeft ? width - 20 : 20} y={y(right) + 5} textAnchor="middle">
            {percentSign(right * 100)}
          </text>
        </g>
      ))}
      {([1, 2, 3] as const).map((level) => (
        <text key={level} x={level === 1 ? x(1.12) : level === 3 ? x(2.88) : x(2)} y={frame.bottom + 20} textAnchor="middle">
          {t(`certainty.${level}`)}
        </text>
      ))}
      <text x={(x(1) + x(3)) / 2} y={height - 6} textAnchor="middle" className="chart-note">
        {t("plot.axis")}
      </text>
      {points.map(({ number, sure, right }) => (
        <circle key={number} className="chart-dot" cx={x(sure)} cy={y(right)} r={4} />
      ))}
      {numbered.map(({ number, sure, right }) => (
        <g key={number}>
          <circle className="chart-dot" cx={x(sure)} cy={y(right)} r={10} />
          <text x={x(sure)} y={y(right) + 5} textAnchor="middle" className="chart-number">
            {format.number(number)}
          </text>
        </g>
      ))}
    </Figure>
  );
}
