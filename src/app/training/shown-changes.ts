import type { ChangeRow } from "#offline/database.ts";
import { shownBy, subjectOf } from "#offline/training/trainer-change.ts";

type TakenRow = ChangeRow & { readonly takenAtMs: number };

/**
 * The changes that this tab lays over what it has read. When another tab has read an answer with a change in it, the change is settled:
 * here it stays until this tab has read such an answer too, so that what the trainer sees does not go back in between.
 */
export function createShownChanges(now: () => number) {
  let held: readonly ChangeRow[] | undefined;
  let settledElsewhere: readonly TakenRow[] = [];
  /** When the answer of a route that is on the screen was asked for. */
  const readAtMs = new Map<string, number>();

  const isRead = ({ change, takenAtMs }: TakenRow): boolean => shownBy(change).some((path) => (readAtMs.get(path) ?? 0) >= takenAtMs);

  return {
    /** Oldest first; `undefined` until the database was read. */
    rows: (): readonly ChangeRow[] | undefined => held && [...settledElsewhere, ...held].sort((a, b) => a.seq - b.seq),

    /** Takes over what the database holds; answers whether the server has taken what no answer here can show. */
    update(rows: readonly ChangeRow[]): boolean {
      const before = held ?? rows;
      const subjects = new Set(rows.map(({ change }) => subjectOf(change)));
      const gone = before.filter(({ change, refused }) => !refused && !subjects.has(subjectOf(change)));
      const settled = gone.flatMap((row) => (row.wasTried ? [{ ...row, takenAtMs: row.takenAtMs ?? now() }] : []));
      settledElsewhere = [...settledElsewhere, ...settled].filter((row) => !subjects.has(subjectOf(row.change)) && !isRead(row));
      held = rows;
      const known = new Set(before.flatMap(({ seq, takenAtMs }) => (takenAtMs === undefined ? [] : [seq])));
      const isTaken = rows.some(({ seq, takenAtMs }) => takenAtMs !== undefined && !known.has(seq));
      return isTaken || gone.some(({ takenAtMs }) => takenAtMs === undefined);
    },

    /** An answer of this route, asked for at this time, is on the screen; answers whether a change is not laid over it any more. */
    read(path: string, atMs: number): boolean {
      readAtMs.set(path, atMs);
      const before = settledElsewhere;
      settledElsewhere = before.filter((row) => !isRead(row));
      return settledElsewhere.length < before.length;
    },
  };
}
