import { randomUUID } from "node:crypto";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, Migrator } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, describe, inject } from "vitest";
import type { Database } from "#server/database/database.ts";
import { DatabaseError } from "#server/database/database-error.ts";
import { migrations } from "#server/database/migrations/migrations.ts";
import { openDatabase, preparedDatabase } from "#server/database/open-database.ts";
import { createPgliteDialect } from "#server/database/pglite/pglite-dialect.ts";
import { createPostgresqlDialect } from "#server/database/postgresql/postgresql-dialect.ts";
import type { Tables } from "#server/database/tables.ts";

export type DatabaseKind = Database["kind"];

/**
 * Runs the same tests on the embedded database and on PostgreSQL, each fresh for this call. Where PostgreSQL is missing its tests are
 * reported as not run.
 */
export function onEachDatabase(name: string, tests: (database: () => Database) => void): void {
  const url = inject("postgresqlUrl");
  describe(`${name}, on PGlite`, () => withDatabase(openPgliteInMemory, tests));
  describe.skipIf(url === "")(`${name}, on PostgreSQL`, () => withDatabase(() => openNewPostgresql(url), tests));
}

function withDatabase(open: () => Promise<Database>, tests: (database: () => Database) => void): void {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  tests(() => database);
}

/** The embedded database without files and thread: as the server's, but gone with the process. */
export async function openPgliteInMemory(): Promise<Database> {
  return opened(await preparedDatabase("pglite", await pgliteInMemory()));
}

async function pgliteInMemory(): Promise<Kysely<Tables>> {
  const pg = await PGlite.create();
  const connection = {
    async query(sql: string, parameters: readonly unknown[]) {
      try {
        const { rows, affectedRows = 0 } = await pg.query(sql, [...parameters]);
        return { rows, affected: affectedRows };
      } catch (error) {
        throw new DatabaseError(
          "query-failed",
          error instanceof Error ? error.message : String(error),
          error as { readonly code?: string },
        );
      }
    },
    fsyncs: () => 0,
    close: () => pg.close(),
  };
  return new Kysely<Tables>({ dialect: createPgliteDialect(connection) });
}

/** A database of this kind, for tests of `onEachDatabase`, with the tables of an earlier version: `fill` puts rows into them, then it is brought up to date. */
export async function openOlder(
  kind: DatabaseKind,
  lastMigration: string,
  fill: (kysely: Kysely<Tables>) => Promise<void>,
): Promise<Database> {
  const made = kind === "postgresql" ? await newPostgresqlDatabase(inject("postgresqlUrl")) : undefined;
  const kysely = made ? new Kysely<Tables>({ dialect: createPostgresqlDialect(made.url, () => {}) }) : await pgliteInMemory();
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const { error } = await new Migrator({ db: kysely, provider }).migrateTo(lastMigration);
  if (error) throw error;
  await fill(kysely);
  const database = opened(await preparedDatabase(kind, kysely));
  const close = async () => {
    await database.close();
    await made?.drop();
  };
  return { ...database, close };
}

/** A new database on a PostgreSQL server, opened by so many processes at once; it is dropped when it is closed. */
export async function openNewPostgresql(serverUrl: string, atOnce = 1): Promise<Database> {
  const { url, drop } = await newPostgresqlDatabase(serverUrl);
  const openings = Array.from({ length: atOnce }, () => openDatabase({ dataDir: "", databaseUrl: url }));
  const databases = (await Promise.all(openings)).map(opened);
  const [database] = databases;
  if (!database) throw new Error("no database opened");
  return {
    ...database,
    close: async () => {
      for (const each of databases) await each.close();
      await drop();
    },
  };
}

/** A new database on a PostgreSQL server, without tables, until it is dropped. */
export async function newPostgresqlDatabase(serverUrl: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `concord_${randomUUID().replaceAll("-", "")}`;
  const onServer = async (sql: string) => {
    const client = new Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await onServer(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) };
}

function opened(result: Awaited<ReturnType<typeof openDatabase>>): Database {
  if (!result.ok) throw new Error(`the database does not open: ${JSON.stringify(result.error)}`);
  return result.value;
}
