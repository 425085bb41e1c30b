import { canonicalJson } from "./canonical-json.ts";
import type { Statement } from "./statement.ts";

export interface MergedRecords {
  /** Statements that we do not hold yet, each once, in the order given. */
  readonly added: readonly Statement[];
  /** How many we hold already. */
  readonly known: number;
  /** Ids under which another statement was given: ours stays, and the person is told. */
  readonly conflicts: readonly string[];
}

/** What a record file or another device brings to our record. Merging the same statements again brings nothing. */
export function mergeRecords(ours: readonly Statement[], theirs: readonly Statement[]): MergedRecords {
  const held = new Map(ours.map((statement) => [statement.id, statement]));
  const added: Statement[] = [];
  const conflicts = new Set<string>();
  let known = 0;
  for (const statement of theirs) {
    const mine = held.get(statement.id);
    if (!mine) {
      held.set(statement.id, statement);
      added.push(statement);
    } else if (isSame(mine, statement)) known += 1;
    else conflicts.add(statement.id);
  }
  return { added, known, conflicts: [...conflicts] };
}

/** Equal as JSON, whatever the order of their keys. */
export const isSame = (a: Statement, b: Statement): boolean => canonicalJson(a) === canonicalJson(b);
