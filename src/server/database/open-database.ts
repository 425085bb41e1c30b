import { mkdirSync } from "node:fs";
import { Kysely } from "kysely";
import { assertNever, err, ok, type Result } from "#domain/result.ts";
import { lockDataDir } from "./data-dir-lock.ts";
import type { Database } from "./database.ts";
import { ensureEpoch } from "./epoch.ts";
import { migrate } from "./migrate.ts";
import { ensureCluster } from "./pglite/ensure-cluster.ts";
import type { ClusterProblem } from "./pglite/open-cluster.ts";
import { createPgliteDialect } from "./pglite/pglite-dialect.ts";
import { openWorkerConnection } from "./pglite/worker-connection.ts";
import { createPostgresqlDialect } from "./postgresql/postgresql-dialect.ts";
import { holdServingLock, type ServingLock } from "./postgresql/serving-lock.ts";
import type { Tables } from "./tables.ts";
import { inTransaction } from "./transaction.ts";

export interface DatabaseConfig {
  /** Folder of the embedded database. */
  readonly dataDir: string;
  /** `postgres://...`; without it the embedded database is used. */
  readonly databaseUrl?: string;
  /** A server: while it runs, PostgreSQL's database is not replaced under it by a restore from another process. */
  readonly serves?: boolean;
  /** Told when PostgreSQL drops an idle connection; another is made by itself. */
  readonly onConnectionLost?: (error: Error) => void;
  /** Told when the embedded database has failed for good: no query of this process will be answered any more. */
  readonly onGone?: (error: Error) => void;
}

export type DatabaseProblem =
  | { readonly code: "data-dir-unwritable"; readonly dataDir: string; readonly cause: string }
  | { readonly code: "data-dir-in-use"; readonly dataDir: string }
  | (ClusterProblem & { readonly dataDir: string })
  | { readonly code: "database-unreachable"; readonly cause: string }
  | { readonly code: "migration-failed"; readonly cause: string };

/** Opens the database that the configuration names, creates it on the first start, and brings its tables up to date. */
export async function openDatabase(config: DatabaseConfig): Promise<Result<Database, DatabaseProblem>> {
  return config.databaseUrl === undefined ? openEmbedded(config) : openPostgresql(config.databaseUrl, config);
}

async function openEmbedded({ dataDir, onGone }: DatabaseConfig): Promise<Result<Database, DatabaseProblem>> {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    return err({ code: "data-dir-unwritable", dataDir, cause: messageOf(error) });
  }
  const lock = await lockDataDir(dataDir);
  if (!lock.ok) return err({ ...lock.error, dataDir });
  const opened = await openLocked(dataDir, onGone);
  if (!opened.ok) {
    await lock.value.release();
    return opened;
  }
  const close = async () => {
    await opened.value.close();
    await lock.value.release();
  };
  return ok({ ...opened.value, close });
}

async function openLocked(dataDir: string, onGone: DatabaseConfig["onGone"]): Promise<Result<Database, DatabaseProblem>> {
  const cluster = await ensureCluster(dataDir);
  if (!cluster.ok) return err({ ...cluster.error, dataDir });
  const connection = await openWorkerConnection(cluster.value, onGone);
  if (!connection.ok) return err({ ...connection.error, dataDir });
  return preparedDatabase("pglite", new Kysely<Tables>({ dialect: createPgliteDialect(connection.value) }));
}

async function openPostgresql(
  url: string,
  { serves = false, onConnectionLost = () => {} }: DatabaseConfig,
): Promise<Result<Database, DatabaseProblem>> {
  const kysely = new Kysely<Tables>({ dialect: createPostgresqlDialect(url, onConnectionLost) });
  let lock: ServingLock | undefined;
  try {
    await kysely.selectNoFrom((expression) => expression.val(1).as("one")).execute();
    if (serves) lock = await holdServingLock(url, onConnectionLost);
  } catch (error) {
    await kysely.destroy();
    return err({ code: "database-unreachable", cause: messageOf(error) });
  }
  // the change of a table with millions of rows takes as long as it takes
  const unhurried = new Kysely<Tables>({ dialect: createPostgresqlDialect(url, onConnectionLost, { statementMs: 0, answerMs: 0 }) });
  const opened = await preparedDatabase("postgresql", kysely, unhurried).finally(() => unhurried.destroy());
  if (!opened.ok) {
    await lock?.release();
    return opened;
  }
  const close = async () => {
    await opened.value.close();
    await lock?.release();
  };
  return ok({ ...opened.value, close });
}

/** Brings the tables up to date, over connections that wait for it, and gives the database its epoch. */
export async function preparedDatabase(
  kind: Database["kind"],
  kysely: Kysely<Tables>,
  migrating = kysely,
): Promise<Result<Database, DatabaseProblem>> {
  try {
    await migrate(migrating);
    await ensureEpoch(kysely);
  } catch (error) {
    await kysely.destroy();
    return err({ code: "migration-failed", cause: messageOf(error) });
  }
  return ok({
    kind,
    kysely,
    transaction: (work, options) => inTransaction(kysely, work, options),
    close: () => kysely.destroy(),
  });
}

/** One sentence for the person who starts the server: what is wrong and what would be right. */
export function databaseMessage(problem: DatabaseProblem): string {
  switch (problem.code) {
    case "data-dir-unwritable":
      return `${problem.dataDir} cannot be written to (${problem.cause}). Set DATA_DIR to a folder that can be written to.`;
    case "data-dir-in-use":
      return `another Concord is using the data in ${problem.dataDir}. Stop it, or set DATA_DIR to another folder.`;
    case "not-durable":
      return `commits to the database in ${problem.dataDir} do not reach the disk, so answers could be lost. Use PostgreSQL (DATABASE_URL).`;
    case "cluster-unusable":
      return `the database in ${problem.dataDir} cannot be opened: ${problem.cause}`;
    case "database-unreachable":
      return `the database that DATABASE_URL names cannot be reached: ${problem.cause}`;
    case "migration-failed":
      return `the tables of the database cannot be brought up to date: ${problem.cause}`;
    default:
      return assertNever(problem);
  }
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
