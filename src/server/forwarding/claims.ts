import { parseStatement } from "#domain/record/parse-statement.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { Account, ClaimAnswer } from "#sync/account-messages.ts";
import type { NewClaimAnswer, NewClaimRequest } from "#sync/admin-messages.ts";
import { syncLimits } from "#sync/messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { normaliseCode, randomCode } from "../accounts/passwords.ts";
import { hashToken } from "../accounts/set-up-links.ts";
import { appendAudit } from "../administration/audit-log.ts";
import type { PublishedPacks } from "../sync/published-packs.ts";
import { pushStatements } from "../sync/push.ts";

const claimDays = 30;
const dayMs = 86_400_000;

/** A code by which somebody takes over a forwarded learner; undefined if this tenant has no such learner. */
export function issueClaimCode(
  { db, clock }: AccountServices,
  { tenant, id: actor }: Account,
  { origin, learner }: NewClaimRequest,
): Promise<NewClaimAnswer | undefined> {
  const at = new Date(clock.now());
  const code = randomCode(3);
  const expires_at = new Date(at.getTime() + claimDays * dayMs);
  return db.transaction(async (trx) => {
    const known = await trx
      .selectFrom("forwarded_learners")
      .select("learner")
      .where("tenant", "=", tenant)
      .where("origin", "=", origin)
      .where("learner", "=", learner)
      .where("erased", "=", false)
      .executeTakeFirst();
    if (!known) return undefined;
    await trx
      .insertInto("claim_codes")
      .values({ tenant, code_hash: hashToken(code), origin, learner, expires_at })
      .execute();
    await appendAudit(trx, { tenant, at, actor, action: "claim-code-issued", subject: learner, detail: { origin } });
    return { code, expiresAt: expires_at.toISOString() };
  });
}

/**
 * Uses a code up, then copies the forwarded statements into the account's record. What was copied stays where it was, so that forwarding
 * again still changes nothing; a copy that broke off is made whole by another code for the same learner.
 */
export async function claim(
  { db, clock }: AccountServices,
  packs: PublishedPacks,
  account: Account,
  typed: string,
): Promise<Result<ClaimAnswer, { readonly code: "claim-code-unknown" }>> {
  const at = new Date(clock.now());
  const { tenant } = account;
  const source = await db.transaction(async (trx) => {
    const used = await trx
      .deleteFrom("claim_codes")
      .where("tenant", "=", tenant)
      .where("code_hash", "=", hashToken(normaliseCode(typed)))
      .where("expires_at", ">", at)
      .returning(["origin", "learner"])
      .executeTakeFirst();
    if (!used) return undefined;
    const { numUpdatedRows } = await trx
      .updateTable("forwarded_learners")
      .set({ claimed_by: account.id })
      .where("tenant", "=", tenant)
      .where("origin", "=", used.origin)
      .where("learner", "=", used.learner)
      .where("erased", "=", false)
      .where((where) => where.or([where("claimed_by", "is", null), where("claimed_by", "=", account.id)]))
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return undefined;
    await appendAudit(trx, { tenant, at, actor: account.id, action: "claimed", subject: used.learner, detail: { origin: used.origin } });
    return used;
  });
  if (!source) return err({ code: "claim-code-unknown" });

  let statements = 0;
  let rejected = 0;
  for (let after = ""; ; ) {
    let query = db.kysely
      .selectFrom("forwarded_statements")
      .select(["id", "statement"])
      .where("tenant", "=", tenant)
      .where("origin", "=", source.origin)
      .where("learner", "=", source.learner);
    if (after) query = query.where("id", ">", after);
    const rows = await query.orderBy("id").limit(syncLimits.pushStatements).execute();
    const last = rows.at(-1);
    if (!last) return ok({ statements, rejected });
    const page = rows.map((row) => parseStatement(row.statement)).flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
    const key = { tenant, learner: account.id };
    const stored = await pushStatements({ db, packs, clock, dailyQuota: Number.POSITIVE_INFINITY }, key, page);
    const acked = stored.ok ? stored.value.acked.length : 0;
    statements += acked;
    rejected += rows.length - acked;
    after = last.id;
  }
}
