import type { Transaction } from "kysely";
import { canonicalJson } from "#domain/record/canonical-json.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { LearnerId, Lseq, ServerRecordKind } from "#sync/messages.ts";
import type { SyncTables } from "../database/tables.ts";
import type { LearnerKey } from "./learner-key.ts";
import { lockLearner } from "./lock-learner.ts";

export interface NewServerRecord {
  readonly kind: ServerRecordKind | (string & {});
  /** UUID; the same for all versions. */
  readonly id: string;
  /** From 1, upwards. */
  readonly version: number;
  /** Account that wrote it; null: the server itself. */
  readonly author: LearnerId | null;
  readonly body: unknown;
  /** The end of the record; the content of its earlier versions goes with it. */
  readonly deleted?: boolean;
  /** When it was stored first, for a record that comes from another database; else the database's time. */
  readonly stored?: Date;
}
/** `stale`: a higher version is there. `version-taken`: another content is there under this version, or another kind under this id. */
export type ServerRecordProblem = { readonly code: "learner-erased" | "stale" | "version-taken" };

/** Writes a record into a learner's stream and answers its place. Writing it again changes nothing, so that a trainer's device may send twice. */
export async function appendRecord(
  trx: Transaction<SyncTables>,
  { tenant, learner }: LearnerKey,
  { kind, id, version, author, body, deleted = false, stored }: NewServerRecord,
): Promise<Result<Lseq, ServerRecordProblem>> {
  const { head, erased } = await lockLearner(trx, { tenant, learner });
  if (erased) return err({ code: "learner-erased" });
  const latest = await trx
    .selectFrom("server_records")
    .select(["lseq", "kind", "version", "deleted", "body"])
    .where("tenant", "=", tenant)
    .where("learner", "=", learner)
    .where("id", "=", id)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  if (latest && latest.kind !== kind) return err({ code: "version-taken" });
  if (latest && latest.version > version) return err({ code: "stale" });
  if (latest && latest.version === version) {
    const isSame = latest.deleted === deleted && canonicalJson(latest.body) === canonicalJson(deleted ? null : body);
    return isSame ? ok(latest.lseq) : err({ code: "version-taken" });
  }

  const lseq = head + 1;
  if (deleted)
    await trx
      .updateTable("server_records")
      .set({ body: null })
      .where("tenant", "=", tenant)
      .where("learner", "=", learner)
      .where("id", "=", id)
      .execute();
  await trx
    .insertInto("server_records")
    .values({
      tenant,
      learner,
      lseq,
      kind,
      id,
      version,
      author,
      deleted,
      body: deleted ? null : JSON.stringify(body),
      ...(stored && { stored }),
    })
    .execute();
  await trx.updateTable("learners").set({ head: lseq }).where("tenant", "=", tenant).where("id", "=", learner).execute();
  return ok(lseq);
}
