import { dirOf, formatTagOf } from "#domain/locale.ts";
import type { CourseGain } from "#sync/report-messages.ts";
import { useLocale, useTranslate } from "../../../i18n/i18n.tsx";
import { usePreferences } from "../../../preferences.ts";
import { wholePercent } from "../../../training/report-table.ts";
import { useValueText } from "../../../training/use-value-text.ts";
import { Figure } from "./figure.tsx";
import { gainReport } from "./gain-report.ts";

const width = 328;
const heights = { withSpread: 232, without: 140 };
const start = 16;
const end = 312;

interface Props {
  readonly gain: CourseGain;
  /** Of the course. */
  readonly title: string;
  readonly isConfidential: boolean;
}

/** From the pre-test to the final assessment: both means as bars, and below how far the middle half of the people moved. */
export function GainFigure({ gain, title, isConfidential }: Props) {
  const t = useTranslate("trainer-report");
  const locale = useLocale();
  const { percentSign } = useValueText();
  const digits = usePreferences((preferences) => preferences.digits);
  /** With a sign that stays on its side in Arabic. */
  const change = new Intl.NumberFormat(formatTagOf(locale, digits), { signDisplay: "exceptZero" });
  const isRightToLeft = dirOf(locale) === "rtl";
  const { learners, before, after, quartiles } = gain;
  const percent = (share: number) => percentSign(wholePercent(share));
  const at = (place: number) => (isRightToLeft ? width - place : place);
  /** A share of the width, from the side where lines begin. */
  const x = (share: number) => at(start + share * (end - start));
  /** A difference, -1 to 1, nothing in the middle. */
  const dx = (difference: number) => x((difference + 1) / 2);
  const bar = (share: number) => ({ x: Math.min(x(0), x(share)), width: Math.abs(x(share) - x(0)) });
  return (
    <Figure
      title={title}
      summary={t("gain.summary", { number: learners, before: percent(before), after: percent(after) })}
      width={width}
      height={quartiles ? heights.withSpread : heights.without}
      table={gainReport([{ gain, title }], isConfidential, t)}
    >
      <text x={at(start)} y={22} textAnchor="start">
        {t("gain.before", { share: percent(before) })}
      </text>
      <rect className="chart-rest" {...bar(1)} y={30} height={14} />
      <rect className="chart-before" {...bar(before)} y={30} height={14} />
      <text x={at(start)} y={74} textAnchor="start">
        {t("gain.after", { share: percent(after) })}
      </text>
      <rect className="chart-rest" {...bar(1)} y={82} height={14} />
      <rect className="chart-after" {...bar(after)} y={82} height={14} />
      <text x={at(start)} y={130} textAnchor="start">
        {t(quartiles ? "gain.spread" : "gain.spread-hidden")}
      </text>
      {quartiles && (
        <>
          <line className="chart-grid" x1={dx(-1)} x2={dx(1)} y1={164} y2={164} />
          <line className="chart-zero" x1={dx(0)} x2={dx(0)} y1={144} y2={184} />
          <rect
            className="chart-box"
            x={Math.min(dx(quartiles[0]), dx(quartiles[2]))}
            width={Math.max(2, Math.abs(dx(quartiles[2]) - dx(quartiles[0])))}
            y={152}
            height={24}
          />
          <line className="chart-median" x1={dx(quartiles[1])} x2={dx(quartiles[1])} y1={148} y2={180} />
          {[-1, 0, 1].map((difference) => (
            <text key={difference} x={dx(difference)} y={206} textAnchor={difference === 0 ? "middle" : difference < 0 ? "start" : "end"}>
              {t("percent-sign", { value: change.format(difference * 100) })}
            </text>
          ))}
        </>
      )}
    </Figure>
  );
}
