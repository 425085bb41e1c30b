import { join } from "node:path";
import type { Database } from "../database/database.ts";
import { exportRecords } from "../sync/transfer-records.ts";
import { type Command, done } from "./command.ts";
import { writeLines } from "./line-file.ts";

/** An account in an export: who the records are of. No password, no key. */
export interface AccountLine {
  readonly tenant: string;
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly userName: string | null;
    readonly email: string;
    readonly role: string;
    readonly workshop: boolean;
    readonly createdAt: string;
  };
}

/** Writes records so that other programs, and later versions of Concord, can read them: JSON Lines, accounts first. */
export const exportCommand: Command = {
  usage: "export [FILE]",
  summary: "Write all accounts and records as JSON Lines, without passwords; by default into DATA_DIR/exports.",
  needsServerStopped: false,
  async run({ db, clock, dataDir }, { file }) {
    const path = file ?? join(dataDir, "exports", `concord-${new Date(clock.now()).toISOString().replace(/[:.]/g, "-")}.jsonl`);
    let records = 0;
    let accounts = 0;
    async function* lines(): AsyncGenerator<string> {
      for await (const line of accountLines(db)) {
        accounts++;
        yield JSON.stringify(line);
      }
      for await (const line of exportRecords({ db })) {
        records++;
        yield JSON.stringify(line);
      }
    }
    await writeLines(path, lines());
    return done(`${path} holds ${accounts} accounts and ${records} records.`);
  },
};

const accountsAtOnce = 500;

async function* accountLines({ kysely }: Database): AsyncGenerator<AccountLine> {
  for (let after = ""; ; ) {
    let query = kysely.selectFrom("accounts").selectAll();
    if (after) query = query.where("id", ">", after);
    const rows = await query.orderBy("id").limit(accountsAtOnce).execute();
    for (const { tenant, id, name, user_name, email, role, workshop, created_at } of rows)
      yield { tenant, account: { id, name, userName: user_name, email, role, workshop, createdAt: created_at.toISOString() } };
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
