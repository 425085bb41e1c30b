import type { IdSource } from "#domain/record/clock.ts";
import type { Result } from "#domain/result.ts";
import type { ConcordDatabase, Owner } from "../database.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";

/** Whose device it is now: the account in use, or the learner without one. */
export const activeOwner = (db: ConcordDatabase, ids: IdSource): Promise<Result<Owner, DeviceProblem>> =>
  stored(() =>
    db.transaction("rw", db.meta, async () => {
      const account = await accountInUse(db);
      return account ?? anonymousOwner(db, ids);
    }),
  );

/** The account that `meta` names as in use, inside a transaction that includes it. */
export async function accountInUse(db: ConcordDatabase): Promise<Owner | undefined> {
  const account = (await db.meta.get("account-in-use"))?.value;
  return typeof account === "string" ? account : undefined;
}

/** The learner of this device who has no account: `anon:<uuid>`, made once, inside a transaction that includes `meta`. */
export async function anonymousOwner(db: ConcordDatabase, ids: IdSource): Promise<Owner> {
  const known = (await db.meta.get("anonymous-owner"))?.value;
  if (typeof known === "string") return known;
  const made = `anon:${ids.uuid()}`;
  await db.meta.put({ key: "anonymous-owner", value: made });
  return made;
}
