import { useState } from "react";
import type { LearnerReport } from "#sync/report-messages.ts";
import type { DeviceProblem } from "../../../device/device.ts";
import { useTranslate } from "../../../i18n/i18n.tsx";
import type { ShownDetail } from "../../../training/cohort-now.ts";
import { commentsNow, type ShownComment } from "../../../training/feedback-now.ts";
import { useTraining } from "../../../training/use-training.ts";
import { useMomentText } from "../../../training/use-value-text.ts";
import { Confirmed } from "../../../ui/confirmed.tsx";
import { RecordProblem } from "../../../ui/record-problem.tsx";
import { Waiting } from "../cohort-facts.tsx";
import { CommentForm } from "./comment-form.tsx";

interface Props {
  readonly cohort: ShownDetail;
  readonly report: LearnerReport;
  readonly titleOf: (activity: string) => string;
}

/** What this cohort's trainers told the learner, and a place for more. */
export function Comments({ cohort, report, titleOf }: Props) {
  const t = useTranslate("trainer-report");
  const changes = useTraining()?.state.changes ?? [];
  const { learner } = report;
  const comments = commentsNow(cohort.id, learner.id, report.comments, changes);
  return (
    <section aria-labelledby="comments-title">
      <h2 id="comments-title">{t("comments")}</h2>
      {comments.length === 0 && <p>{t("comments.none")}</p>}
      <ul className="comments">
        {comments.map((comment) => (
          <Comment key={comment.id} cohort={cohort} learner={learner.id} comment={comment} titleOf={titleOf} />
        ))}
      </ul>
      {!cohort.archived && <CommentForm cohort={cohort.id} learner={learner.id} />}
    </section>
  );
}

interface CommentProps {
  readonly cohort: ShownDetail;
  readonly learner: string;
  readonly comment: ShownComment;
  readonly titleOf: (activity: string) => string;
}

function Comment({ cohort, learner, comment, titleOf }: CommentProps) {
  const t = useTranslate("trainer-report");
  const { training } = useTraining() ?? {};
  const moment = useMomentText(cohort.timeZone);
  const [isEditing, setEditing] = useState(false);
  const [problem, setProblem] = useState<DeviceProblem>();
  const { id, version, text, from, at, activity, isWaiting } = comment;
  const takeBack = async () => {
    const kept = await training?.change({
      kind: "comment",
      cohort: cohort.id,
      learner,
      id,
      body: { version: version + 1, text, deleted: true },
    });
    setProblem(kept && !kept.ok ? kept.error : undefined);
  };
  return (
    <li>
      <p className="dots meta">
        {from && <strong dir="auto">{from}</strong>}
        <span>{moment(at)}</span>
        {activity && <span>{titleOf(activity)}</span>}
        {isWaiting && <Waiting />}
      </p>
      {isEditing ? (
        <CommentForm cohort={cohort.id} learner={learner} held={comment} onKept={() => setEditing(false)} />
      ) : (
        <p className="comment-text" dir="auto">
          {text}
        </p>
      )}
      {problem && <RecordProblem problem={problem} onRetry={() => void takeBack()} />}
      {!cohort.archived && (
        <div className="acts on-screen">
          <button type="button" className="btn btn--quiet" onClick={() => setEditing(!isEditing)}>
            {t(isEditing ? "comment.leave" : "comment.change")}
          </button>
          <Confirmed button={t("comment.take-back")} text={t("comment.take-back.text")} onYes={() => void takeBack()} />
        </div>
      )}
    </li>
  );
}
