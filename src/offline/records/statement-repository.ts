import { Dexie, liveQuery } from "dexie";
import type { Clock, IdSource } from "#domain/record/clock.ts";
import { hlcTextFrom } from "#domain/record/hlc.ts";
import { parseStatement } from "#domain/record/parse-statement.ts";
import type { AttemptId, Statement } from "#domain/record/statement.ts";
import type { Result } from "#domain/result.ts";
import type { ConcordDatabase, Owner, StatementRow } from "../database.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";
import { createDeviceClock } from "./device-clock.ts";

/** What happened; the device adds the id, the time and itself. */
export type NewStatement = Omit<Statement, "id" | "at" | "device">;

export interface StatementDeps {
  readonly db: ConcordDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Statements of one owner never show among those of another. Rows that cannot be read stay where they are and are left out. */
export function createStatementRepository({ db, clock, ids }: StatementDeps) {
  const deviceClock = createDeviceClock(db, clock, ids);
  return {
    /** Stores the statement and queues it for sync: both, or neither. On a problem the caller keeps the learner's work on screen. */
    record: (owner: Owner, happened: NewStatement): Promise<Result<Statement, DeviceProblem>> =>
      stored(() =>
        db.transaction("rw", db.statements, db.outbox, db.meta, async () => {
          const { reading, seq, kept } = await deviceClock.turn();
          const statement: Statement = { ...happened, id: ids.uuid(), at: hlcTextFrom(reading), device: reading.device };
          const row = { owner, id: statement.id, seq };
          await Promise.all([kept, db.statements.add({ ...row, statement }), db.outbox.add(row)]);
          return statement;
        }),
      ),

    /** Everything of an owner, in the order of insertion. */
    allOf: (owner: Owner): Promise<Result<readonly Statement[], DeviceProblem>> =>
      stored(async () => statementsFrom(await rowsAfter(db, owner, 0))),

    /** What was recorded of one activity (`course/id`), unordered; a taking-back stands with what it takes back. */
    about: (owner: Owner, activityId: string): Promise<Result<readonly Statement[], DeviceProblem>> =>
      stored(async () => statementsFrom(await db.statements.where("[owner+statement.activityId]").equals([owner, activityId]).toArray())),

    /** What was done in a quiz (`course/quiz`) and with its items there, unordered. */
    ofQuiz: (owner: Owner, quizId: string): Promise<Result<readonly Statement[], DeviceProblem>> =>
      stored(async () => {
        const [about, within] = await Promise.all([
          db.statements.where("[owner+statement.activityId]").equals([owner, quizId]).toArray(),
          db.statements.where("[owner+statement.quizId]").equals([owner, quizId]).toArray(),
        ]);
        const once = new Map([...about, ...within].map((row) => [row.id, row]));
        return statementsFrom([...once.values()]);
      }),

    ofAttempt: (owner: Owner, attemptId: AttemptId): Promise<Result<readonly Statement[], DeviceProblem>> =>
      stored(async () => statementsFrom(await db.statements.where("[owner+statement.attemptId]").equals([owner, attemptId]).toArray())),

    /** Calls the listener now and after every change to the owner's statements, in this tab or another, until the answer is called. */
    observe(owner: Owner, listener: () => void): () => void {
      const subscription = liveQuery(() => lastSeqOf(db, owner)).subscribe({ next: listener, error: listener });
      return () => subscription.unsubscribe();
    },
  };
}

/** In the order of insertion. */
export const rowsAfter = (db: ConcordDatabase, owner: Owner, seq: number): PromiseLike<StatementRow[]> =>
  db.statements.where("[owner+seq]").between([owner, seq], [owner, Dexie.maxKey], false, true).toArray();

/** 0 when the owner has no statements. */
export async function lastSeqOf(db: ConcordDatabase, owner: Owner): Promise<number> {
  const last = await db.statements.where("[owner+seq]").between([owner, Dexie.minKey], [owner, Dexie.maxKey]).last();
  return last?.seq ?? 0;
}

export function statementsFrom(rows: readonly StatementRow[]): Statement[] {
  const statements: Statement[] = [];
  for (const row of rows) {
    const statement = parseStatement(row.statement);
    if (statement.ok) statements.push(statement.value);
  }
  return statements;
}
