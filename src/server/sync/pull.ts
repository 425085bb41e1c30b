import { type Kysely, sql } from "kysely";
import { err, ok, type Result } from "#domain/result.ts";
import type { Lseq, PullAnswer, StreamRecord } from "#sync/messages.ts";
import type { SyncTables } from "../database/tables.ts";
import type { LearnerKey } from "./learner-key.ts";
import { gradedStatementFrom } from "./statement-row.ts";
import type { StoreProblem } from "./store-statements.ts";

type Row = Parameters<typeof gradedStatementFrom>[0] & {
  readonly lseq: Lseq | null;
  readonly kind: string;
  readonly stored: Date;
  readonly version: number;
  readonly author: string | null;
  readonly deleted: boolean;
  readonly epoch: string;
  readonly head: number;
  readonly erased: boolean;
};

/**
 * The records after the cursor, in order, without a gap. One statement of SQL, so that it sees one state of the stream: two would leave a gap
 * when something is stored between them.
 */
export async function pullRecords(
  db: Kysely<SyncTables>,
  { tenant, learner }: LearnerKey,
  { cursor, limit }: { readonly cursor: Lseq; readonly limit: number },
): Promise<Result<PullAnswer, StoreProblem>> {
  const { rows } = await sql<Row>`
    with records as (
      (select lseq, 'statement' as kind, id, verb, activity, at, attempt, body, grade, scaled, points, stored,
          0 as version, null::uuid as author, false as deleted
        from statements where tenant = ${tenant} and learner = ${learner} and lseq > ${cursor} order by lseq limit ${limit})
      union all
      (select lseq, kind, id, null, null, null, null, body, null, null, null, stored, version, author, deleted
        from server_records where tenant = ${tenant} and learner = ${learner} and lseq > ${cursor} order by lseq limit ${limit})
    )
    select r.*, s.epoch, coalesce(l.head, 0) as head, coalesce(l.erased, false) as erased
    from server s
    left join learners l on l.tenant = ${tenant} and l.id = ${learner}
    left join records r on true
    order by r.lseq limit ${limit}`.execute(db);
  const [first] = rows;
  if (!first) throw new Error("the database has no epoch");
  if (first.erased) return err({ code: "learner-erased" });
  return ok({
    epoch: first.epoch,
    head: first.head,
    records: rows.flatMap((row) => (row.lseq === null ? [] : [recordFrom(row.lseq, row)])),
  });
}

function recordFrom(lseq: Lseq, row: Row): StreamRecord {
  const { id, kind } = row;
  const stored = row.stored.toISOString();
  if (kind !== "statement") {
    const { version, author, body, deleted } = row;
    return { lseq, kind, id, version, author, stored, ...(deleted && { deleted }), body };
  }
  const { statement, grade } = gradedStatementFrom(row);
  const regraded = grade?.state === "differs" ? { scaled: grade.scaled, points: grade.points } : undefined;
  return { lseq, kind, id, statement, stored, ...(regraded && { regraded }) };
}
