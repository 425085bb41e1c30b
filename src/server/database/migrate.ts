import { setTimeout as delay } from "node:timers/promises";
import { type Kysely, Migrator } from "kysely";
import { isTransient, postgresCode } from "./database-error.ts";
import { migrations } from "./migrations/migrations.ts";

const attempts = 10;
/** Another process made the same table at the same moment: `create table if not exists` is no help against that. */
const madeByAnother = ["23505", "42P07"];

/**
 * Brings a database to this version's tables, in one transaction. Several processes may start at once: one migrates, the others wait.
 * Throws when a migration fails, and when the database was migrated by a newer Concord.
 */
export async function migrate<T>(kysely: Kysely<T>): Promise<void> {
  const provider = { getMigrations: async () => ({ ...migrations }) };
  for (let attempt = 1; ; attempt++) {
    const { error } = await new Migrator({ db: kysely, provider, allowUnorderedMigrations: true }).migrateToLatest();
    if (!error) return;
    const isRace = isTransient(error) || madeByAnother.includes(postgresCode(error) ?? "");
    if (!isRace || attempt === attempts) throw error;
    await delay(Math.random() * 100);
  }
}
