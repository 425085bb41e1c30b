import { type Collection, Dexie, type Table } from "dexie";
import type { Result } from "#domain/result.ts";
import type { ConcordDatabase, Owner } from "../database.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";
import type { LeftDrafts } from "../drafts/left-drafts.ts";
import { accountInUse } from "./owner.ts";

/**
 * Erases by owner, in one transaction (and `besides`, what stands outside the database): answers, what waits to be sent, drafts, what the server wrote and told a trainer, and everything derived from them.
 * An account that is erased is no longer in use here, or the next sync would bring all of it back.
 */
export function createEraser(db: ConcordDatabase, ...besides: readonly Pick<LeftDrafts, "dropAll">[]) {
  const byOwnerFirst: readonly Table[] = [
    db.statements,
    db.outbox,
    db.refused,
    db.serverRecords,
    db.seen,
    db.drafts,
    db.answers,
    db.changes,
  ];
  const byOwner: readonly Table[] = [db.snapshots, db.ledgers, db.sync];
  return {
    erase: (whose: Owner): Promise<Result<void, DeviceProblem>> => {
      for (const { dropAll } of besides) dropAll(whose);
      return stored(() =>
        db.transaction("rw", [...byOwnerFirst, ...byOwner, db.meta], async () => {
          await Promise.all(byOwnerFirst.map((table) => rowsOf(table, whose).delete()));
          await Promise.all(byOwner.map((table) => table.delete(whose)));
          if ((await accountInUse(db)) === whose) await db.meta.delete("account-in-use");
        }),
      );
    },
  };
}

const rowsOf = <Row, Key>(table: Table<Row, Key>, whose: Owner): Collection<Row, Key> =>
  table.where(":id").between([whose, Dexie.minKey], [whose, Dexie.maxKey]);
