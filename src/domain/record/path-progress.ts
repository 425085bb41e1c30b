import type { LearningPath, PathStep, StepActivity } from "#domain/course/learning-paths.ts";
import { type ActivityProgress, activityProgress, nextOn, type PartProgress, partProgress } from "./course-progress.ts";
import type { Progress } from "./progress.ts";

export interface PathProgress extends PartProgress {
  /** In the order of the path. */
  readonly steps: readonly PartProgress[];
  /** Where to go on; none when everything is done. */
  readonly next?: { readonly step: PathStep; readonly activity: StepActivity };
}

/** How far a learner has come on a path. What was done before the path was chosen counts. */
export function pathProgress({ steps }: LearningPath, progress: Progress): PathProgress {
  const parts = steps.map((step) =>
    step.activities.map((activity) => ({ step, activity, ...activityProgress(step.course, activity, progress) })),
  );
  const all = parts.flat();
  const next: (ActivityProgress & { readonly step: PathStep; readonly activity: StepActivity }) | undefined = nextOn(all);
  return {
    ...partProgress(all),
    steps: parts.map(partProgress),
    ...(next && { next: { step: next.step, activity: next.activity } }),
  };
}
