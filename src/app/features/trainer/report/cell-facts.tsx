import type { ReportedLearner } from "#sync/report-messages.ts";
import { useTranslate } from "../../../i18n/i18n.tsx";
import { wholePercent } from "../../../training/report-table.ts";
import { useMomentText } from "../../../training/use-value-text.ts";
import type { CellWords } from "./cell-words.ts";

interface Props {
  readonly learner: ReportedLearner;
  /** Below zero for the columns about the learner as a whole. */
  readonly activity: number;
  readonly titles: readonly string[];
  readonly timeZone: string;
  readonly asOf: string;
  readonly words: CellWords;
}

/** One cell of the matrix told in full: since when, by when, and as of when. */
export function CellFacts({ learner, activity, titles, timeZone, asOf, words }: Props) {
  const t = useTranslate("trainer-report");
  const moment = useMomentText(timeZone);
  const cell = learner.cells[activity];
  const { name, userName, heardAt, unsent, joinedAt } = learner;
  return (
    <>
      <p>
        <strong dir="auto">{name}</strong>
        {titles[activity] !== undefined && `: ${titles[activity]}`}
      </p>
      <p className="dots meta">
        {cell === null && <span>{words.notAssigned}</span>}
        {cell && (
          <>
            <span>{words.state[cell.state]}</span>
            {cell.sinceMs !== undefined && <span>{t("cell.since", { at: moment(new Date(cell.sinceMs).toISOString()) })}</span>}
            {cell.best !== undefined && <span>{t("cell.best", { score: words.percentSign(wholePercent(cell.best)) })}</span>}
            {cell.attempts !== undefined && <span>{t("cell.attempts", { number: cell.attempts })}</span>}
            <span>{cell.dueAt ? t("cell.due", { at: moment(cell.dueAt) }) : t("cell.no-due")}</span>
            {cell.late && <span>{words.late}</span>}
          </>
        )}
        {activity < 0 && (
          <>
            {userName && <bdi dir="ltr">{userName}</bdi>}
            <span>{t("cell.joined", { at: moment(joinedAt) })}</span>
            <span>{t("cell.heard", { at: heardAt ? moment(heardAt) : t("heard.never") })}</span>
            {unsent !== undefined && <span>{t("cell.unsent", { number: unsent })}</span>}
          </>
        )}
        <span>{t("cell.as-of", { at: moment(asOf) })}</span>
      </p>
    </>
  );
}
