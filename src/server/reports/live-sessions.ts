import { randomUUID } from "node:crypto";
import { sql, type Transaction } from "kysely";
import { fewestPeople } from "#domain/cohort/published-numbers.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { LiveSession } from "#sync/report-messages.ts";
import { lockCohort, taughtCohort } from "../cohorts/cohort-access.ts";
import type { Tables } from "../database/tables.ts";
import { quizzesOf } from "./item-report.ts";
import { type LiveRow, liveNow, taughtLive } from "./live-access.ts";
import { closedResult, readRoom } from "./live-room.ts";
import type { ReportServices } from "./report-routes.ts";
import { readReportedCohort } from "./reported-cohort.ts";
import { itemKey, lockSnapshot, noItems, rememberClasses } from "./snapshots.ts";

/** `not-found`: also a session of a cohort that the account does not teach. */
export type LiveProblem = { readonly code: "not-found" | "archived" | "not-assigned" | "live-ended" | "item-unknown" | "too-few-answers" };

/** Begins a session; answers the one that goes on, if the room is taking the quiz already: two at once would count people twice. */
export async function startLive(
  { db, courses }: ReportServices,
  account: Account,
  cohort: string,
  quiz: string,
): Promise<Result<LiveSession, LiveProblem>> {
  const { tenant } = account;
  const key = { tenant, cohort };
  return db.transaction<Result<LiveSession, LiveProblem>>(async (trx) => {
    await lockCohort(trx, key);
    const taught = await taughtCohort(trx, account, cohort);
    if (!taught) return err({ code: "not-found" });
    if (taught.archived_at) return err({ code: "archived" });
    const going = await trx
      .selectFrom("live_sessions")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("cohort", "=", cohort)
      .where("quiz", "=", quiz)
      .where("ends_at", ">", liveNow)
      .executeTakeFirst();
    if (going) return ok(sessionFrom(going, await closedItems(trx, going)));
    if (!quizzesOf(await readReportedCohort(trx, courses, key)).includes(quiz)) return err({ code: "not-assigned" });
    const row = await trx
      .insertInto("live_sessions")
      .values({
        ...key,
        id: randomUUID(),
        quiz,
        started_by: account.id,
        started_at: liveNow,
        ends_at: sql`${liveNow} + interval '12 hours'`,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return ok(sessionFrom(row, []));
  });
}

export async function endLive({ db }: Pick<ReportServices, "db">, account: Account, id: string): Promise<Result<void, LiveProblem>> {
  const taught = await taughtLive(db.kysely, account, id);
  if (!taught) return err({ code: "not-found" });
  await db.kysely
    .updateTable("live_sessions")
    .set({ ends_at: liveNow })
    .where("tenant", "=", account.tenant)
    .where("id", "=", id)
    .where("ends_at", ">", liveNow)
    .execute();
  return ok(undefined);
}

/** Closes an item: its results are counted now, and stay. Closing it again changes nothing. */
export async function closeItem(
  { db, packs, courses }: ReportServices,
  account: Account,
  id: string,
  item: string,
): Promise<Result<LiveSession, LiveProblem>> {
  return db.transaction<Result<LiveSession, LiveProblem>>(async (trx) => {
    const taught = await taughtLive(trx, account, id);
    if (!taught) return err({ code: "not-found" });
    const { session, cohort, isOver } = taught;
    await lockCohort(trx, { tenant: session.tenant, cohort: session.cohort });
    if (isOver) return err({ code: "live-ended" });
    const closed = await closedItems(trx, session);
    if (closed.includes(item)) return ok(sessionFrom(session, closed));
    const room = await readRoom(trx, { packs, courses }, session);
    const open = room.items.find((each) => each.item === item);
    if (!open) return err({ code: "item-unknown" });
    if (cohort.confidential && open.figures.answered < fewestPeople) return err({ code: "too-few-answers" });

    const held = await lockSnapshot(trx, session, "items", noItems);
    const name = itemKey(item, session.quiz);
    const during = session.started_at <= (held.publishedAt ?? new Date(0)) ? (held.body.items[name]?.earlier ?? []) : [];
    const { result, classes } = closedResult(open, cohort.confidential, during);
    if (classes) await rememberClasses(trx, session, name, held, classes);
    await trx
      .insertInto("live_results")
      .values({ tenant: session.tenant, session: id, item, closed_at: liveNow, result: JSON.stringify(result) })
      .execute();
    return ok(sessionFrom(session, [...closed, item]));
  });
}

/** In the order in which they were closed. */
async function closedItems(db: Transaction<Tables>, { tenant, id }: LiveRow): Promise<string[]> {
  const rows = await db
    .selectFrom("live_results")
    .select("item")
    .where("tenant", "=", tenant)
    .where("session", "=", id)
    .orderBy("closed_at")
    .orderBy("item")
    .execute();
  return rows.map(({ item }) => item);
}

const sessionFrom = ({ id, cohort, quiz, started_at }: LiveRow, closed: readonly string[]): LiveSession => ({
  id,
  cohort,
  quiz,
  startedAt: started_at.toISOString(),
  closed,
});
