import { Kysely, sql, type Transaction } from "kysely";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { newPostgresqlDatabase } from "../../../../tests/support/test-database.ts";
import { isUnavailable, postgresCode } from "../database-error.ts";
import { createPostgresqlDialect, type Limits } from "./postgresql-dialect.ts";

const serverUrl = inject("postgresqlUrl");
type Rows = Record<"kept" | "locked", { n: number }>;

describe.skipIf(serverUrl === "")("connections to PostgreSQL", () => {
  let database: Awaited<ReturnType<typeof newPostgresqlDatabase>>;
  let other: Client;
  let opened: Kysely<Rows>[];
  beforeEach(async () => {
    opened = [];
    database = await newPostgresqlDatabase(serverUrl);
    other = new Client({ connectionString: database.url });
    await other.connect();
    await other.query("create table kept (n int); create table locked (n int); insert into locked values (1)");
  });
  afterEach(async () => {
    for (const db of opened) await db.destroy();
    await other.end();
    await database.drop();
  });

  const open = (limits: Limits, onConnectionLost: (error: Error) => void = () => {}) => {
    const db = new Kysely<Rows>({ dialect: createPostgresqlDialect(database.url, onConnectionLost, limits) });
    opened.push(db);
    return db;
  };
  const insert = (trx: Kysely<Rows>, n: number) => trx.insertInto("kept").values({ n }).execute();
  const kept = async () => (await other.query<{ n: number }>("select n from kept order by n")).rows.map(({ n }) => n);
  /** Waits for the row that another holds. */
  const stored = (db: Kysely<Rows>, isPatient = false) =>
    db.transaction().execute(async (trx) => {
      await insert(trx, 1);
      if (isPatient) await sql`set local statement_timeout = 0`.execute(trx);
      await trx.updateTable("locked").set({ n: 2 }).execute();
    });
  const lock = () => other.query("begin; select * from locked for update");

  it("end a transaction one of whose statements takes too long, and serve the next", async () => {
    const db = open({ statementMs: 200, answerMs: 60_000 });
    await lock();
    const error: unknown = await stored(db).catch((reason: unknown) => reason);
    expect(postgresCode(error)).toBe("57014");
    await other.query("rollback");
    await db.transaction().execute((trx) => insert(trx, 2));
    expect(await kept()).toEqual([2]);
  });

  it("are given up with a transaction that is not answered at all, so that nobody else commits it", async () => {
    const db = open({ statementMs: 60_000, answerMs: 1000 });
    await lock();
    await expect(stored(db, true)).rejects.toSatisfy(isUnavailable);
    await other.query("rollback");
    await db.transaction().execute((trx) => insert(trx, 2));
    expect(await kept()).toEqual([2]);
  });

  it("are given up with a transaction that does nothing, whose next statement fails", async () => {
    const db = open({ statementMs: 200, answerMs: 60_000 });
    const ended = db.transaction().execute(async (trx) => {
      await insert(trx, 1);
      await untilGone(await processOf(trx));
      await insert(trx, 1);
    });
    await expect(ended).rejects.toSatisfy(isUnavailable);
    await db.transaction().execute((trx) => insert(trx, 2));
    expect(await kept()).toEqual([2]);
  });

  describe("lost while a request has them", () => {
    const uncaught: unknown[] = [];
    const note = (error: unknown) => void uncaught.push(error);
    beforeEach(() => void process.on("uncaughtExceptionMonitor", note));
    afterEach(() => void process.off("uncaughtExceptionMonitor", note));

    it.each<[when: string, work: (trx: Transaction<Rows>, pid: number | undefined) => Promise<unknown>]>([
      ["between two statements", (trx, pid) => lose(pid).then(() => insert(trx, 1))],
      ["in one", (trx, pid) => Promise.all([sql`select pg_sleep(600)`.execute(trx), untilAsleep(pid).then(() => lose(pid))])],
    ])("%s refuse it as unavailable, do not end the process, and serve the next", async (_, work) => {
      const db = open({ statementMs: 60_000, answerMs: 60_000 });
      const cut = db.transaction().execute(async (trx) => {
        await insert(trx, 1);
        await work(trx, await processOf(trx));
      });
      await expect(cut).rejects.toSatisfy(isUnavailable);
      await db.transaction().execute((trx) => insert(trx, 2));
      expect(await kept()).toEqual([2]);
      expect(uncaught).toEqual([]);
    });
  });

  it("lost while nobody has them are told of, and the next request gets another", async () => {
    let tell = (_: Error): void => undefined;
    const told = new Promise<Error>((resolve) => {
      tell = resolve;
    });
    const db = open({ statementMs: 60_000, answerMs: 60_000 }, (error) => tell(error));
    await lose(await db.transaction().execute(processOf));
    expect(await told).toSatisfy(isUnavailable);
    await db.transaction().execute((trx) => insert(trx, 1));
    expect(await kept()).toEqual([1]);
  });

  const lose = async (pid: number | undefined) => {
    await other.query("select pg_terminate_backend($1)", [pid]);
    await untilGone(pid);
  };
  const processOf = async (trx: Transaction<Rows>) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    return rows[0]?.pid;
  };
  const untilAsleep = async (pid: number | undefined) => {
    const asleep = "select 1 from pg_stat_activity where pid = $1 and wait_event = 'PgSleep'";
    while ((await other.query(asleep, [pid])).rows.length === 0);
  };
  const untilGone = async (pid: number | undefined) => {
    while ((await other.query("select 1 from pg_stat_activity where pid = $1", [pid])).rows.length > 0);
  };
});
