import { sql, type Transaction } from "kysely";
import { canonicalJson } from "#domain/record/canonical-json.ts";
import type { LearnerId, Lseq, ServerRecordKind } from "#sync/messages.ts";
import type { SyncTables } from "../database/tables.ts";

/** What a record of a learner's stream should say; null: it should not be there, or be there no more. */
export interface WantedRecord {
  readonly learner: LearnerId;
  readonly kind: ServerRecordKind;
  readonly id: string;
  readonly body: object | null;
}
interface Latest {
  readonly learner: LearnerId;
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly deleted: boolean;
  readonly body: unknown;
}
interface NewRow {
  readonly learner: LearnerId;
  readonly lseq: Lseq;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly deleted: boolean;
  readonly body: string | null;
}

/** Records whose latest versions are read, and written, by one statement of SQL. */
const recordsAtOnce = 2000;

/**
 * Brings streams of many learners up to date: of each record that says something else than it should, the next version is appended; the
 * others are left alone, so that doing it again changes nothing. Learners are locked in one order. Erased learners get nothing.
 */
export async function deliverRecords(
  trx: Transaction<SyncTables>,
  tenant: string,
  author: LearnerId | null,
  wanted: readonly WantedRecord[],
): Promise<void> {
  const heads = await lockLearners(trx, tenant, [...new Set(wanted.map(({ learner }) => learner))].sort());
  const reachable = wanted.filter(({ learner }) => heads.has(learner));
  for (let from = 0; from < reachable.length; from += recordsAtOnce) {
    const part = reachable.slice(from, from + recordsAtOnce);
    const latest = await latestOf(trx, tenant, part);
    const rows = part.flatMap((record) => {
      const next = nextVersion(record, latest.get(keyOf(record)));
      if (!next) return [];
      const lseq = (heads.get(record.learner) ?? 0) + 1;
      heads.set(record.learner, lseq);
      return [{ ...next, lseq }];
    });
    if (rows.length > 0) await append(trx, tenant, author, rows);
  }
}

/** Last place of each learner's stream. */
async function lockLearners(trx: Transaction<SyncTables>, tenant: string, learners: readonly LearnerId[]): Promise<Map<LearnerId, Lseq>> {
  await sql`
    insert into learners (tenant, id) select ${tenant}, id from unnest(${learners}::uuid[]) as wanted(id)
    on conflict (tenant, id) do nothing`.execute(trx);
  const { rows } = await sql<{ id: LearnerId; head: Lseq; erased: boolean }>`
    select l.id, l.head, l.erased from unnest(${learners}::uuid[]) as wanted(id) cross join lateral
      (select id, head, erased from learners where tenant = ${tenant} and id = wanted.id for update) l`.execute(trx);
  return new Map(rows.filter(({ erased }) => !erased).map(({ id, head }) => [id, head]));
}

/** Joined to a list, so that each record is looked up in its index. */
async function latestOf(trx: Transaction<SyncTables>, tenant: string, records: readonly WantedRecord[]): Promise<Map<string, Latest>> {
  const learners = records.map(({ learner }) => learner);
  const ids = records.map(({ id }) => id);
  const { rows } = await sql<Latest>`
    select r.* from unnest(${learners}::uuid[], ${ids}::uuid[]) as wanted(learner, id) cross join lateral
      (select learner, id, kind, version, deleted, body from server_records
        where tenant = ${tenant} and learner = wanted.learner and id = wanted.id order by version desc limit 1) r`.execute(trx);
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function nextVersion({ learner, kind, id, body }: WantedRecord, latest: Latest | undefined): Omit<NewRow, "lseq"> | undefined {
  const own = latest?.kind === kind && !latest.deleted ? latest : undefined;
  if (body === null && !own) return undefined;
  if (body !== null && own && canonicalJson(own.body) === canonicalJson(body)) return undefined;
  const version = (latest?.version ?? 0) + 1;
  return { learner, kind, id, version, deleted: body === null, body: body && JSON.stringify(body) };
}

async function append(trx: Transaction<SyncTables>, tenant: string, author: LearnerId | null, rows: readonly NewRow[]): Promise<void> {
  const ended = rows.filter(({ deleted }) => deleted);
  if (ended.length > 0)
    await sql`
      update server_records r set body = null
      from unnest(${ended.map(({ learner }) => learner)}::uuid[], ${ended.map(({ id }) => id)}::uuid[]) as ended(learner, id)
      where r.tenant = ${tenant} and r.learner = ended.learner and r.id = ended.id`.execute(trx);
  await sql`
    insert into server_records (tenant, learner, lseq, kind, id, version, author, deleted, body)
    select ${tenant}, learner, lseq, kind, id, version, ${author}::uuid, deleted, body::json
    from json_to_recordset(${JSON.stringify(rows)}::json) as n(
      learner uuid, lseq bigint, kind text, id uuid, version integer, deleted boolean, body text)`.execute(trx);
  const heads = new Map(rows.map(({ learner, lseq }) => [learner, lseq]));
  await sql`
    update learners l set head = moved.head
    from unnest(${[...heads.keys()]}::uuid[], ${[...heads.values()]}::bigint[]) as moved(id, head)
    where l.tenant = ${tenant} and l.id = moved.id`.execute(trx);
}

const keyOf = ({ learner, id }: Pick<WantedRecord, "learner" | "id">): string => `${learner} ${id}`;
