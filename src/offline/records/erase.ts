import { type Collection, Dexie, type Table } from "dexie";
import type { Result } from "#domain/result.ts";
import type { ConcordDatabase, Owner } from "../database.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";
import type { LeftDrafts } from "../drafts/left-drafts.ts";
import { accountInUse } from "./owner.ts";

/** What a person loses by erasing. Downloaded courses hold nothing personal and stay. */
export interface ErasedData {
  readonly statements: number;
  /** Statements that no server has confirmed: nobody else holds them. */
  readonly unsent: number;
  readonly drafts: number;
}

/**
 * Erases by owner, in one transaction: answers, what waits to be sent, drafts, what the server wrote and told a trainer, and everything derived from them.
 * An account that is erased is no longer in use here, or the next sync would bring all of it back.
 */
export function createEraser(db: ConcordDatabase, left: Pick<LeftDrafts, "dropAll">) {
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
    /** To be shown before asking. `everyone`: all learners of this device. */
    whatGoes: (whose: Owner | "everyone"): Promise<Result<ErasedData, DeviceProblem>> =>
      stored(() => db.transaction("r", db.statements, db.outbox, db.drafts, () => counted(whose))),

    /** Answers what went. `everyone` also forgets the device's id, so that the next learner starts as on a new device. */
    erase: (whose: Owner | "everyone"): Promise<Result<ErasedData, DeviceProblem>> => {
      left.dropAll(whose);
      return stored(() =>
        db.transaction("rw", [...byOwnerFirst, ...byOwner, db.meta], async () => {
          const gone = await counted(whose);
          await Promise.all(byOwnerFirst.map((table) => rowsOf(table, whose).delete()));
          if (whose === "everyone") {
            await Promise.all([
              ...byOwner.map((table) => table.clear()),
              db.meta.bulkDelete(["clock", "anonymous-owner", "account-in-use"]),
            ]);
          } else {
            await Promise.all(byOwner.map((table) => table.delete(whose)));
            if ((await accountInUse(db)) === whose) await db.meta.delete("account-in-use");
          }
          return gone;
        }),
      );
    },
  };

  async function counted(whose: Owner | "everyone"): Promise<ErasedData> {
    const [statements, unsent, drafts] = await Promise.all([
      rowsOf(db.statements, whose).count(),
      rowsOf(db.outbox, whose).count(),
      rowsOf(db.drafts, whose).count(),
    ]);
    return { statements, unsent, drafts };
  }
}

function rowsOf<Row, Key>(table: Table<Row, Key>, whose: Owner | "everyone"): Collection<Row, Key> {
  if (whose === "everyone") return table.toCollection();
  return table.where(":id").between([whose, Dexie.minKey], [whose, Dexie.maxKey]);
}
