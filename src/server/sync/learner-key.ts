import type { LearnerId } from "#sync/messages.ts";

/** Whose record: every query of this folder begins with it. */
export interface LearnerKey {
  readonly tenant: string;
  readonly learner: LearnerId;
}
