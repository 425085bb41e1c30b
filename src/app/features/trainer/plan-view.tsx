import { type ReactNode, useState } from "react";
import type { Assignment } from "#sync/cohort-messages.ts";
import type { DeviceProblem } from "../../device/device.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import type { Shown, ShownDetail } from "../../training/cohort-now.ts";
import { type OutlinedCourse, useCourseOutlines } from "../../training/use-course-outlines.ts";
import { useTraining } from "../../training/use-training.ts";
import { workTitles } from "../../training/work-title.ts";
import { Confirmed } from "../../ui/confirmed.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { AssignmentForm } from "./assignment-form.tsx";
import { Waiting } from "./cohort-facts.tsx";
import { CopyPlan } from "./copy-plan.tsx";
import { Moment, targetText } from "./plan-parts.tsx";
import type { ViewProps } from "./view-props.ts";

type Open = { readonly kind: "new" } | { readonly kind: "copy" } | { readonly kind: "change"; readonly id: string };

/** What is assigned in a cohort, in the order in which it is due. */
export function PlanView({ cohort }: ViewProps) {
  const t = useTranslate("trainer");
  const training = useTraining()?.training;
  const [open, setOpen] = useState<Open>();
  const [failed, setFailed] = useState<DeviceProblem>();
  const outlines = useCourseOutlines(cohort.plan.map(({ work }) => work.course));
  const close = () => setOpen(undefined);
  const withdraw = async ({ id, version }: Assignment) => {
    const body = { version: version + 1, withdrawn: true as const };
    const kept = await training?.change({ kind: "assignment", cohort: cohort.id, id, body });
    setFailed(kept?.ok ? undefined : kept?.error);
  };
  return (
    <section aria-labelledby="plan-title">
      <h2 id="plan-title">{t("view.plan")}</h2>
      {cohort.plan.length === 0 && <p>{t("plan.none")}</p>}
      {failed && <RecordProblem problem={failed} onRetry={() => setFailed(undefined)} />}
      {cohort.plan.length > 0 && (
        <ol className="plan">
          {[...cohort.plan].sort(byDate).map((assignment) => (
            <li key={assignment.id}>
              {open?.kind === "change" && open.id === assignment.id ? (
                <AssignmentForm cohort={cohort} assignment={assignment} onDone={close} />
              ) : (
                <PlannedWork cohort={cohort} assignment={assignment} outlines={outlines}>
                  {!cohort.archived && (
                    <>
                      <button type="button" className="btn btn--quiet" onClick={() => setOpen({ kind: "change", id: assignment.id })}>
                        {t("change")}
                        <span className="vh"> {workTitles(assignment.work, outlines).at(-1)}</span>
                      </button>
                      <Confirmed
                        button={t("assignment.withdraw")}
                        about={workTitles(assignment.work, outlines).at(-1) ?? ""}
                        text={t("assignment.withdraw.text")}
                        onYes={() => void withdraw(assignment)}
                      />
                    </>
                  )}
                </PlannedWork>
              )}
            </li>
          ))}
        </ol>
      )}
      {cohort.archived && <p>{t("archived.text")}</p>}
      {!cohort.archived && open?.kind !== "new" && open?.kind !== "copy" && (
        <p className="acts">
          <button type="button" className="btn btn--main" onClick={() => setOpen({ kind: "new" })}>
            {t("assignment.new")}
          </button>
          <button type="button" className="btn btn--quiet" onClick={() => setOpen({ kind: "copy" })}>
            {t("copy")}
          </button>
        </p>
      )}
      {open?.kind === "new" && <AssignmentForm cohort={cohort} onDone={close} />}
      {open?.kind === "copy" && <CopyPlan cohort={cohort} onDone={close} />}
    </section>
  );
}

/** What is due first comes first; what is never due comes last. */
const byDate = (a: Assignment, b: Assignment): number => sortKey(a).localeCompare(sortKey(b));
const sortKey = ({ dueAt = "9999", opensAt = "", work }: Assignment): string =>
  `${dueAt} ${opensAt} ${work.course} ${work.module ?? ""} ${work.activity ?? ""}`;

interface PlannedProps {
  readonly cohort: ShownDetail;
  readonly assignment: Shown<Assignment>;
  readonly outlines: ReadonlyMap<string, OutlinedCourse>;
  readonly children: ReactNode;
}

function PlannedWork({ cohort, assignment, outlines, children }: PlannedProps) {
  const t = useTranslate("trainer");
  const titles = workTitles(assignment.work, outlines);
  const around = titles.slice(0, -1);
  const { required, opensAt, dueAt, note, isWaiting } = assignment;
  return (
    <div className="planned">
      <div>
        {around.length > 0 && <p className="meta">{around.join(" · ")}</p>}
        <h3>{titles.at(-1)}</h3>
        <p className="meta dots">
          <span>{targetText(t, cohort, assignment)}</span>
          <span>{t(required ? "required" : "optional")}</span>
          {opensAt && <Moment words="opens" moment={opensAt} timeZone={cohort.timeZone} />}
          {dueAt && <Moment words="due" moment={dueAt} timeZone={cohort.timeZone} />}
          {isWaiting && <Waiting />}
        </p>
        {note && (
          <p className="comment-text" dir="auto">
            {note}
          </p>
        )}
      </div>
      <div className="acts">{children}</div>
    </div>
  );
}
