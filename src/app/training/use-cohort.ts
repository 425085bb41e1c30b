import { isMaking } from "#offline/training/trainer-change.ts";
import type { CohortDetail } from "#sync/cohort-messages.ts";
import { parseCohortDetail } from "#sync/parse-cohort-answers.ts";
import { cohortNow, type ShownDetail } from "./cohort-now.ts";
import { type DatedAnswer, useDatedAnswer } from "./use-dated-answer.ts";
import { useTraining } from "./use-training.ts";

export interface KnownCohort {
  readonly cohort: ShownDetail | undefined;
  /** The server does not know of it yet. */
  readonly isUnsent: boolean;
  readonly answer: DatedAnswer<CohortDetail>;
}

/** A cohort as the trainer left it, and the answer that it rests on. A cohort of which the server does not know yet is not asked for. */
export function useCohort(id: string): KnownCohort {
  const changes = useTraining()?.state.changes;
  const isUnmade = changes?.some(({ change, takenAtMs }) => change.cohort === id && isMaking(change) && takenAtMs === undefined);
  const answer = useDatedAnswer(changes && !isUnmade ? `cohorts/${id}` : undefined, parseCohortDetail);
  const cohort = cohortNow(id, answer.dated?.value, changes ?? []);
  return { cohort, isUnsent: cohort !== undefined && isUnmade === true, answer };
}
