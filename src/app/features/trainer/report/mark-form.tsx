import { useState } from "react";
import type { CaseItem } from "#domain/course/quiz.ts";
import { type Marks, scoreRubric } from "#domain/grading/rubric.ts";
import type { QuizPage } from "#page/activity-page.ts";
import type { MarkChange } from "#sync/cohort-messages.ts";
import type { DeviceProblem } from "../../../device/device.ts";
import { useTranslate } from "../../../i18n/i18n.tsx";
import type { ShownMark } from "../../../training/feedback-now.ts";
import { useFormDraft } from "../../../training/use-form-draft.ts";
import { useTraining } from "../../../training/use-training.ts";
import { RecordProblem } from "../../../ui/record-problem.tsx";
import { RubricFields } from "../../../ui/rubric-fields.tsx";
import { itemLanguage } from "./quiz-text.tsx";

interface Props {
  readonly cohort: string;
  readonly learner: string;
  /** Of the mark that stands, if there is one, and its last version. */
  readonly markId: string | undefined;
  readonly last: ShownMark | undefined;
  readonly attempt: string;
  readonly item: CaseItem;
  /** `course/item` */
  readonly itemId: string;
  readonly page: QuizPage;
}

/** A case marked by its rubric, as a draft or for the learner. What is typed stays on the device until it is kept. */
export function MarkForm({ cohort, learner, markId, last, attempt, item, itemId, page }: Props) {
  const t = useTranslate("trainer-report");
  const points = useTranslate("quiz");
  const { training } = useTraining() ?? {};
  const draft = useFormDraft(`mark/${cohort}/${attempt}/${itemId}`, valuesFrom(last), last?.version);
  const [isUnmarked, setUnmarked] = useState(false);
  const [problem, setProblem] = useState<DeviceProblem>();
  if (!training || !draft) return null;
  const marks = marksFrom(draft.values);
  const failure = problem ?? draft.problem;
  const keep = async (to: MarkChange["state"]) => {
    const isWhole = scoreRubric(item.criteria, marks).ok;
    setUnmarked(!isWhole);
    if (!isWhole) return;
    const comment = draft.values.comment?.trim();
    const kept = await training.change({
      kind: "mark",
      cohort,
      learner,
      id: markId ?? training.newId(),
      body: {
        version: (draft.overlaps ?? last?.version ?? 0) + 1,
        attempt,
        item: itemId,
        points: marks,
        state: to,
        ...(comment && { comment }),
      },
    });
    setProblem(kept.ok ? undefined : kept.error);
    if (kept.ok) draft.clear(draft.values);
  };
  const commentId = `mark-comment-${attempt}-${item.id}`;
  return (
    <form className="stack-s on-screen" onSubmit={(event) => event.preventDefault()}>
      <RubricFields
        criteria={item.criteria}
        words={page.words.items[item.id]?.criteria}
        language={itemLanguage(page, item.id)}
        pointsText={(count) => points("points", { count })}
        marks={marks}
        onMark={(next) => draft.setAll({ comment: draft.values.comment ?? "", ...fieldsFrom(next) })}
      />
      <div className="field">
        <label htmlFor={commentId}>{t("mark.comment")}</label>
        <textarea
          id={commentId}
          className="in"
          rows={3}
          maxLength={4000}
          dir="auto"
          value={draft.values.comment ?? ""}
          onChange={({ target }) => draft.set("comment", target.value)}
        />
      </div>
      {isUnmarked && (
        <p className="err" role="alert">
          {t("mark.unmarked")}
        </p>
      )}
      {failure && <RecordProblem problem={failure} onRetry={() => void keep("draft")} />}
      <p className="acts">
        <button type="button" className="btn btn--quiet" onClick={() => void keep("draft")}>
          {t("mark.keep-draft")}
        </button>
        <button type="button" className="btn btn--main" onClick={() => void keep("final")}>
          {t("mark.keep-final")}
        </button>
      </p>
      <p className="meta">{t("mark.seen")}</p>
    </form>
  );
}

const prefix = "criterion ";
const fieldsFrom = (marks: Marks): { readonly [field: string]: string } =>
  Object.fromEntries(Object.entries(marks).map(([id, points]) => [`${prefix}${id}`, String(points)]));
const valuesFrom = (mark: ShownMark | undefined) => ({ comment: mark?.comment ?? "", ...fieldsFrom(mark?.points ?? {}) });
const marksFrom = (values: { readonly [field: string]: string }): Marks =>
  Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => (field.startsWith(prefix) ? [[field.slice(prefix.length), Number(value)]] : [])),
  );
