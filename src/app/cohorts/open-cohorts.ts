import { type CohortRecords, markSeen, observeCohortRecords, quizOfAttempt } from "#offline/cohorts/cohort-records.ts";
import type { OpenCohorts } from "../device/device.ts";

/** Reads what is here of the owner's cohorts from now on. */
export const openCohorts: OpenCohorts = ({ db }, owner) => {
  let records: CohortRecords | undefined;
  const listeners = new Set<() => void>();
  observeCohortRecords(db, owner, (next) => {
    records = next;
    for (const listener of listeners) listener();
  });
  return {
    records: () => records,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    markSeen: (feedback) => markSeen(db, owner, feedback),
    quizOfAttempt: (attempt) => quizOfAttempt(db, owner, attempt),
  };
};
