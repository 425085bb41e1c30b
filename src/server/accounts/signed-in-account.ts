import { sql } from "kysely";
import type { Account } from "#sync/account-messages.ts";
import { accountFrom } from "./account-from.ts";
import type { AccountServices } from "./account-services.ts";
import type { AuthRequest } from "./authentication.ts";

export interface SignedIn {
  readonly account: Account;
  readonly sessionId: string;
  /** Not put off for a day: `Authentication.prolong` should be called. */
  readonly isStale: boolean;
}

const dayMs = 86_400_000;

/** Who is asking, by one query: every request makes it. A revoked session and a disabled account are nobody from the next request on. */
export async function signedInAccount({ db, clock, authentication }: AccountServices, request: AuthRequest): Promise<SignedIn | undefined> {
  const token = authentication.sessionToken(request);
  if (!token) return undefined;
  const row = await db.kysely
    .selectFrom("sessions")
    .innerJoin("accounts", "accounts.id", "sessions.account_id")
    .selectAll("accounts")
    .select(["sessions.id as session_id", "sessions.updated_at as session_updated_at"])
    .select(sql<boolean>`exists (select from credentials where account_id = accounts.id and provider = 'credential')`.as("has_password"))
    .where("sessions.token", "=", token)
    .where("sessions.expires_at", ">", new Date(clock.now()))
    .where("accounts.disabled_at", "is", null)
    .executeTakeFirst();
  return (
    row && {
      account: accountFrom(row, row.has_password),
      sessionId: row.session_id,
      isStale: clock.now() - row.session_updated_at.getTime() > dayMs,
    }
  );
}
