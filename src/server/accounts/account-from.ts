import type { Selectable } from "kysely";
import type { Account } from "#sync/account-messages.ts";
import type { AccountSummary } from "#sync/admin-messages.ts";
import type { AccountTables } from "./account-tables.ts";
import { isPlaceholderEmail } from "./user-names.ts";

export type AccountRow = Selectable<AccountTables["accounts"]>;

/** An account as its own person sees it. */
export function accountFrom(row: AccountRow, hasPassword: boolean): Account {
  return {
    id: row.id,
    tenant: row.tenant,
    name: row.name,
    ...namesFrom(row),
    role: row.role,
    ...(row.workshop && { workshop: true }),
    hasPassword: hasPassword && !row.workshop,
    hasTwoFactor: row.two_factor_enabled,
  };
}

/** An account as an administrator sees it. */
export function accountSummaryFrom(row: AccountRow): AccountSummary {
  return {
    id: row.id,
    name: row.name,
    ...namesFrom(row),
    role: row.role,
    ...(row.workshop && { workshop: true }),
    ...(row.disabled_at && { disabled: true }),
    createdAt: row.created_at.toISOString(),
  };
}

/** A workshop learner's user name is made by us and means nothing to people; so is the address of somebody without one. */
const namesFrom = (row: AccountRow) => ({
  ...(row.user_name && !row.workshop && { userName: row.user_name }),
  ...(!isPlaceholderEmail(row.email) && { email: row.email }),
});
