import { randomBytes } from "node:crypto";
import type { Clock } from "#domain/record/clock.ts";
import type { Config } from "../config.ts";
import type { Database } from "../database/database.ts";
import type { AccountServices } from "./account-services.ts";
import { createBetterAuthentication } from "./better-authentication.ts";

export interface AccountSettings {
  readonly db: Database;
  readonly clock: Clock;
  /** Origin under which people reach the server; the passkeys' domain is its host name. */
  readonly publicOrigin: string;
  readonly oidc?: Config["oidc"];
}

/** The accounts of a server whose database is open. */
export async function createAccountServices({ db, clock, publicOrigin, oidc }: AccountSettings): Promise<AccountServices> {
  const authentication = createBetterAuthentication({
    db: db.kysely,
    secret: await serverKey(db, "authentication"),
    publicOrigin,
    passkeyDomain: new URL(publicOrigin).hostname,
    providers: oidc ? [oidc] : [],
    mayHaveSession: async (accountId) => {
      const row = await db.kysely.selectFrom("accounts").select("disabled_at").where("id", "=", accountId).executeTakeFirst();
      return row?.disabled_at === null;
    },
  });
  return { db, clock, authentication };
}

/** A key of 256 bits, made with the first start; in the database, so that all processes and a restored backup have the same. */
async function serverKey({ kysely }: Database, name: string): Promise<string> {
  await kysely
    .insertInto("server_keys")
    .values({ name, value: randomBytes(32).toString("base64url") })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const { value } = await kysely.selectFrom("server_keys").select("value").where("name", "=", name).executeTakeFirstOrThrow();
  return value;
}
