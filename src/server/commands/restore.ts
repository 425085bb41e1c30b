import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { repeatErasures } from "../accounts/delete-account.ts";
import { appendAudit } from "../administration/audit-log.ts";
import { postgresCode } from "../database/database-error.ts";
import { renewEpoch } from "../database/epoch.ts";
import { keepServersOut } from "../database/postgresql/serving-lock.ts";
import type { Tables } from "../database/tables.ts";
import { type BackupTable, backupTables, columnsOf, migrationsOf, tablesLeftOut } from "./backup-tables.ts";
import { type Command, done, failed } from "./command.ts";
import { readLines } from "./line-file.ts";

const headShape = z.object({
  format: z.literal("concord-backup"),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.string()),
});
const tableShape = z.strictObject({ table: z.enum(backupTables) });
const endShape = z.strictObject({ rows: z.number() });

/** A file that is not a whole backup of these tables; nothing was changed. */
class BackupUnusable extends Error {}
class ServerRuns extends Error {}

const rowsAtOnce = 500;

/**
 * Puts a backup back, in one transaction: all of it or nothing. The database gets a new epoch, by which every device learns that it has
 * to send again what the backup does not have. Whoever was deleted since the backup is deleted again.
 */
export const restore: Command = {
  usage: "restore FILE [--replace]",
  summary: "Put a backup back; --replace first empties a database that is in use.",
  needsServerStopped: true,
  async run({ db, clock, erasureLog }, { file, replace = false }) {
    if (file === undefined) return failed("Which file? Usage: restore FILE [--replace]");
    const inUse = await db.kysely.selectFrom("accounts").select("id").limit(1).executeTakeFirst();
    if (inUse && !replace) return failed("This database is in use. Restore into an empty one, or add --replace to lose what is in it.");
    try {
      const createdAt = await db.kysely.transaction().execute(async (trx) => {
        if (!(await keepServersOut(trx))) throw new ServerRuns();
        const head = await replaceAll(trx, file);
        await renewEpoch(trx);
        const at = new Date(clock.now());
        for (const { id } of await trx.selectFrom("tenants").select("id").execute())
          await appendAudit(trx, { tenant: id, at, actor: null, action: "restored", detail: { from: head.createdAt } });
        return head.createdAt;
      });
      const erased = await repeatErasures(db, erasureLog.read());
      const again = erased > 0 ? ` ${erased} deleted again.` : "";
      return done(`Everything is as it was at ${createdAt}.${again} Everybody has to sign in anew; devices then send what is missing.`);
    } catch (error) {
      if (error instanceof ServerRuns) return failed("A server is using this database. Stop every server first. Nothing was changed.");
      if (error instanceof BackupUnusable) return failed(`${file}: ${error.message} Nothing was changed.`);
      throw error;
    }
  },
};

async function replaceAll(trx: Transaction<Tables>, file: string): Promise<z.infer<typeof headShape>> {
  for (const table of [...tablesLeftOut, ...backupTables.toReversed()]) await sql`delete from ${sql.table(table)}`.execute(trx);
  let head: z.infer<typeof headShape> | undefined;
  let table: BackupTable | undefined;
  let waiting: string[] = [];
  let count = 0;
  let isWhole = false;
  const flush = async () => {
    if (table && waiting.length > 0) await insertRows(trx, table, waiting).catch(rowsUnusable);
    count += waiting.length;
    waiting = [];
  };
  for await (const line of linesOf(file)) {
    if (!head) {
      head = headOf(line, await migrationsOf(trx));
      continue;
    }
    const value = parseJson(line);
    const next = tableShape.safeParse(value);
    const end = endShape.safeParse(value);
    if (next.success || end.success) await flush();
    if (next.success) table = next.data.table;
    else if (end.success) isWhole = end.data.rows === count;
    else if (waiting.push(line) === rowsAtOnce) await flush();
  }
  if (!head || !isWhole) throw new BackupUnusable("the backup is not whole.");
  return head;
}

/** Values that do not fit, or that something missing is referred to. */
function rowsUnusable(error: unknown): never {
  if (/^2[23]/.test(postgresCode(error) ?? "")) throw new BackupUnusable("rows of it do not fit together.");
  throw error;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* readLines(file);
  } catch (error) {
    throw new BackupUnusable(`it cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  }
}

function headOf(line: string, migrations: readonly string[]): z.infer<typeof headShape> {
  const head = headShape.safeParse(parseJson(line));
  if (!head.success) throw new BackupUnusable("it is not a backup of Concord.");
  if (head.data.migrations.join() !== migrations.join())
    throw new BackupUnusable("it is of another version of Concord. Restore it with that version, then update.");
  return head.data;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BackupUnusable("a line of it is damaged.");
  }
}

async function insertRows(trx: Transaction<Tables>, table: BackupTable, rows: readonly string[]): Promise<void> {
  const columns = await columnsOf(trx, table);
  const names = sql.join(columns.map(({ name }) => sql.ref(name)));
  const values = sql.join(columns.map(({ name, type }) => (type === "json" ? sql`${sql.ref(name)}::json` : sql.ref(name))));
  const shape = sql.join(columns.map(({ name, type }) => sql`${sql.ref(name)} ${sql.raw(type === "json" ? "text" : type)}`));
  await sql`
    insert into ${sql.table(table)} (${names})
    select ${values} from json_to_recordset(${`[${rows.join(",")}]`}::json) as r(${shape})`.execute(trx);
}
