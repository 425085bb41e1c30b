import { randomUUID } from "node:crypto";
import { type Selectable, sql } from "kysely";
import type { Account } from "#sync/account-messages.ts";
import type { ForwardedLearner, NewOriginAnswer, OriginSummary, Page } from "#sync/admin-messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { hashToken, randomToken } from "../accounts/set-up-links.ts";
import { normaliseName } from "../accounts/user-names.ts";
import { appendAudit } from "../administration/audit-log.ts";
import type { Tables } from "../database/tables.ts";

type OriginRow = Selectable<Tables["origins"]>;

/** Lets another server forward to this tenant. */
export function registerOrigin({ db, clock }: AccountServices, { tenant, id: actor }: Account, name: string): Promise<NewOriginAnswer> {
  const token = randomToken();
  const created_at = new Date(clock.now());
  return db.transaction(async (trx) => {
    const row = await trx
      .insertInto("origins")
      .values({ tenant, id: randomUUID(), name: normaliseName(name), token_hash: hashToken(token), created_at })
      .returningAll()
      .executeTakeFirstOrThrow();
    await appendAudit(trx, { tenant, at: created_at, actor, action: "origin-registered", subject: row.id, detail: { name: row.name } });
    return { origin: summaryFrom(row, { learners: 0, statements: 0 }), token };
  });
}

export async function listOrigins({ db }: AccountServices, tenant: string): Promise<Page<OriginSummary>> {
  const rows = await db.kysely.selectFrom("origins").selectAll().where("tenant", "=", tenant).where("revoked_at", "is", null).execute();
  const counts = await db.kysely
    .selectFrom("forwarded_statements")
    .select(["origin", sql<number>`count(*)::int`.as("statements"), sql<number>`count(distinct learner)::int`.as("learners")])
    .where("tenant", "=", tenant)
    .groupBy("origin")
    .execute();
  const countOf = new Map(counts.map((count) => [count.origin, count]));
  const items = rows.map((row) => summaryFrom(row, countOf.get(row.id) ?? { learners: 0, statements: 0 }));
  return { items: items.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)) };
}

/** The token stops working; what was forwarded stays. False if the tenant has no such origin. */
export function revokeOrigin({ db, clock }: AccountServices, { tenant, id: actor }: Account, originId: string): Promise<boolean> {
  const at = new Date(clock.now());
  return db.transaction(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("origins")
      .set({ revoked_at: at })
      .where("tenant", "=", tenant)
      .where("id", "=", originId)
      .where("revoked_at", "is", null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    await appendAudit(trx, { tenant, at, actor, action: "origin-revoked", subject: originId });
    return true;
  });
}

/** Whose token this is. */
export async function originOfToken({ db }: AccountServices, token: string): Promise<{ tenant: string; id: string } | undefined> {
  return db.kysely
    .selectFrom("origins")
    .select(["tenant", "id"])
    .where("token_hash", "=", hashToken(token))
    .where("revoked_at", "is", null)
    .executeTakeFirst();
}

/** Learners that an origin forwarded, by name, for handing out claim codes. Undefined if the tenant has no such origin. */
export async function listForwardedLearners(
  { db }: AccountServices,
  tenant: string,
  originId: string,
): Promise<Page<ForwardedLearner> | undefined> {
  const origin = await db.kysely
    .selectFrom("origins")
    .select("id")
    .where("tenant", "=", tenant)
    .where("id", "=", originId)
    .executeTakeFirst();
  if (!origin) return undefined;
  const rows = await db.kysely
    .selectFrom("forwarded_learners as l")
    .leftJoin("forwarded_statements as s", (join) =>
      join.onRef("s.tenant", "=", "l.tenant").onRef("s.origin", "=", "l.origin").onRef("s.learner", "=", "l.learner"),
    )
    .select(["l.learner", "l.name", "l.claimed_by", sql<number>`count(s.id)::int`.as("statements")])
    .where("l.tenant", "=", tenant)
    .where("l.origin", "=", originId)
    .where("l.erased", "=", false)
    .groupBy(["l.learner", "l.name", "l.claimed_by"])
    .orderBy("l.name")
    .execute();
  return {
    items: rows.map(({ learner, name, statements, claimed_by }) => ({
      learner,
      name,
      statements,
      ...(claimed_by && { claimedBy: claimed_by }),
    })),
  };
}

const summaryFrom = (
  row: OriginRow,
  { learners, statements }: { readonly learners: number; readonly statements: number },
): OriginSummary => ({
  id: row.id,
  name: row.name,
  createdAt: row.created_at.toISOString(),
  ...(row.last_forward_at && { lastForwardAt: row.last_forward_at.toISOString() }),
  learners,
  statements,
});
