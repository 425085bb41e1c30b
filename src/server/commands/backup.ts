import { join } from "node:path";
import { sql, type Transaction } from "kysely";
import { appendAudit } from "../administration/audit-log.ts";
import type { Tables } from "../database/tables.ts";
import { type BackupTable, backupTables, columnsOf, migrationsOf } from "./backup-tables.ts";
import { type Command, done } from "./command.ts";
import { writeLines } from "./line-file.ts";

/** First line of a backup. Then `{"table"}`, then one line for each of its rows, and so on; last `{"rows"}`, the number of all. */
export interface BackupHead {
  readonly format: "concord-backup";
  readonly version: 1;
  readonly createdAt: string;
  readonly migrations: readonly string[];
}

const rowsAtOnce = 500;

/** Copies the whole database, as of one moment, into one file that either database can be restored from. */
export const backup: Command = {
  usage: "backup [FILE]",
  summary: "Write everything into one file, by default in DATA_DIR/backups.",
  needsServerStopped: false,
  async run({ db, clock, dataDir }, { file }) {
    const createdAt = new Date(clock.now()).toISOString();
    const path = file ?? join(dataDir, "backups", `concord-${createdAt.replace(/[:.]/g, "-")}.jsonl.gz`);
    const tenants = await db.kysely.selectFrom("tenants").select("id").execute();
    for (const { id } of tenants) await appendAudit(db.kysely, { tenant: id, at: new Date(clock.now()), actor: null, action: "backed-up" });
    const bytes = await db.kysely
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute((trx) => writeLines(path, backupLines(trx, createdAt)));
    return done(`${path} holds everything as of ${createdAt} (${Math.ceil(bytes / 1024)} KiB). Keep it where this machine cannot lose it.`);
  },
};

async function* backupLines(trx: Transaction<Tables>, createdAt: string): AsyncGenerator<string> {
  const head: BackupHead = { format: "concord-backup", version: 1, createdAt, migrations: await migrationsOf(trx) };
  yield JSON.stringify(head);
  let count = 0;
  for (const table of backupTables) {
    yield JSON.stringify({ table });
    for await (const row of rowsOf(trx, table)) {
      count++;
      yield row;
    }
  }
  yield JSON.stringify({ rows: count });
}

/** Rows as JSON, made by the database. What is JSON already goes as text in it: PostgreSQL would not read all of it back otherwise. */
async function* rowsOf(trx: Transaction<Tables>, table: BackupTable): AsyncGenerator<string> {
  const columns = (await columnsOf(trx, table)).map(({ name, type }) => (type === "json" ? sql`${sql.ref(name)}::text` : sql.ref(name)));
  const names = (await columnsOf(trx, table)).map(({ name }) => name);
  const selected = sql.join(columns.map((column, index) => sql`${column} as ${sql.ref(names[index] ?? "")}`));
  await sql`declare backup_rows cursor for select to_json(r)::text as row from (select ${selected} from ${sql.table(table)}) r`.execute(
    trx,
  );
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(rowsAtOnce)} from backup_rows`.execute(trx);
    if (rows.length === 0) break;
    for (const { row } of rows) yield row;
  }
  await sql`close backup_rows`.execute(trx);
}
