import { useState } from "react";
import { daysBetween, firstDayOf, shiftedDates } from "#domain/cohort/shift-plan.ts";
import type { Assignment, AssignmentChange } from "#sync/cohort-messages.ts";
import { parseCohortList } from "#sync/parse-cohort-answers.ts";
import type { DeviceProblem } from "../../device/device.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { AsOf } from "../../training/as-of.tsx";
import type { ShownDetail } from "../../training/cohort-now.ts";
import { useCohort } from "../../training/use-cohort.ts";
import { useCourseOutlines } from "../../training/use-course-outlines.ts";
import { useDatedAnswer } from "../../training/use-dated-answer.ts";
import { useTraining } from "../../training/use-training.ts";
import { workTitles } from "../../training/work-title.ts";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { Moment, targetText } from "./plan-parts.tsx";

interface Props {
  readonly cohort: ShownDetail;
  readonly onDone: () => void;
}

/** Takes over what another cohort was assigned, for the whole cohort, with all dates moved by the same number of days. */
export function CopyPlan({ cohort, onDone }: Props) {
  const t = useTranslate("trainer");
  const answer = useDatedAnswer("cohorts", parseCohortList);
  const [from, setFrom] = useState("");
  const others = (answer.dated?.value ?? []).filter(({ id, assignments }) => id !== cohort.id && assignments > 0);
  return (
    <div className="stack assignment-form">
      <h3>{t("copy")}</h3>
      <div className="field">
        <label htmlFor="copy-from">{t("copy.from")}</label>
        <select id="copy-from" className="in" value={from} onChange={({ target }) => setFrom(target.value)}>
          <option value="" disabled>
            {t("choose")}
          </option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {answer.dated && others.length === 0 && <p>{t("copy.none")}</p>}
      {!answer.dated && <AsOf answer={answer} />}
      {from ? (
        <FromCohort key={from} from={from} cohort={cohort} onDone={onDone} />
      ) : (
        <p>
          <button type="button" className="btn btn--quiet" onClick={onDone}>
            {t("cancel")}
          </button>
        </p>
      )}
    </div>
  );
}

function FromCohort({ from, ...props }: Props & { readonly from: string }) {
  const { cohort: source, answer } = useCohort(from);
  return source ? <Copied {...props} source={source} /> : <AsOf answer={answer} />;
}

function Copied({ cohort, source, onDone }: Props & { readonly source: ShownDetail }) {
  const t = useTranslate("trainer");
  const training = useTraining()?.training;
  const outlines = useCourseOutlines(source.plan.map(({ work }) => work.course));
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(source.plan.filter(({ target }) => target.kind !== "cohort").map(({ id }) => id)),
  );
  const firstDay = firstDayOf(source.plan, source.timeZone);
  const [startsOn, setStartsOn] = useState(() => firstDay && startFor(firstDay, source, cohort));
  const [failed, setFailed] = useState<DeviceProblem>();
  const days = firstDay && startsOn ? daysBetween(firstDay, startsOn) : 0;
  const chosen = source.plan.filter(({ id }) => !left.has(id));
  const copied = ({ work, required, note, ...dates }: Assignment): AssignmentChange => ({
    version: 1,
    work,
    target: { kind: "cohort" },
    required,
    ...(note && { note }),
    ...shiftedDates(dates, days, source.timeZone, cohort.timeZone),
  });
  const copy = async () => {
    if (!training) return;
    for (const assignment of chosen) {
      const kept = await training.change({ kind: "assignment", cohort: cohort.id, id: training.newId(), body: copied(assignment) });
      if (!kept.ok) return setFailed(kept.error);
      setLeft((before) => new Set(before).add(assignment.id)); // a second try does not assign it twice
    }
    onDone();
  };
  const toggle = (id: string) =>
    setLeft((before) => (before.has(id) ? new Set([...before].filter((each) => each !== id)) : new Set(before).add(id)));
  return (
    <form
      className="stack"
      aria-label={t("copy")}
      onSubmit={(event) => {
        event.preventDefault();
        void copy();
      }}
    >
      {firstDay && (
        <div className="field">
          <label htmlFor="copy-start">{t("copy.start")}</label>
          <input
            id="copy-start"
            className="in"
            type="date"
            required
            value={startsOn ?? ""}
            onChange={({ target }) => setStartsOn(target.value)}
            aria-describedby="copy-start-help"
          />
          <p className="meta" id="copy-start-help">
            {t("copy.start.help")}
          </p>
        </div>
      )}
      <fieldset>
        <legend className="lab">{t("copy.what", { count: chosen.length })}</legend>
        {source.plan.map((assignment) => {
          const { id, target } = assignment;
          const { opensAt, dueAt } = copied(assignment);
          return (
            <label key={id} className="pick">
              <input type="checkbox" checked={!left.has(id)} onChange={() => toggle(id)} />
              <span>
                {workTitles(assignment.work, outlines).join(" · ")}
                <span className="meta dots">
                  {opensAt && <Moment words="opens" moment={opensAt} timeZone={cohort.timeZone} />}
                  {dueAt && <Moment words="due" moment={dueAt} timeZone={cohort.timeZone} />}
                  {target.kind !== "cohort" && <span>{t("copy.was-for", { target: targetText(t, source, assignment) })}</span>}
                </span>
              </span>
            </label>
          );
        })}
      </fieldset>
      {failed && <RecordProblem problem={failed} onRetry={() => void copy()} />}
      <p className="acts">
        <button type="submit" className="btn btn--main" aria-disabled={chosen.length === 0}>
          {t("copy.button", { count: chosen.length })}
        </button>
        <button type="button" className="btn btn--quiet" onClick={onDone}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}

/** As far after the cohort's first day as it was after the other's; without these days, where it was. */
function startFor(firstDay: string, source: ShownDetail, cohort: ShownDetail): string {
  if (!source.opensOn || !cohort.opensOn) return firstDay;
  const days = daysBetween(source.opensOn, cohort.opensOn);
  return new Date(Date.parse(firstDay) + days * 86_400_000).toISOString().slice(0, 10);
}
