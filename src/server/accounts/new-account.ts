import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { err, type Result } from "#domain/result.ts";
import type { Role } from "#sync/account-messages.ts";
import { postgresCode } from "../database/database-error.ts";
import type { Tables } from "../database/tables.ts";
import type { AccountRow } from "./account-from.ts";
import { normaliseName, normaliseUserName, placeholderEmail } from "./user-names.ts";

export interface NewAccount {
  readonly tenant: string;
  readonly name: string;
  /** Stored form. */
  readonly userName: string;
  readonly email?: string;
  readonly role: Role;
  readonly workshop?: boolean;
  readonly passwordHash: string;
  readonly oneTimeUntil?: Date;
  readonly createdAt: Date;
}
export type NameTaken = { readonly code: "user-name-taken" | "email-taken" };

/** Throws when name or address are taken, which undoes the transaction; see `orNameTaken`. */
export async function insertAccount(trx: Transaction<Tables>, account: NewAccount): Promise<AccountRow> {
  const [row] = await insertAccounts(trx, [account]);
  if (!row) throw new Error("the account was not inserted");
  return row;
}

/** In their order; at most 1,000. */
export async function insertAccounts(trx: Transaction<Tables>, accounts: readonly NewAccount[]): Promise<AccountRow[]> {
  if (accounts.length === 0) return [];
  const made = accounts.map((account) => ({ ...account, id: randomUUID() }));
  const rows = await trx
    .insertInto("accounts")
    .values(
      made.map(({ id, tenant, name, userName, email, role, workshop = false, oneTimeUntil = null, createdAt }) => ({
        id,
        tenant,
        name: normaliseName(name),
        user_name: userName,
        email: email ? normaliseUserName(email) : placeholderEmail(id),
        role,
        workshop,
        one_time_until: oneTimeUntil,
        created_at: createdAt,
      })),
    )
    .returningAll()
    .execute();
  await trx
    .insertInto("credentials")
    .values(
      made.map(({ id, passwordHash }) => ({
        id: randomUUID(),
        account_id: id,
        provider: "credential",
        subject: id,
        password: passwordHash,
      })),
    )
    .execute();
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return made.flatMap(({ id }) => rowOf.get(id) ?? []);
}

/** Runs a transaction that inserts an account; a name or address that is taken is an answer, not a failure. */
export async function orNameTaken<T, E>(transaction: () => Promise<Result<T, E>>): Promise<Result<T, E | NameTaken>> {
  try {
    return await transaction();
  } catch (error) {
    const constraint = postgresCode(error) === "23505" && error instanceof Error && "constraint" in error ? error.constraint : undefined;
    if (constraint === "accounts_user_name_key") return err({ code: "user-name-taken" });
    if (constraint === "accounts_email_key") return err({ code: "email-taken" });
    throw error;
  }
}
