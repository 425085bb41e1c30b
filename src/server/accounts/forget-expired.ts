import type { AccountServices } from "./account-services.ts";
import { forgetOldGuesses } from "./guess-limits.ts";

/** Deletes what has run out and only takes up room: sessions, half-done sign-ins, counts of guesses, claim codes, answers to lists. */
export async function forgetExpired(services: AccountServices): Promise<void> {
  const { db, clock } = services;
  const now = new Date(clock.now());
  for (const table of ["sessions", "verifications", "set_up_links", "claim_codes"] as const)
    await db.kysely.deleteFrom(table).where("expires_at", "<", now).execute();
  await db.kysely.updateTable("imports").set({ answer: null }).where("expires_at", "<=", now).where("answer", "is not", null).execute();
  await forgetOldGuesses(services);
}
