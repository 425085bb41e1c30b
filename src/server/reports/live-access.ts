import { type Kysely, type Selectable, sql } from "kysely";
import type { Account } from "#sync/account-messages.ts";
import { type CohortRow, taughtCohort } from "../cohorts/cohort-access.ts";
import type { Tables } from "../database/tables.ts";

export type LiveRow = Selectable<Tables["live_sessions"]>;

/** Times of a session are the database's, as are those at which answers arrive. */
export const liveNow = sql<Date>`clock_timestamp()`;

export interface LiveOfCohort {
  readonly session: LiveRow;
  readonly cohort: CohortRow;
  readonly isOver: boolean;
}
export async function findLive(db: Kysely<Tables>, tenant: string, id: string): Promise<LiveOfCohort | undefined> {
  const row = await db
    .selectFrom("live_sessions")
    .selectAll()
    .select(sql<boolean>`ends_at <= ${liveNow}`.as("is_over"))
    .where("tenant", "=", tenant)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { is_over: isOver, ...session } = row;
  const cohort = await db
    .selectFrom("cohorts")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("id", "=", session.cohort)
    .executeTakeFirst();
  return cohort && { session, cohort, isOver };
}

/** The session, if the account teaches its cohort. */
export async function taughtLive(
  db: Kysely<Tables>,
  account: Pick<Account, "tenant" | "id" | "role">,
  id: string,
): Promise<LiveOfCohort | undefined> {
  const live = await findLive(db, account.tenant, id);
  return live && (await taughtCohort(db, account, live.session.cohort)) && live;
}
