import { type FormEvent, useState } from "react";
import { shownZone } from "#domain/cohort/zoned-time.ts";
import type { Assignment } from "#sync/cohort-messages.ts";
import type { DeviceProblem } from "../../device/device.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import type { Shown, ShownDetail } from "../../training/cohort-now.ts";
import { useCatalogueCourses, useCourseOutlines } from "../../training/use-course-outlines.ts";
import { type FormDraft, useFormDraft } from "../../training/use-form-draft.ts";
import { useTraining } from "../../training/use-training.ts";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { Toggle } from "../../ui/setting.tsx";
import { changeFrom, valuesFrom } from "./assignment-values.ts";
import { DraftField, DraftSelect, DraftText } from "./form-fields.tsx";

interface Props {
  readonly cohort: ShownDetail;
  /** Absent: a new one. */
  readonly assignment?: Shown<Assignment>;
  readonly onDone: () => void;
}

/**
 * What is assigned, to whom, from when and until when. Typed against one version: when another trainer makes the next meanwhile, the server
 * says so, and nothing typed is lost.
 */
export function AssignmentForm({ cohort, assignment: now, onDone }: Props) {
  const [assignment] = useState(now);
  const key = `trainer:assignment:${cohort.id}:${assignment ? `${assignment.id}:${assignment.version}` : "new"}`;
  const draft = useFormDraft(key, valuesFrom(assignment, cohort.timeZone));
  return draft ? <Fields cohort={cohort} {...(assignment && { assignment })} onDone={onDone} draft={draft} /> : null;
}

function Fields({ cohort, assignment, onDone, draft }: Props & { readonly draft: FormDraft }) {
  const t = useTranslate("trainer");
  const training = useTraining()?.training;
  const [failed, setFailed] = useState<DeviceProblem>();
  const { values } = draft;
  const change = changeFrom(values, cohort.timeZone, (assignment?.version ?? 0) + 1);
  const isTurned = Boolean(change.opensAt && change.dueAt && change.dueAt < change.opensAt);
  const save = async () => {
    if (!training) return;
    const kept = await training.change({ kind: "assignment", cohort: cohort.id, id: assignment?.id ?? training.newId(), body: change });
    if (!kept.ok) return setFailed(kept.error);
    draft.clear();
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isTurned) void save();
  };
  const cancel = () => {
    draft.clear();
    onDone();
  };
  const zone = shownZone(cohort.timeZone).replaceAll("_", " ");
  return (
    <form className="stack assignment-form" aria-label={t(assignment ? "assignment.change" : "assignment.new")} onSubmit={submit}>
      <WorkFields draft={draft} />
      <DraftSelect draft={draft} name="target" label={t("assignment.target")}>
        <option value="cohort">{t("target.cohort")}</option>
        {cohort.groups.length > 0 && (
          <optgroup label={t("groups")}>
            {cohort.groups.map(({ id, name }) => (
              <option key={id} value={`group:${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
        {cohort.members.length > 0 && (
          <optgroup label={t("target.one-learner")}>
            {cohort.members.map(({ id, name, userName }) => (
              <option key={id} value={`learner:${id}`}>
                {userName ? `${name} (${userName})` : name}
              </option>
            ))}
          </optgroup>
        )}
      </DraftSelect>
      <DraftField draft={draft} name="opensAt" type="datetime-local" label={t("assignment.opens")} help={t("assignment.zone", { zone })} />
      <DraftField
        draft={draft}
        name="dueAt"
        type="datetime-local"
        label={t("assignment.due")}
        help={t("assignment.zone", { zone })}
        aria-invalid={isTurned || undefined}
      />
      {isTurned && (
        <p className="err" role="alert">
          {t("problem.due-before-open")}
        </p>
      )}
      <Toggle
        label={t("assignment.required")}
        help={t("assignment.required.help")}
        checked={values.required === "yes"}
        onChange={(isOn) => draft.set("required", isOn ? "yes" : "")}
      />
      <DraftText draft={draft} name="note" label={t("assignment.note")} help={t("assignment.note.help")} />
      {(failed ?? draft.problem) && <RecordProblem problem={failed ?? (draft.problem as DeviceProblem)} onRetry={() => void save()} />}
      <p className="acts">
        <button type="submit" className="btn btn--main">
          {t(assignment ? "save" : "assignment.assign")}
        </button>
        <button type="button" className="btn btn--quiet" onClick={cancel}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}

/** A course, then if wanted a module of it, then if wanted one activity. */
function WorkFields({ draft }: { readonly draft: FormDraft }) {
  const t = useTranslate("trainer");
  const locale = useLocale();
  const courses = useCatalogueCourses() ?? [];
  const { course = "", module = "" } = draft.values;
  const outlined = useCourseOutlines(course ? [course] : []).get(course);
  const activities = outlined
    ? (outlined.outline.modules.find(({ id }) => id === module)?.activities ?? (module ? [] : outlined.outline.quizzes))
    : [];
  const titleOf = (activity: string) =>
    outlined?.words.modules[module]?.activities[activity] ?? outlined?.words.quizzes[activity] ?? activity;
  const inner: FormDraft = { ...draft, set: (field, value) => setWork(draft, field, value) };
  return (
    <>
      <DraftSelect draft={inner} name="course" label={t("assignment.course")} required>
        <option value="" disabled>
          {t("choose")}
        </option>
        {course && !courses.some(({ id }) => id === course) && <option value={course}>{outlined?.words.title ?? course}</option>}
        {courses.map(({ id, titles, sourceLocale }) => (
          <option key={id} value={id}>
            {(titles[locale] ?? titles[sourceLocale])?.title ?? id}
          </option>
        ))}
      </DraftSelect>
      {outlined && (
        <DraftSelect draft={inner} name="module" label={t("assignment.module")}>
          <option value="">{t("assignment.whole-course")}</option>
          {outlined.outline.modules.map(({ id }) => (
            <option key={id} value={id}>
              {outlined.words.modules[id]?.title ?? id}
            </option>
          ))}
        </DraftSelect>
      )}
      {activities.length > 0 && (
        <DraftSelect draft={inner} name="activity" label={t("assignment.activity")}>
          <option value="">{t(module ? "assignment.whole-module" : "assignment.whole-course")}</option>
          {activities.map(({ id }) => (
            <option key={id} value={id}>
              {titleOf(id)}
            </option>
          ))}
        </DraftSelect>
      )}
    </>
  );
}

/** Another course has other modules, another module other activities. */
function setWork(draft: FormDraft, field: string, value: string): void {
  const inside = field === "course" ? { module: "", activity: "" } : field === "module" ? { activity: "" } : {};
  draft.setAll({ ...draft.values, ...inside, [field]: value });
}
