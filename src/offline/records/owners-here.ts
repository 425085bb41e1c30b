import { Dexie } from "dexie";
import type { ConcordDatabase, Owner } from "../database.ts";

/** Learners who have statements on this device. */
export async function ownersOn(db: ConcordDatabase): Promise<readonly Owner[]> {
  const owners: Owner[] = [];
  for (;;) {
    const next = await db.statements
      .where("[owner+seq]")
      .above([owners.at(-1) ?? "", Dexie.maxKey])
      .first();
    if (!next) return owners;
    owners.push(next.owner);
  }
}
