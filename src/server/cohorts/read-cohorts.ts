import { type Kysely, type Selectable, sql } from "kysely";
import type { Account } from "#sync/account-messages.ts";
import type { CohortDetail, CohortGroup, CohortInvitation, CohortMember, CohortPerson, CohortSummary } from "#sync/cohort-messages.ts";
import type { AccountRow } from "../accounts/account-from.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import type { Tables } from "../database/tables.ts";
import { type CohortKey, type CohortRow, taughtCohort } from "./cohort-access.ts";
import { listInvitees } from "./invitees.ts";
import { assignmentFrom } from "./plan.ts";

/** The cohorts that an account teaches; for an administrator all of the tenant. Newest first. */
export async function listCohorts({ db }: AccountServices, { tenant, id, role }: Account): Promise<CohortSummary[]> {
  let query = db.kysely.selectFrom("cohorts").selectAll().where("tenant", "=", tenant);
  if (role !== "administrator")
    query = query.where("id", "in", (trainers) =>
      trainers.selectFrom("cohort_trainers").select("cohort").where("tenant", "=", tenant).where("trainer", "=", id),
    );
  return summariesOf(db.kysely, tenant, await query.orderBy("created_at", "desc").orderBy("id").execute());
}

/** A cohort with its people, groups, plan and invitations; undefined if the account does not teach it. */
export async function readCohort({ db, clock }: AccountServices, account: Account, id: string): Promise<CohortDetail | undefined> {
  const { kysely } = db;
  const row = await taughtCohort(kysely, account, id);
  if (!row) return undefined;
  const key = { tenant: row.tenant, cohort: row.id };
  const [summary] = await summariesOf(kysely, row.tenant, [row]);
  if (!summary) return undefined;
  const groups = await groupsOf(kysely, key);
  return {
    ...summary,
    trainers: await trainersOf(kysely, key),
    groups,
    members: await membersOf(kysely, key, groups),
    plan: await planOf(kysely, key),
    invitees: await listInvitees(kysely, key),
    invitations: await invitationsOf(kysely, key, new Date(clock.now())),
  };
}

export async function summariesOf(db: Kysely<Tables>, tenant: string, rows: readonly CohortRow[]): Promise<CohortSummary[]> {
  const ids = rows.map(({ id }) => id);
  const { rows: counts } = await sql<{ id: string; learners: number; assignments: number }>`
    select c.id,
      (select count(*)::int from enrolments e where e.tenant = ${tenant} and e.cohort = c.id) as learners,
      (select count(*)::int from assignments a where a.tenant = ${tenant} and a.cohort = c.id and not a.withdrawn) as assignments
    from unnest(${ids}::uuid[]) as c(id)`.execute(db);
  const countsOf = new Map(counts.map((count) => [count.id, count]));
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    language: row.language,
    timeZone: row.time_zone,
    ...(row.opens_on !== null && { opensOn: row.opens_on }),
    ...(row.closes_on !== null && { closesOn: row.closes_on }),
    confidential: row.confidential,
    learners: countsOf.get(row.id)?.learners ?? 0,
    assignments: countsOf.get(row.id)?.assignments ?? 0,
    archived: row.archived_at !== null,
    createdAt: row.created_at.toISOString(),
  }));
}

/** A person as trainers see them: a workshop learner's user name is made by us and means nothing. */
export const personFrom = ({
  id,
  name,
  user_name,
  workshop,
}: Pick<AccountRow, "id" | "name" | "user_name" | "workshop">): CohortPerson => ({
  id,
  name,
  ...(user_name && !workshop && { userName: user_name }),
});

const personColumns = ["accounts.id", "accounts.name", "accounts.user_name", "accounts.workshop"] as const;

async function trainersOf(db: Kysely<Tables>, { tenant, cohort }: CohortKey): Promise<CohortPerson[]> {
  const rows = await db
    .selectFrom("cohort_trainers")
    .innerJoin("accounts", "accounts.id", "cohort_trainers.trainer")
    .select(personColumns)
    .where("cohort_trainers.tenant", "=", tenant)
    .where("cohort_trainers.cohort", "=", cohort)
    .orderBy("cohort_trainers.added_at")
    .orderBy("accounts.id")
    .execute();
  return rows.map(personFrom);
}

async function groupsOf(db: Kysely<Tables>, { tenant, cohort }: CohortKey): Promise<CohortGroup[]> {
  const groups = await db
    .selectFrom("cohort_groups")
    .select(["id", "version", "name"])
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("deleted", "=", false)
    .orderBy("name")
    .orderBy("id")
    .execute();
  const members = await db
    .selectFrom("cohort_group_members")
    .select(["group_id", "learner"])
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .orderBy("learner")
    .execute();
  const membersOfGroup = new Map(groups.map(({ id }): [string, string[]] => [id, []]));
  for (const { group_id, learner } of members) membersOfGroup.get(group_id)?.push(learner);
  return groups.map((group) => ({ ...group, members: membersOfGroup.get(group.id) ?? [] }));
}

/** In the order in which they joined. */
async function membersOf(db: Kysely<Tables>, { tenant, cohort }: CohortKey, groups: readonly CohortGroup[]): Promise<CohortMember[]> {
  const rows = await db
    .selectFrom("enrolments")
    .innerJoin("accounts", "accounts.id", "enrolments.learner")
    .select([...personColumns, "enrolments.enrolled_at"])
    .where("enrolments.tenant", "=", tenant)
    .where("enrolments.cohort", "=", cohort)
    .orderBy("enrolments.enrolled_at")
    .orderBy("accounts.id")
    .execute();
  const shares = await db
    .selectFrom("cohort_shares")
    .select(["learner", "course"])
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .orderBy("course")
    .execute();
  const groupsOfLearner = new Map(rows.map(({ id }): [string, string[]] => [id, []]));
  for (const { id, members } of groups) for (const learner of members) groupsOfLearner.get(learner)?.push(id);
  const sharesOfLearner = new Map(rows.map(({ id }): [string, string[]] => [id, []]));
  for (const { learner, course } of shares) sharesOfLearner.get(learner)?.push(course);
  return rows.map((row) => ({
    ...personFrom(row),
    joinedAt: row.enrolled_at.toISOString(),
    groups: groupsOfLearner.get(row.id) ?? [],
    sharedCourses: sharesOfLearner.get(row.id) ?? [],
  }));
}

/** In the order in which it was made. */
async function planOf(db: Kysely<Tables>, { tenant, cohort }: CohortKey) {
  const rows = await db
    .selectFrom("assignments")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("withdrawn", "=", false)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(assignmentFrom);
}

/** Codes for learners that still work, newest first. */
async function invitationsOf(db: Kysely<Tables>, { tenant, cohort }: CohortKey, now: Date): Promise<CohortInvitation[]> {
  const rows = await db
    .selectFrom("join_codes")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("role", "=", "learner")
    .where("expires_at", ">", now)
    .where((where) => where.or([where("max_uses", "is", null), where("uses", "<", where.ref("max_uses"))]))
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(invitationFrom);
}

export const invitationFrom = ({ id, code, workshop, uses, max_uses, expires_at }: Selectable<Tables["join_codes"]>): CohortInvitation => ({
  id,
  code,
  workshop,
  uses,
  maxUses: max_uses,
  expiresAt: expires_at.toISOString(),
});
