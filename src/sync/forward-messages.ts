import type { Statement } from "#domain/record/statement.ts";
import type { LearnerId, Rejection } from "./messages.ts";

/** POST /api/forward, with a bearer token: some of one learner's statements, at most `syncLimits.pushStatements`. Safe to repeat. */
export interface ForwardRequest {
  /** As the sending server knows the learner. */
  readonly learner: { readonly id: LearnerId; readonly name: string };
  readonly statements: readonly Statement[];
}
export interface ForwardAnswer {
  /** Ids that are stored now, whether new or there before. */
  readonly acked: readonly string[];
  readonly rejected: readonly Rejection[];
}
