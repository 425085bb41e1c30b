import { compareHlc } from "./hlc.ts";
import type { Statement } from "./statement.ts";

/** Ids that some statement takes back. A taking-back cannot itself be taken back (as in xAPI). */
export function voidedIds(statements: readonly Statement[]): Set<string> {
  const ids = new Set<string>();
  for (const { verb, result } of statements) {
    if (verb === "voided" && typeof result?.statementId === "string") ids.add(result.statementId);
  }
  return ids;
}

/** What counts of a record: each statement once, none that was taken back, in order of time. */
export function effectiveStatements(statements: readonly Statement[]): Statement[] {
  const voided = voidedIds(statements);
  const once = new Map(statements.map((statement) => [statement.id, statement]));
  return [...once.values()].filter(({ id, verb }) => verb === "voided" || !voided.has(id)).sort(compareByTime);
}

/** By clock reading, then by id, so that the order is the same on every device. */
export function compareByTime(a: { readonly at: string; readonly id: string }, b: { readonly at: string; readonly id: string }): number {
  return compareHlc(a.at, b.at) || compareHlc(a.id, b.id);
}
