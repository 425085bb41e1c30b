import { Dexie, liveQuery } from "dexie";
import type { Clock, IdSource } from "#domain/record/clock.ts";
import { hlcTextFrom } from "#domain/record/hlc.ts";
import { parseStatement } from "#domain/record/parse-statement.ts";
import type { AttemptId, Statement } from "#domain/record/statement.ts";
import type { Result } from "#domain/result.ts";
import type { ConcordDatabase, Owner, StatementRow } from "../database.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";
import { createDeviceClock } from "./device-clock.ts";
import type { Jotted, Journal, NewStatement } from "./journal.ts";
import { anonymousOwner } from "./owner.ts";

export type { NewStatement } from "./journal.ts";

export interface StatementDeps {
  readonly db: ConcordDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Absent: nothing is written down before it is stored. */
  readonly journal?: Journal;
}

/** Statements of one owner never show among those of another. Rows that cannot be read stay where they are and are left out. */
export function createStatementRepository({ db, clock, ids, journal }: StatementDeps) {
  const deviceClock = createDeviceClock(db, clock, ids);
  const storing = <T>(work: () => Promise<T>) => db.transaction("rw", db.statements, db.outbox, db.meta, work);

  async function add(owner: Owner, happened: NewStatement, id = ids.uuid(), atMs?: number): Promise<Statement> {
    const { reading, seq, kept } = await deviceClock.turn(atMs);
    const statement: Statement = { ...happened, id, at: hlcTextFrom(reading), device: reading.device };
    const row = { owner, id, seq };
    await Promise.all([kept, db.statements.add({ ...row, statement }), db.outbox.add(row)]);
    return statement;
  }
  /** Once, however often it is asked, and by whichever tab. */
  async function addOnce({ owner: jottedFor, id, atMs, happened }: Jotted): Promise<Statement> {
    const owner = jottedFor ?? (await anonymousOwner(db, ids));
    const held = statementsFrom([await db.statements.get([owner, id])].filter((row) => row !== undefined))[0];
    return held ?? add(owner, happened, id, atMs);
  }

  return {
    /** Stores the statement and queues it for sync: both, or neither. On a problem the caller keeps the learner's work on screen. */
    record: (owner: Owner, happened: NewStatement): Promise<Result<Statement, DeviceProblem>> =>
      stored(() => storing(() => add(owner, happened))),

    /** The same for what was jotted down: it leaves the journal once it is stored. Asked again, it answers what is stored. */
    take: (jotted: Jotted): Promise<Result<Statement, DeviceProblem>> =>
      stored(async () => {
        const statement = await storing(() => addOnce(jotted));
        journal?.strike(jotted);
        return statement;
      }),

    /** Takes what pages that died left in the journal, of every owner: all of it, or on a problem nothing. */
    takeWaiting: (): Promise<Result<void, DeviceProblem>> =>
      stored(async () => {
        if (!journal || journal.waiting().length === 0) return;
        const taken = await storing(async () => {
          const waiting = journal.waiting(); // read in the transaction: what another tab has taken, or erased, is no longer there
          for (const jotted of waiting) await addOnce(jotted);
          return waiting;
        });
        taken.forEach(journal.strike);
      }),

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

export type StatementRepository = ReturnType<typeof createStatementRepository>;

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
