import { randomUUID } from "node:crypto";
import { z } from "zod";
import { roles } from "#sync/account-messages.ts";
import { placeholderEmail } from "../accounts/user-names.ts";
import { appendAudit } from "../administration/audit-log.ts";
import type { Database } from "../database/database.ts";
import { type ImportReport, importRecords } from "../sync/transfer-records.ts";
import { type Command, done, failed } from "./command.ts";
import { readLines } from "./line-file.ts";

const accountShape = z.object({
  tenant: z.string().regex(/^[a-z0-9-]{1,60}$/),
  account: z.object({
    id: z.uuid(),
    name: z.string().min(1).max(120),
    userName: z.string().max(300).nullable(),
    email: z.string().max(300),
    role: z.enum(roles),
    workshop: z.boolean(),
    createdAt: z.coerce.date(),
  }),
});

/** Adds what an export holds to what is here. Importing again changes nothing. */
export const importCommand: Command = {
  usage: "import FILE",
  summary: "Add the accounts and records of an export. New accounts have no password until an administrator sets one.",
  needsServerStopped: false,
  async run({ db, packs, clock }, { file }) {
    if (file === undefined) return failed(`Usage: ${importCommand.usage}`);
    let accounts = 0;
    async function* recordLines(path: string): AsyncGenerator<unknown> {
      for await (const line of readLines(path)) {
        const value = parseJson(line);
        const account = accountShape.safeParse(value);
        if (!account.success) yield value;
        else if (await addAccount(db, account.data)) accounts++;
      }
    }
    const report = await importRecords({ db, packs, clock, dailyQuota: Number.POSITIVE_INFINITY }, recordLines(file));
    const at = new Date(clock.now());
    const detail = { accounts, records: report.stored, refused: report.refused.length };
    for (const { id } of await db.kysely.selectFrom("tenants").select("id").execute())
      await appendAudit(db.kysely, { tenant: id, at, actor: null, action: "imported", detail });
    return done(`${accounts} accounts are new, ${report.stored} records are here.${refusedMessage(report)}`);
  },
};

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** False if it is here already. A user name or address that somebody else has here is left out: the administrator gives another. */
function addAccount({ transaction }: Database, { tenant, account }: z.infer<typeof accountShape>): Promise<boolean> {
  return transaction(async (trx) => {
    const known = await trx.selectFrom("accounts").select("id").where("id", "=", account.id).executeTakeFirst();
    if (known) return false;
    await trx
      .insertInto("tenants")
      .values({ id: tenant, name: tenant, set_up_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const others = await trx
      .selectFrom("accounts")
      .select(["user_name", "email"])
      .where((where) => where.or([where("user_name", "=", account.userName ?? ""), where("email", "=", account.email)]))
      .execute();
    const isTaken = (field: "user_name" | "email", value: string | null) => others.some((other) => other[field] === value);
    const { id, name, role, workshop, createdAt } = account;
    const user_name = isTaken("user_name", account.userName) ? null : account.userName;
    const email = isTaken("email", account.email) ? placeholderEmail(id) : account.email;
    await trx.insertInto("accounts").values({ id, tenant, name, user_name, email, role, workshop, created_at: createdAt }).execute();
    await trx
      .insertInto("credentials")
      .values({ id: randomUUID(), account_id: id, provider: "credential", subject: id, password: null })
      .execute();
    return true;
  });
}

function refusedMessage({ refused }: ImportReport): string {
  if (refused.length === 0) return "";
  const counts = new Map<string, number>();
  for (const { code } of refused) counts.set(code, (counts.get(code) ?? 0) + 1);
  return ` ${refused.length} lines were not stored: ${[...counts].map(([code, count]) => `${code} ${count}`).join(", ")}.`;
}
