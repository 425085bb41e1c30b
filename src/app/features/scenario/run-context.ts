import type { AttemptId } from "#domain/record/statement.ts";
import type { RunContext } from "#domain/scenario/run-statements.ts";
import type { ScenarioPage } from "#page/activity-page.ts";

/** `course/scenario`, as the record names it. */
export const scenarioIdOf = ({ course, activity }: ScenarioPage): string => `${course.id}/${activity.id}`;

/** What every statement of a run says of the run and of what was on screen. */
export const runContextOf = (page: ScenarioPage, attemptId: AttemptId): RunContext => ({
  activityId: scenarioIdOf(page),
  attemptId,
  courseVersion: page.course.version,
  structure: page.files.structure,
  text: page.files.text,
  locale: page.textLocale,
});
