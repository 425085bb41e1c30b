import type { Kysely } from "kysely";
import type { MemberRow, MemberRowProblem, MemberRowReport } from "#sync/cohort-messages.ts";
import type { AccountRow } from "../accounts/account-from.ts";
import { randomCode } from "../accounts/passwords.ts";
import type { Tables } from "../database/tables.ts";
import type { CohortKey } from "./cohort-access.ts";
import { nameKey, type ReadRow, readRows, userNameFor } from "./member-rows.ts";

/** What is to be done for one row of a list. */
export type MemberPlan =
  | { readonly outcome: "refused"; readonly code: MemberRowProblem }
  | { readonly outcome: "already-in"; readonly learner: string; readonly group?: string }
  | { readonly outcome: "invited"; readonly row: ReadRow; readonly learner: string; readonly group?: string }
  | { readonly outcome: "created"; readonly row: ReadRow; readonly userName: string; readonly group?: string };

/** Finds out for each row of a list whom it means, and what would be done. */
export async function planMembers(db: Kysely<Tables>, key: CohortKey, rows: readonly MemberRow[]): Promise<MemberPlan[]> {
  const read = readRows(rows);
  const good = read.filter((row) => typeof row !== "string");
  const made = good.map((row) => row.userName ?? userNameFor(row.name));
  const accounts = await accountsNamed(
    db,
    made,
    good.flatMap(({ email }) => email ?? []),
  );
  const byUserName = new Map(accounts.map((account) => [account.user_name, account]));
  const byEmail = new Map(accounts.map((account) => [account.email, account]));
  const members = await membersOf(db, key);
  const invited = await inviteesOf(db, key);
  const personNamed = new Map([...invited, ...members].map(({ id, name }) => [nameKey(name), id]));
  const memberIds = new Set(members.map(({ id }) => id));
  const taken = new Set([...byUserName.keys(), ...good.map(({ userName }) => userName ?? null)]);
  const met = new Set<string>();

  return read.map((row): MemberPlan => {
    if (typeof row === "string") return { outcome: "refused", code: row };
    const found = personMeant(row);
    if (typeof found === "object") return found;
    const group = row.group === undefined ? {} : { group: row.group };
    if (found === undefined) return { outcome: "created", row, userName: row.userName ?? freeUserName(row.name), ...group };
    if (met.has(found)) return { outcome: "refused", code: "twice-in-list" };
    met.add(found);
    return memberIds.has(found)
      ? { outcome: "already-in", learner: found, ...group }
      : { outcome: "invited", row, learner: found, ...group };
  });

  /** The account that a row means, undefined if there is none yet. A list without user names may be sent again: then names tell. */
  function personMeant({ name, userName, email }: ReadRow): string | MemberPlan | undefined {
    if (userName === undefined && email === undefined) return personNamed.get(nameKey(name));
    const [named, addressed] = [byUserName.get(userName ?? ""), byEmail.get(email ?? "")];
    const refused = (code: MemberRowProblem): MemberPlan => ({ outcome: "refused", code });
    if (named && named.tenant !== key.tenant) return refused("user-name-taken");
    if (addressed && (addressed.tenant !== key.tenant || (named && named.id !== addressed.id))) return refused("email-taken");
    const account = named ?? addressed;
    return account && account.role !== "learner" ? refused("not-a-learner") : account?.id;
  }

  function freeUserName(name: string): string {
    const plain = userNameFor(name);
    const free = taken.has(plain) ? `${plain}-${randomCode(1)}` : plain;
    taken.add(free);
    return free;
  }
}

export const reportOf = (plan: MemberPlan, oneTimePassword?: string): MemberRowReport => {
  if (plan.outcome === "refused") return { outcome: plan.outcome, code: plan.code };
  if (plan.outcome !== "created") return { outcome: plan.outcome };
  return { outcome: plan.outcome, userName: plan.userName, ...(oneTimePassword !== undefined && { oneTimePassword }) };
};

/** Of every tenant: names and addresses are used once on a server. */
function accountsNamed(db: Kysely<Tables>, userNames: readonly string[], emails: readonly string[]): Promise<AccountRow[]> {
  if (userNames.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("accounts")
    .selectAll()
    .where((where) => where.or([where("user_name", "in", userNames), ...(emails.length > 0 ? [where("email", "in", emails)] : [])]))
    .execute();
}

const membersOf = (db: Kysely<Tables>, { tenant, cohort }: CohortKey) =>
  db
    .selectFrom("enrolments")
    .innerJoin("accounts", "accounts.id", "enrolments.learner")
    .select(["accounts.id", "accounts.name"])
    .where("enrolments.tenant", "=", tenant)
    .where("enrolments.cohort", "=", cohort)
    .execute();

/** Those who are asked, or were and declined, by the names of the lists that named them. */
const inviteesOf = (db: Kysely<Tables>, { tenant, cohort }: CohortKey) =>
  db
    .selectFrom("cohort_invitees")
    .select(["learner as id", "name"])
    .where("cohort_invitees.tenant", "=", tenant)
    .where("cohort_invitees.cohort", "=", cohort)
    .where("cohort_invitees.state", "<>", "ended")
    .execute();
