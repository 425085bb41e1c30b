import type { CaseItem } from "#domain/course/quiz.ts";
import type { Marks } from "#domain/grading/rubric.ts";
import type { QuizPage } from "#page/activity-page.ts";
import type { LearnerReport } from "#sync/report-messages.ts";
import { useTranslate } from "../../../i18n/i18n.tsx";
import type { ShownDetail } from "../../../training/cohort-now.ts";
import { marksNow, type ShownMark } from "../../../training/feedback-now.ts";
import { useTraining } from "../../../training/use-training.ts";
import { useMomentText } from "../../../training/use-value-text.ts";
import { Waiting } from "../cohort-facts.tsx";
import { MarkForm } from "./mark-form.tsx";

interface Props {
  readonly cohort: ShownDetail;
  readonly report: LearnerReport;
  readonly attempt: string;
  readonly item: CaseItem;
  /** `course/item` */
  readonly itemId: string;
  readonly page: QuizPage;
  readonly selfMarks: Marks | undefined;
}

/**
 * The marking of a case by its rubric. A draft is seen by the cohort's trainers only; when it is final, the learner sees it. Another trainer
 * moderates with a version of their own; all versions stay.
 */
export function CaseMarks({ cohort, report, attempt, item, itemId, page, selfMarks }: Props) {
  const t = useTranslate("trainer-report");
  const { state } = useTraining() ?? {};
  const held = marksNow(cohort.id, report.learner.id, report.marks, state?.changes ?? []).find(
    ({ versions }) => versions.at(-1)?.attempt === attempt && versions.at(-1)?.item === itemId,
  );
  const last = held?.versions.at(-1);
  return (
    <section className="marking">
      <h5>{t("mark.title")}</h5>
      {selfMarks && <p className="meta">{t("mark.self", scoreText(item, selfMarks))}</p>}
      <MarkHistoryList item={item} timeZone={cohort.timeZone} versions={held?.versions ?? []} />
      {!cohort.archived && (
        <MarkForm
          cohort={cohort.id}
          learner={report.learner.id}
          markId={held?.id}
          last={last}
          attempt={attempt}
          item={item}
          itemId={itemId}
          page={page}
        />
      )}
    </section>
  );
}

function MarkHistoryList({
  item,
  timeZone,
  versions,
}: {
  readonly item: CaseItem;
  readonly timeZone: string;
  readonly versions: readonly ShownMark[];
}) {
  const t = useTranslate("trainer-report");
  const moment = useMomentText(timeZone);
  if (versions.length === 0) return <p className="meta">{t("mark.none")}</p>;
  return (
    <ol className="marks">
      {versions.map(({ version, points, comment, state, by, at, isWaiting }) => (
        <li key={version}>
          <p className="dots">
            <strong>{t(`mark.${state}`)}</strong>
            <span>{t("mark.score", scoreText(item, points))}</span>
            {by && <span dir="auto">{by.name}</span>}
            <span className="meta">{moment(at)}</span>
            {isWaiting && <Waiting />}
          </p>
          {comment && (
            <p className="comment-text" dir="auto">
              {comment}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Points of those criteria that the rubric of this version has. */
function scoreText({ criteria }: CaseItem, points: Marks): { readonly earned: number; readonly points: number } {
  return {
    earned: criteria.reduce((sum, { id }) => sum + (points[id] ?? 0), 0),
    points: criteria.reduce((sum, criterion) => sum + criterion.points, 0),
  };
}
