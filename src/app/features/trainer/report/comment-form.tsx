import { useState } from "react";
import type { CommentChange } from "#sync/cohort-messages.ts";
import type { DeviceProblem } from "../../../device/device.ts";
import { useTranslate } from "../../../i18n/i18n.tsx";
import { useFormDraft } from "../../../training/use-form-draft.ts";
import { useTraining } from "../../../training/use-training.ts";
import { RecordProblem } from "../../../ui/record-problem.tsx";

interface Props {
  readonly cohort: string;
  readonly learner: string;
  readonly about?: Pick<CommentChange, "activity" | "attempt" | "item">;
  /** What stands already, to be changed. */
  readonly held?: CommentChange & { readonly id: string };
  readonly onKept?: () => void;
}

/** A comment to a learner. What is typed stays on the device until it is kept as a change, and the change until the server has it. */
export function CommentForm({ cohort, learner, about, held, onKept }: Props) {
  const t = useTranslate("trainer-report");
  const { training } = useTraining() ?? {};
  const key = `comment/${cohort}/${learner}/${held?.id ?? `${about?.attempt ?? ""}/${about?.item ?? ""}`}`;
  const draft = useFormDraft(key, { text: held?.text ?? "" }, held?.version);
  const [problem, setProblem] = useState<DeviceProblem>();
  if (!draft || !training) return null;
  const text = draft.values.text ?? "";
  const failure = problem ?? draft.problem;
  const keep = async () => {
    if (text.trim() === "") return;
    const { id = training.newId(), version = 0 } = held ?? {};
    const body = { version: (draft.overlaps ?? version) + 1, text: text.trim(), ...(held ? aboutOf(held) : about) };
    const kept = await training.change({ kind: "comment", cohort, learner, id, body });
    setProblem(kept.ok ? undefined : kept.error);
    if (!kept.ok) return;
    draft.clear();
    onKept?.();
  };
  return (
    <form
      className="stack-s comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <div className="field">
        <label htmlFor={key}>{t("comment.text")}</label>
        <textarea
          id={key}
          className="in"
          rows={4}
          maxLength={4000}
          dir="auto"
          value={text}
          onChange={({ target }) => draft.set("text", target.value)}
        />
      </div>
      <p className="meta">{t("comment.seen")}</p>
      {failure && <RecordProblem problem={failure} onRetry={() => void keep()} />}
      <p>
        <button type="submit" className="btn btn--main" aria-disabled={text.trim() === ""}>
          {t("comment.send")}
        </button>
      </p>
    </form>
  );
}

/** Only what a change says: a comment that stands carries more. */
const aboutOf = ({ activity, attempt, item }: CommentChange): NonNullable<Props["about"]> => ({
  ...(activity && { activity }),
  ...(attempt && { attempt }),
  ...(item && { item }),
});
