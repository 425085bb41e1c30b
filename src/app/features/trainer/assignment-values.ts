import { localTimeAt, momentAt } from "#domain/cohort/zoned-time.ts";
import type { AssignedWork, Assignment, AssignmentChange, AssignmentTarget } from "#sync/cohort-messages.ts";
import type { FormValues } from "../../training/use-form-draft.ts";

/** An assignment as fields of a form; times are those that clocks of the cohort show. */
export function valuesFrom(assignment: Assignment | undefined, timeZone: string): FormValues {
  if (!assignment) return { course: "", module: "", activity: "", target: "cohort", required: "yes", opensAt: "", dueAt: "", note: "" };
  const { work, target, required, opensAt, dueAt, note = "" } = assignment;
  const shown = (moment: string | undefined) => (moment ? localTimeAt(moment, timeZone) : "");
  return {
    course: work.course,
    module: work.module ?? "",
    activity: work.activity ?? "",
    target: valueOfTarget(target),
    required: required ? "yes" : "",
    opensAt: shown(opensAt),
    dueAt: shown(dueAt),
    note,
  };
}

export function changeFrom(values: FormValues, timeZone: string, version: number): AssignmentChange {
  const { required, note = "" } = values;
  const [opensAt, dueAt] = [momentAt(values.opensAt ?? "", timeZone), momentAt(values.dueAt ?? "", timeZone)];
  return {
    version,
    work: workFrom(values),
    target: targetFrom(values.target ?? ""),
    required: required === "yes",
    ...(opensAt && { opensAt }),
    ...(dueAt && { dueAt }),
    ...(note.trim() && { note: note.trim() }),
  };
}

const workFrom = ({ course = "", module, activity }: FormValues): AssignedWork => ({
  course,
  ...(module && { module }),
  ...(activity && { activity }),
});

export function valueOfTarget(target: AssignmentTarget): string {
  switch (target.kind) {
    case "cohort":
      return "cohort";
    case "group":
      return `group:${target.group}`;
    case "learner":
      return `learner:${target.learner}`;
  }
}

function targetFrom(value: string): AssignmentTarget {
  const [kind, id = ""] = value.split(":");
  if (kind === "group") return { kind, group: id };
  return kind === "learner" ? { kind, learner: id } : { kind: "cohort" };
}
