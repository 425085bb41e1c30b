import { createHash, randomBytes } from "node:crypto";
import { err, ok, type Result } from "#domain/result.ts";
import type { SetUpRequest } from "#sync/account-messages.ts";
import { appendAudit } from "../administration/audit-log.ts";
import type { Database } from "../database/database.ts";
import type { AccountServices } from "./account-services.ts";
import { insertAccount, type NameTaken, orNameTaken } from "./new-account.ts";
import { hashPassword } from "./passwords.ts";
import { normaliseUserName } from "./user-names.ts";

/** The tenant that every server has. */
export const defaultTenant = "default";

const dayMs = 86_400_000;
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");
export const randomToken = (): string => randomBytes(24).toString("base64url");

/** True once a tenant has its first administrator. */
export async function isSetUp(db: Database, tenant = defaultTenant): Promise<boolean> {
  const row = await db.kysely.selectFrom("tenants").select("set_up_at").where("id", "=", tenant).executeTakeFirst();
  return row?.set_up_at != null;
}

/** A new token for making a tenant's administrator, good for a day. Older ones stay good: several processes may start at once. */
export async function issueSetUpToken(db: Database, now: number, tenant = defaultTenant): Promise<string> {
  const token = randomToken();
  await db.transaction(async (trx) => {
    await trx.deleteFrom("set_up_links").where("expires_at", "<", new Date(now)).execute();
    await trx
      .insertInto("set_up_links")
      .values({ token_hash: hashToken(token), tenant, expires_at: new Date(now + dayMs) })
      .execute();
  });
  return token;
}

/** Opens a tenant for setting up: one that does not exist is made, one whose administrators are all gone may be set up again. */
export async function reopenSetUp(db: Database, tenant: string, now: number): Promise<string> {
  await db.kysely
    .insertInto("tenants")
    .values({ id: tenant, name: tenant, set_up_at: null })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ set_up_at: null }))
    .execute();
  return issueSetUpToken(db, now, tenant);
}

/** Makes the first administrator. A tenant is set up once, however many links there are and however many people use them at once. */
export async function setUp(
  { db, clock }: AccountServices,
  { token, name, userName, password, email }: SetUpRequest,
): Promise<Result<{ readonly userName: string }, NameTaken | { readonly code: "set-up-link-used" }>> {
  const createdAt = new Date(clock.now());
  const passwordHash = await hashPassword(password);
  return orNameTaken(() =>
    db.transaction(async (trx) => {
      const link = await trx
        .deleteFrom("set_up_links")
        .where("token_hash", "=", hashToken(token))
        .where("expires_at", ">", createdAt)
        .returning("tenant")
        .executeTakeFirst();
      const tenant =
        link &&
        (await trx
          .updateTable("tenants")
          .set({ set_up_at: createdAt })
          .where("id", "=", link.tenant)
          .where("set_up_at", "is", null)
          .returning("id")
          .executeTakeFirst());
      if (!tenant) return err({ code: "set-up-link-used" });
      const stored = normaliseUserName(userName);
      const account = { tenant: tenant.id, name, userName: stored, role: "administrator", passwordHash, createdAt } as const;
      const { id } = await insertAccount(trx, { ...account, ...(email && { email }) });
      await appendAudit(trx, { tenant: tenant.id, at: createdAt, actor: id, action: "set-up", subject: id });
      return ok({ userName: stored });
    }),
  );
}
