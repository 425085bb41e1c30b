import { z } from "zod";
import { parseStatement } from "#domain/record/parse-statement.ts";
import type { Statement } from "#domain/record/statement.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { type StreamRecord, syncLimits } from "#sync/messages.ts";
import { eraseLearner } from "./erase-learner.ts";
import { gradeStatements } from "./grade-statement.ts";
import type { LearnerKey } from "./learner-key.ts";
import { pullRecords } from "./pull.ts";
import type { SyncDeps } from "./push.ts";
import { appendRecord } from "./server-records.ts";
import { storeStatements } from "./store-statements.ts";

/** One line of JSON in an export: one place of a learner's stream, or a learner whose record was erased. */
export type RecordLine = LearnerKey & ({ readonly record: StreamRecord } | { readonly erased: true });

/** Every record of every learner, or of one tenant's; each learner's in the order of the stream. Reads by pages, so that it does not hold up pushes. */
export async function* exportRecords({ db }: Pick<SyncDeps, "db">, onlyTenant?: string): AsyncGenerator<RecordLine> {
  let query = db.kysely.selectFrom("learners").select(["tenant", "id as learner", "erased"]);
  if (onlyTenant !== undefined) query = query.where("tenant", "=", onlyTenant);
  const learners = await query.orderBy("tenant").orderBy("id").execute();
  for (const { tenant, learner, erased } of learners) {
    if (erased) yield { tenant, learner, erased };
    for (let cursor = 0; !erased; ) {
      const page = await pullRecords(db.kysely, { tenant, learner }, { cursor, limit: syncLimits.pullRecords });
      const records = page.ok ? page.value.records : [];
      for (const record of records) yield { tenant, learner, record };
      const last = records.at(-1);
      if (!last) break;
      cursor = last.lseq;
    }
  }
}

const place = { lseq: z.int().positive(), stored: z.coerce.date() };
const statementShape = z.object({ ...place, kind: z.literal("statement"), statement: z.unknown() });
const serverRecordShape = z.object({
  ...place,
  kind: z.string().refine((kind) => kind !== "statement"),
  id: z.guid(),
  version: z.int().positive(),
  author: z.guid().nullable(),
  deleted: z.boolean().default(false),
  body: z.unknown(),
});
const whose = { tenant: z.string().min(1), learner: z.guid() };
const lineShape = z.union([
  z.object({ ...whose, erased: z.literal(true) }),
  z.object({ ...whose, record: z.union([statementShape, serverRecordShape]) }),
]);

export interface ImportReport {
  /** Records that are here now, whether new or there before. */
  readonly stored: number;
  /** Lines that were not stored, counted from 1. */
  readonly refused: readonly { readonly line: number; readonly code: string }[];
}

/**
 * Stores exported lines; in the order of the streams, with the times at which they were stored first. Importing again changes nothing, and an
 * import into records that go on elsewhere adds what they lack.
 */
export async function importRecords(deps: SyncDeps, lines: AsyncIterable<unknown>): Promise<ImportReport> {
  const refused: { line: number; code: string }[] = [];
  let stored = 0;
  let batch: ImportedStatement[] = [];
  const flush = async () => {
    const outcome = await storeBatch(deps, batch);
    stored += batch.length - outcome.length;
    refused.push(...outcome);
    batch = [];
  };

  let number = 0;
  for await (const value of lines) {
    number += 1;
    const line = parseLine(value);
    if (!line.ok) {
      refused.push({ line: number, code: line.error.code });
      continue;
    }
    const { kind } = line.value;
    const isOther = kind !== "statement" || batch.length === syncLimits.pushStatements || batch[0]?.key.learner !== line.value.key.learner;
    if (isOther) await flush();
    if (kind === "statement") batch.push({ ...line.value, line: number });
    else {
      const code = kind === "erasure" ? await erase(deps, line.value.key) : await append(deps, line.value);
      if (code === undefined) stored += 1;
      else refused.push({ line: number, code });
    }
  }
  await flush();
  return { stored, refused };
}

type ReadLine =
  | { readonly kind: "erasure"; readonly key: LearnerKey }
  | { readonly kind: "statement"; readonly key: LearnerKey; readonly statement: Statement; readonly stored: Date }
  | { readonly kind: "server-record"; readonly key: LearnerKey; readonly record: z.infer<typeof serverRecordShape> };
type ImportedStatement = Extract<ReadLine, { kind: "statement" }> & { readonly line: number };

function parseLine(value: unknown): Result<ReadLine, { readonly code: "not-a-record" }> {
  const parsed = lineShape.safeParse(value);
  if (!parsed.success) return err({ code: "not-a-record" });
  const { tenant, learner } = parsed.data;
  const key = { tenant, learner };
  if ("erased" in parsed.data) return ok({ kind: "erasure", key });
  const { record } = parsed.data;
  if (!("statement" in record)) return ok({ kind: "server-record", key, record });
  const statement = parseStatement(record.statement);
  return statement.ok ? ok({ kind: "statement", key, statement: statement.value, stored: record.stored }) : err({ code: "not-a-record" });
}

async function storeBatch({ db, packs, clock }: SyncDeps, batch: readonly ImportedStatement[]): Promise<ImportReport["refused"]> {
  const [first] = batch;
  if (!first) return [];
  const graded = await gradeStatements(
    batch.map(({ statement }) => statement),
    packs,
  );
  const storedAt = new Map(batch.map(({ statement, stored }) => [statement.id, stored]));
  const options = { packs, nowMs: clock.now(), dailyQuota: Number.POSITIVE_INFINITY, storedAt };
  const outcome = await db.transaction((trx) => storeStatements(trx, first.key, graded, options));
  if (!outcome.ok) return batch.map(({ line }) => ({ line, code: outcome.error.code }));
  const codes = new Map(outcome.value.rejected.map(({ id, code }) => [id, code]));
  return batch.flatMap(({ line, statement }) => {
    const code = codes.get(statement.id);
    return code === undefined ? [] : [{ line, code }];
  });
}

async function append({ db }: SyncDeps, { key, record }: Extract<ReadLine, { kind: "server-record" }>): Promise<string | undefined> {
  const outcome = await db.transaction((trx) => appendRecord(trx, key, record));
  return outcome.ok || outcome.error.code === "stale" ? undefined : outcome.error.code;
}

async function erase({ db }: SyncDeps, key: LearnerKey): Promise<undefined> {
  await db.transaction((trx) => eraseLearner(trx, key));
}
