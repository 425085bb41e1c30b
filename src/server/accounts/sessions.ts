import type { Kysely } from "kysely";
import type { SessionSummary } from "#sync/account-messages.ts";
import type { Tables } from "../database/tables.ts";
import type { AccountServices } from "./account-services.ts";
import { clientName } from "./client-name.ts";

/** Sessions of one account that are not over, the latest used first. */
export async function listSessions({ db, clock }: AccountServices, accountId: string, thisSession: string): Promise<SessionSummary[]> {
  const rows = await db.kysely
    .selectFrom("sessions")
    .select(["id", "created_at", "updated_at", "user_agent"])
    .where("account_id", "=", accountId)
    .where("expires_at", ">", new Date(clock.now()))
    .orderBy("updated_at", "desc")
    .limit(200)
    .execute();
  return rows.map(({ id, created_at, updated_at, user_agent }) => ({
    id,
    isThis: id === thisSession,
    createdAt: created_at.toISOString(),
    lastSeenAt: updated_at.toISOString(),
    client: clientName(user_agent ?? ""),
  }));
}

/** False if the account has no such session. */
export async function endSession({ db }: AccountServices, accountId: string, sessionId: string): Promise<boolean> {
  const { numDeletedRows } = await db.kysely
    .deleteFrom("sessions")
    .where("account_id", "=", accountId)
    .where("id", "=", sessionId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** All sessions of an account, or all but one. */
export async function endSessions(trx: Kysely<Tables>, accountId: string, keep?: string): Promise<void> {
  let query = trx.deleteFrom("sessions").where("account_id", "=", accountId);
  if (keep !== undefined) query = query.where("id", "!=", keep);
  await query.execute();
}
