import { type MergedRecords, mergeRecords } from "#domain/record/merge-records.ts";
import { exportRecord, type ReadRecordFile } from "#domain/record/record-file.ts";
import type { Result } from "#domain/result.ts";
import type { Owner } from "../database.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";
import { createDeviceClock } from "./device-clock.ts";
import { takeSequence } from "./sequence.ts";
import { rowsAfter, type StatementDeps, statementsFrom } from "./statement-repository.ts";

export interface ImportReport {
  /** Statements that are new on this device; they are queued for sync. */
  readonly added: number;
  /** Held already. */
  readonly known: number;
  /** Ids that name another statement here: ours stayed. */
  readonly conflicts: readonly string[];
  /** Entries of the file that could not be read; they stay in the file. */
  readonly unreadable: number;
}

export function createRecordTransfer({ db, clock, ids }: StatementDeps) {
  const deviceClock = createDeviceClock(db, clock, ids);
  return {
    /** The owner's whole record as the text of a record file. */
    exportOwner: (owner: Owner): Promise<Result<string, DeviceProblem>> =>
      stored(async () => exportRecord(owner, statementsFrom(await rowsAfter(db, owner, 0)), new Date(clock.now()))),

    /**
     * Adds a file's statements to the owner's record: all that are new, or on a problem none. Importing again changes nothing. A file of
     * another owner is adopted: ask before calling.
     */
    importInto: (owner: Owner, file: ReadRecordFile): Promise<Result<ImportReport, DeviceProblem>> =>
      stored(() =>
        db.transaction("rw", db.statements, db.outbox, db.meta, async () => {
          const { added, known, conflicts } = await compared(owner, file);
          const first = await takeSequence(db, added.length);
          const rows = added.map((statement, index) => ({ owner, id: statement.id, seq: first + index, statement }));
          await db.statements.bulkAdd(rows);
          await db.outbox.bulkAdd(rows.map(({ id, seq }) => ({ owner, id, seq })));
          await deviceClock.observe(added.map(({ at }) => at));
          return { added: added.length, known, conflicts, unreadable: file.unreadable.length };
        }),
      ),
  };

  async function compared(owner: Owner, { statements }: ReadRecordFile): Promise<MergedRecords> {
    const held = await db.statements.bulkGet(statements.map(({ id }): [Owner, string] => [owner, id]));
    return mergeRecords(statementsFrom(held.filter((row) => row !== undefined)), statements);
  }
}
