import { type RawBuilder, sql, type Transaction } from "kysely";
import { isSame } from "#domain/record/merge-records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { Epoch, Lseq, Rejection } from "#sync/messages.ts";
import { fixed } from "../database/fixed-sql.ts";
import type { SyncTables } from "../database/tables.ts";
import type { GradedStatement } from "./grade-statement.ts";
import type { LearnerKey } from "./learner-key.ts";
import { addLearner, type LockedLearner } from "./lock-learner.ts";
import type { PublishedPacks } from "./published-packs.ts";
import { gradedStatementFrom, rowFrom, type StatementRow, statementColumns, statementFrom, takenBackBy } from "./statement-row.ts";
import { progressParts, progressWith } from "./store-rollups.ts";
import { storeTogether } from "./store-together.ts";

type Trx = Transaction<SyncTables>;
type TouchedRow = StatementRow & { readonly learner: string };

export interface StoreOptions {
  readonly packs: PublishedPacks;
  /** Unix milliseconds; the quota is counted by its day in UTC. */
  readonly nowMs: number;
  /** Statements that a learner may store in one day. */
  readonly dailyQuota: number;
  /** Statement id to the time when it was stored first, for a record that comes from another database. */
  readonly storedAt?: ReadonlyMap<string, Date>;
  /** What else is to be stored in the same statement of SQL. */
  readonly alongside?: readonly RawBuilder<unknown>[];
}
export interface Stored {
  readonly epoch: Epoch;
  readonly head: Lseq;
  /** Ids that are stored now, whether new or there before. */
  readonly acked: readonly string[];
  readonly rejected: readonly Rejection[];
}
export type StoreProblem = { readonly code: "learner-erased" };

/**
 * Stores statements in a learner's stream. To be run in a transaction that is retried on 23505: two learners who send the same id at the
 * same time meet at its unique key, and the second finds it taken when it tries again.
 */
export async function storeStatements(
  trx: Trx,
  key: LearnerKey,
  sent: readonly GradedStatement[],
  options: StoreOptions,
): Promise<Result<Stored, StoreProblem>> {
  const { learner, before } = await lockAndRead(trx, key, sent);
  if (learner.erased) return err({ code: "learner-erased" });
  const sorted = sortOut(key, sent, before);
  const day = new Date(options.nowMs).toISOString().slice(0, 10);
  const used = learner.day < day ? 0 : learner.used_today;
  const allowed = sorted.fresh.slice(0, Math.max(0, options.dailyQuota - used));
  const overQuota = sorted.fresh.slice(allowed.length);
  const { epoch } = learner;
  const head = learner.head + allowed.length;
  const answer: Stored = {
    epoch,
    head,
    acked: [...sorted.held, ...allowed.map(({ statement }) => statement.id)],
    rejected: [
      ...sorted.rejected,
      ...overQuota.map(({ statement }) => ({ id: statement.id, code: "quota", retryAfter: secondsToMidnight(options.nowMs) })),
    ],
  };
  const { alongside = [] } = options;
  if (allowed.length === 0) {
    await storeTogether(trx, alongside);
    return ok(answer);
  }

  const rows = allowed.map((graded, index) => rowFrom(graded, learner.head + 1 + index, options.storedAt?.get(graded.statement.id)));
  const counts = { head, used_today: used + allowed.length, day: learner.day < day ? day : learner.day };
  const record = [...alongside, ...recordParts(key, rows, counts)];
  const own = before.filter((row) => row.learner === key.learner).map(gradedStatementFrom);
  // What a taking-back changes is reckoned from what is stored, so the record is stored first.
  const isRecordFirst = allowed.some(({ statement }) => takenBackBy(statement) !== undefined);
  if (isRecordFirst) await storeTogether(trx, record);
  const progress = await progressWith(trx, key, allowed, own, options.packs);
  await storeTogether(trx, [...(isRecordFirst ? [] : record), ...progressParts(key, progress)]);
  return ok(answer);
}

/**
 * Takes the row lock that orders everything written to one learner's stream, and reads with it what the batch has to do with, in one
 * statement of SQL. Who waited for the lock has read what was there before the wait, and reads again.
 */
async function lockAndRead(
  trx: Trx,
  key: LearnerKey,
  sent: readonly GradedStatement[],
): Promise<{ readonly learner: LockedLearner; readonly before: readonly TouchedRow[] }> {
  let rows = await lockedRows(trx, key, sent);
  if (rows.length === 0) {
    await addLearner(trx, key);
    rows = await lockedRows(trx, key, sent);
  }
  if (rows[0]?.head !== rows[0]?.head_read) rows = await lockedRows(trx, key, sent);
  const [learner] = rows;
  if (!learner) throw new Error("the learner's row is gone");
  return { learner, before: rows.filter((row) => row.id !== null) };
}

type LockedRow = LockedLearner & { readonly head_read: Lseq } & TouchedRow;

/**
 * The learner's row, locked, with each statement that the batch has to do with, some of them twice: the same ids, the same attempts, and
 * what this learner took back; one row without a statement if there is none. Joined to lists, so that each id and attempt is looked up in
 * its index: for `any(list)` a planner without fresh statistics reads the whole record, or the whole tenant.
 */
async function lockedRows(trx: Trx, { tenant, learner }: LearnerKey, sent: readonly GradedStatement[]): Promise<readonly LockedRow[]> {
  const ids = sent.map(({ statement }) => statement.id);
  const attempts = [...new Set(sent.flatMap(({ statement }) => statement.attemptId ?? []))];
  const { rows } = await sql<LockedRow>`${fixed}
    with locked as (
      select head, used_today, day, erased from learners where tenant = ${tenant} and id = ${learner} for update
    )
    select locked.*, (select epoch from server) as epoch, (select head from learners where tenant = ${tenant} and id = ${learner}) as head_read, t.*
    from locked left join (
      select ${touchedColumns} from unnest(${ids}::uuid[]) as sent(id) cross join lateral
        (select * from statements where tenant = ${tenant} and id = sent.id limit 1) s
      union all
      select ${touchedColumns} from unnest(${attempts}::text[]) as sent(attempt) cross join lateral
        (select * from statements where tenant = ${tenant} and learner = ${learner} and attempt = sent.attempt offset 0) s
      union all
      select ${touchedColumns} from statements s where tenant = ${tenant} and learner = ${learner} and voids is not null
    ) t on true`.execute(trx);
  return rows;
}

const touchedColumns = sql.join(["learner", ...statementColumns].map((column) => sql.ref(`s.${column}`)));

interface Sorted {
  readonly fresh: readonly GradedStatement[];
  /** Ids of statements that are stored already. */
  readonly held: readonly string[];
  readonly rejected: readonly Rejection[];
}

/** Tells what is new from what is held, here or by another learner of the tenant, and from copies within the batch. */
function sortOut({ learner }: LearnerKey, sent: readonly GradedStatement[], before: readonly TouchedRow[]): Sorted {
  const elsewhere = new Set(before.filter((row) => row.learner !== learner).map(({ id }) => id));
  const known = new Map(before.map((row) => [row.id, statementFrom(row)]));
  const fresh: GradedStatement[] = [];
  const held: string[] = [];
  const rejected: Rejection[] = [];
  for (const graded of firstOfEachId(sent)) {
    const { id } = graded.statement;
    const stored = known.get(id);
    if (elsewhere.has(id)) rejected.push({ id, code: "adopted-elsewhere" });
    else if (!stored) fresh.push(graded);
    else if (isSame(stored, graded.statement)) held.push(id);
    else rejected.push({ id, code: "id-reused" });
  }
  return { fresh, held, rejected };
}

function firstOfEachId(sent: readonly GradedStatement[]): Iterable<GradedStatement> {
  const first = new Map<string, GradedStatement>();
  for (const graded of sent) if (!first.has(graded.statement.id)) first.set(graded.statement.id, graded);
  return first.values();
}

/** The rows, and the learner's head moved behind them. */
const recordParts = (
  { tenant, learner }: LearnerKey,
  rows: readonly ReturnType<typeof rowFrom>[],
  { head, used_today, day }: Pick<LockedLearner, "head" | "used_today" | "day">,
): readonly RawBuilder<unknown>[] => [
  sql`stored as (
    insert into statements (tenant, learner, lseq, id, verb, activity, at, attempt, voids, stored, body, grade, scaled, points)
    select ${tenant}, ${learner}::uuid, lseq, id, verb, activity, at, attempt, voids, coalesce(stored, clock_timestamp()), body::json,
      grade, scaled, points
    from json_to_recordset(${JSON.stringify(rows)}::json) as n(
      lseq bigint, id uuid, verb text, activity text, at text, attempt text, voids uuid, stored timestamptz, body text,
      grade text, scaled double precision, points double precision)
  )`,
  sql`moved as (
    update learners set head = ${head}, used_today = ${used_today}, day = ${day} where tenant = ${tenant} and id = ${learner}
  )`,
];

function secondsToMidnight(nowMs: number): number {
  const dayMs = 24 * 60 * 60 * 1000;
  return Math.ceil((dayMs - (nowMs % dayMs)) / 1000);
}
