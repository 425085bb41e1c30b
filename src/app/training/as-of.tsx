import { localTimeAt } from "#domain/cohort/zoned-time.ts";
import { useFormat, useTranslate } from "../i18n/i18n.tsx";
import { useDayText } from "../reference/day-text.ts";
import { ApiProblemText } from "../ui/api-problem-text.tsx";
import { Icon } from "../ui/icon.tsx";
import type { DatedAnswer } from "./use-dated-answer.ts";
import { useClockText } from "./use-value-text.ts";

interface Props {
  readonly answer: DatedAnswer<unknown>;
  /** Of the cohort that it is about, as for every other time on its pages; without one the device's. */
  readonly timeZone?: string | undefined;
}

/** When the figures beside it were read, and what stands in the way of newer ones. Every number that a trainer sees has one. */
export function AsOf({ answer: { dated, isAsking, problem, again }, timeZone }: Props) {
  const t = useTranslate("trainer");
  const format = useFormat();
  const day = useDayText();
  const clock = useClockText();
  const local = dated && timeZone !== undefined ? localTimeAt(new Date(dated.readAtMs).toISOString(), timeZone) : undefined;
  const here = dated && { date: format.date(dated.readAtMs), time: format.time(dated.readAtMs) };
  const at = local ? { date: day(local.slice(0, 10)), time: clock(local.slice(11)) } : here;
  return (
    <div className="as-of meta" role="status">
      {at && <p>{t(problem ? "as-of.kept" : "as-of", at)}</p>}
      {!at && isAsking && <p>{t("asking")}</p>}
      {problem?.code === "offline" && !isAsking && <p>{t("problem.offline")}</p>}
      {problem && problem.code !== "offline" && !isAsking && <ApiProblemText namespace="trainer" problem={problem} />}
      {(at || problem) && (
        <button type="button" className="btn btn--text on-screen" onClick={again}>
          <Icon name="update" />
          {t("again")}
        </button>
      )}
    </div>
  );
}
