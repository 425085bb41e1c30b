import type { Transaction } from "kysely";
import { canonicalJson } from "#domain/record/canonical-json.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { CommentChange, CommentRecord, MarkChange, MarkRecord } from "#sync/cohort-messages.ts";
import type { LearnerId } from "#sync/messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { appendAudit } from "../administration/audit-log.ts";
import type { Tables } from "../database/tables.ts";
import { deliverRecords } from "../sync/deliver-records.ts";
import { appendRecord, type ServerRecordProblem } from "../sync/server-records.ts";
import { type CohortChangeContext, type CohortProblem, changeCohort } from "./change-cohort.ts";
import { changeOf, type VersionProblem } from "./change-version.ts";

/** `not-found`: also a learner who is not in the cohort. `not-yours`: another trainer's comment. `mark-elsewhere`: the id is of another answer. */
export type FeedbackProblem =
  | CohortProblem
  | VersionProblem
  | { readonly code: "confidential" | "not-yours" | "mark-elsewhere" | "learner-erased" };

/** Writes a comment into a learner's stream, changes it or takes it back. */
export const putComment = (
  services: AccountServices,
  account: Account,
  { cohort: cohortId, learner, id }: { readonly cohort: string; readonly learner: LearnerId; readonly id: string },
  { version, deleted: isDeleted, ...comment }: CommentChange,
): Promise<Result<void, FeedbackProblem>> =>
  changeCohort<void, FeedbackProblem>(services, account, cohortId, async (trx, context) => {
    const { key, actor, at } = context;
    const refusal = await feedbackRefusal(trx, context, learner);
    if (refusal) return err(refusal);
    const { tenant } = key;
    const other = await trx
      .selectFrom("server_records")
      .select("id")
      .where("tenant", "=", tenant)
      .where("learner", "=", learner)
      .where("id", "=", id)
      .where((where) => where.or([where("author", "is", null), where("author", "!=", actor)]))
      .executeTakeFirst();
    if (other) return err({ code: "not-yours" });
    const deleted = isDeleted === true;
    const body: CommentRecord = { cohort: key.cohort, from: account.name, ...comment };
    const before = await headOf(trx, tenant, learner);
    const written = await appendRecord(trx, { tenant, learner }, { kind: "comment", id, version, author: actor, body, deleted });
    if (!written.ok) return err(problemOf(written.error));
    if (written.value > before) {
      const detail = { cohort: key.cohort, comment: id, ...(deleted && { deleted }) };
      await appendAudit(trx, { tenant, at, actor, action: "commented", subject: learner, detail });
    }
    return ok(undefined);
  });

/** Marks an answer. All versions are kept; the learner sees the latest final one. */
export const putMark = (
  services: AccountServices,
  account: Account,
  { cohort: cohortId, learner, id }: { readonly cohort: string; readonly learner: LearnerId; readonly id: string },
  change: MarkChange,
): Promise<Result<void, FeedbackProblem>> =>
  changeCohort<void, FeedbackProblem>(services, account, cohortId, async (trx, context) => {
    const { key, actor, at } = context;
    const refusal = await feedbackRefusal(trx, context, learner);
    if (refusal) return err(refusal);
    const { tenant, cohort } = key;
    const held = await trx
      .selectFrom("marks")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("learner", "=", learner)
      .where("id", "=", id)
      .orderBy("version", "desc")
      .limit(1)
      .executeTakeFirst();
    const { version, attempt, item, points, comment = null, state } = change;
    if (held && (held.cohort !== cohort || held.attempt !== attempt || held.item !== item)) return err({ code: "mark-elsewhere" });
    const content = (mark: { points: object; comment: string | null; state: string; marked_by: string }) =>
      canonicalJson([mark.points, mark.comment, mark.state, mark.marked_by]);
    const isSame = () => held !== undefined && content(held) === content({ points, comment, state, marked_by: actor });
    const isNew = changeOf(held, version, isSame);
    if (!isNew.ok) return isNew;
    if (isNew.value === "made") return ok(undefined);
    await trx
      .insertInto("marks")
      .values({
        ...key,
        learner,
        id,
        version,
        attempt,
        item,
        points: JSON.stringify(points),
        comment,
        state,
        marked_by: actor,
        marked_at: at,
      })
      .execute();
    if (state === "final") {
      const body: MarkRecord = { cohort, from: account.name, attempt, item, points, ...(comment !== null && { comment }) };
      await deliverRecords(trx, tenant, actor, [{ learner, kind: "mark", id, body }]);
    }
    await appendAudit(trx, { tenant, at, actor, action: "marked", subject: learner, detail: { cohort, mark: id, item, state } });
    return ok(undefined);
  });

/** Nobody is spoken to singly in a confidential cohort: who commented on has been looked at. */
async function feedbackRefusal(
  trx: Transaction<Tables>,
  { key, cohort }: CohortChangeContext,
  learner: LearnerId,
): Promise<{ readonly code: "confidential" | "not-found" } | undefined> {
  if (cohort.confidential) return { code: "confidential" };
  const member = await trx
    .selectFrom("enrolments")
    .select("learner")
    .where("tenant", "=", key.tenant)
    .where("cohort", "=", key.cohort)
    .where("learner", "=", learner)
    .executeTakeFirst();
  return member ? undefined : { code: "not-found" };
}

async function headOf(trx: Transaction<Tables>, tenant: string, learner: LearnerId): Promise<number> {
  const row = await trx.selectFrom("learners").select("head").where("tenant", "=", tenant).where("id", "=", learner).executeTakeFirst();
  return row?.head ?? 0;
}

const problemOf = ({ code }: ServerRecordProblem): FeedbackProblem => ({ code });
