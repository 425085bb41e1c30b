import { Dexie, liveQuery } from "dexie";
import type { Clock } from "#domain/record/clock.ts";
import type { Result } from "#domain/result.ts";
import type { ChangeRow, ConcordDatabase, Owner } from "../database.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";
import { takeSequence } from "../records/sequence.ts";
import { atVersion, isFirst, isMaking, shownBy, subjectOf, type TrainerChange } from "./trainer-change.ts";

interface Deps {
  readonly db: ConcordDatabase;
  readonly clock: Clock;
}

/** A trainer's changes on their way to the server. What the server may have seen is never altered; what it refused waits for a decision. */
export function createChangeQueue({ db, clock }: Deps) {
  return {
    /**
     * Keeps a change whose version follows from what the trainer was shown. It takes the place of one that was not tried yet, whose version
     * it keeps, or of one that was refused; after one that may have arrived it is a version more. Withdrawing what was never tried leaves
     * nothing.
     */
    add: (owner: Owner, change: TrainerChange): Promise<Result<void, DeviceProblem>> =>
      stored(() =>
        db.transaction("rw", db.changes, db.meta, async () => {
          const rows = (await rowsOf(owner)).filter((row) => subjectOf(row.change) === subjectOf(change));
          const mayBeThere = rows.filter(({ wasTried, refused }) => wasTried && !refused);
          const replaced = rows.filter((row) => !mayBeThere.includes(row));
          await db.changes.bulkDelete(replaced.map(({ seq }): [Owner, number] => [owner, seq]));
          const isUnheard = mayBeThere.length === 0 && replaced.some((row) => isFirst(row.change) && !row.wasTried);
          if (isUnheard && "withdrawn" in change.body) return;
          const untried = replaced.find(({ refused }) => !refused);
          const next = Math.max(change.body.version, ...mayBeThere.map((row) => row.change.body.version + 1));
          const version = untried?.change.body.version ?? next;
          const seq = replaced[0]?.seq ?? (await takeSequence(db, 1));
          await db.changes.put({ owner, seq, change: atVersion(change, version), madeAtMs: clock.now() });
        }),
      ),

    /** The trainer lets a refused change go, and whatever they did to the same thing since. */
    discard: (owner: Owner, subject: string): Promise<Result<void, DeviceProblem>> =>
      stored(() =>
        db.transaction("rw", db.changes, async () => {
          const rows = (await rowsOf(owner)).filter(({ change }) => subjectOf(change) === subject);
          await db.changes.bulkDelete(rows.map(({ seq }): [Owner, number] => [owner, seq]));
        }),
      ),

    hasNext: async (owner: Owner): Promise<boolean> => nextOf(await rowsOf(owner)) !== undefined,

    /** The next to be sent, marked as tried: from now on it stays as it is. Nothing goes past a refusal that it builds on. */
    takeNext: (owner: Owner): Promise<ChangeRow | undefined> =>
      db.transaction("rw", db.changes, async () => {
        const next = nextOf(await rowsOf(owner));
        if (next && !next.wasTried) await db.changes.put({ ...next, wasTried: true });
        return next;
      }),

    /** The server has it. It stays until an answer shows it, so that what the trainer sees does not go back in between. */
    taken: async (owner: Owner, seq: number): Promise<void> => {
      await db.changes.update([owner, seq], { takenAtMs: clock.now() });
    },

    /**
     * An answer of this route, asked for at this time, is on the screen: what the server had by then is in it. A change stays while another
     * route that shows it is kept as it was before.
     */
    settle: (owner: Owner, path: string, askedAtMs: number): Promise<Result<void, DeviceProblem>> =>
      stored(() =>
        db.transaction("rw", db.changes, db.answers, async () => {
          for (const { seq, change, takenAtMs } of await rowsOf(owner)) {
            const routes = shownBy(change);
            if (takenAtMs === undefined || takenAtMs > askedAtMs || !routes.includes(path)) continue;
            const others = await db.answers.bulkGet(
              routes.filter((route) => route !== path).map((route): [Owner, string] => [owner, route]),
            );
            if (!others.some((kept) => kept && kept.readAtMs < takenAtMs)) await db.changes.delete([owner, seq]);
          }
        }),
      ),

    /** The server said no. What the trainer did to the same thing since builds on it: the refusal is of the last, the others are past. */
    refused: (owner: Owner, seq: number, code: string): Promise<void> =>
      db.transaction("rw", db.changes, async () => {
        const rows = await rowsOf(owner);
        const row = rows.find((each) => each.seq === seq);
        if (!row) return;
        const later = rows.filter((each) => each.seq > seq && subjectOf(each.change) === subjectOf(row.change));
        await db.changes.bulkDelete([row, ...later].map((each): [Owner, number] => [owner, each.seq]));
        const { change, madeAtMs } = later.at(-1) ?? row;
        if (isFirst(row.change) && "withdrawn" in change.body) return;
        const refused = { code, atMs: clock.now() };
        await db.changes.put({ owner, seq, change: atVersion(change, row.change.body.version), madeAtMs, wasTried: true, refused });
      }),

    /** Calls the listener now and after every change, in this tab or another, oldest first, until the answer is called. */
    observe(owner: Owner, listener: (rows: readonly ChangeRow[]) => void): () => void {
      // in a transaction, so that Dexie answers from the database and not from what it remembers
      const rows = liveQuery(() => db.transaction("r", db.changes, () => rowsOf(owner)));
      const subscription = rows.subscribe({ next: listener, error: () => undefined });
      return () => subscription.unsubscribe();
    },
  };

  async function rowsOf(owner: Owner): Promise<ChangeRow[]> {
    return db.changes.where(":id").between([owner, Dexie.minKey], [owner, Dexie.maxKey]).toArray();
  }
}
export type ChangeQueue = ReturnType<typeof createChangeQueue>;

const nextOf = (rows: readonly ChangeRow[]): ChangeRow | undefined =>
  rows.find((row) => !row.refused && row.takenAtMs === undefined && !rows.some((earlier) => isBlockedBy(row, earlier)));

/** The same thing, or a cohort that does not exist on the server. */
function isBlockedBy({ seq, change }: ChangeRow, earlier: ChangeRow): boolean {
  if (!earlier.refused || earlier.seq >= seq) return false;
  if (subjectOf(earlier.change) === subjectOf(change)) return true;
  return earlier.change.cohort === change.cohort && isMaking(earlier.change);
}
