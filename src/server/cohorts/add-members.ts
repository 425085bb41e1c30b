import { randomUUID } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { err, ok, type Result } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { MembersReport, MembersRequest } from "#sync/cohort-messages.ts";
import type { LearnerId } from "#sync/messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { insertAccounts } from "../accounts/new-account.ts";
import { hashRandomPassword, randomCode } from "../accounts/passwords.ts";
import { appendAudits } from "../administration/audit-log.ts";
import type { Tables } from "../database/tables.ts";
import { type CohortChangeContext, type CohortProblem, changeCohort } from "./change-cohort.ts";
import { type CohortKey, taughtCohort } from "./cohort-access.ts";
import { deliverCohort } from "./deliver-cohort.ts";
import { answerOf, type Import, type ImportProblem, keepAnswer } from "./kept-imports.ts";
import { addEnrolments } from "./membership.ts";
import { type MemberPlan, planMembers, reportOf } from "./plan-members.ts";

/** Lists are made before a course begins: the passwords on them work for so long. */
const oneTimeDays = 30;
const dayMs = 86_400_000;

interface Secret {
  readonly password: string;
  readonly hash: string;
}
type NewMember = Extract<MemberPlan, { outcome: "created" }>;

/**
 * Enrols the people of a list, and makes accounts for those who have none: all rows or none. What was done under an id is not done again,
 * but answered again, also to a dry run.
 */
export async function addMembers(
  services: AccountServices,
  account: Account,
  cohortId: string,
  { dryRun, rows, import: id }: MembersRequest,
): Promise<Result<MembersReport, CohortProblem | ImportProblem>> {
  const { kysely } = services.db;
  const key = { tenant: account.tenant, cohort: cohortId };
  const list: Import | undefined = id === undefined ? undefined : { id, actor: account.id, rows };
  const cohort = await taughtCohort(kysely, account, cohortId);
  if (!cohort) return err({ code: "not-found" });
  const before = await answerTo(kysely, key, list, new Date(services.clock.now()));
  if (before) return before;
  const expected = await planMembers(kysely, key, rows);
  if (dryRun || expected.some(isRefused)) return ok({ done: false, rows: expected.map((plan) => reportOf(plan)) });
  const secrets = await newSecrets(expected.filter(isNew).length);
  return changeCohort<MembersReport, CohortProblem | ImportProblem>(services, account, cohortId, async (trx, context) => {
    const meanwhile = await answerTo(trx, key, list, context.at);
    if (meanwhile) return meanwhile;
    const plans = await planMembers(trx, key, rows);
    if (plans.some(isRefused)) return ok({ done: false, rows: plans.map((plan) => reportOf(plan)) });
    const made = plans.filter(isNew);
    const more = await newSecrets(Math.max(0, made.length - secrets.length));
    const passwords = await addPeople(trx, context, plans, [...secrets, ...more]);
    const report = { done: true, rows: plans.map((plan) => reportOf(plan, isNew(plan) ? passwords.get(plan) : undefined)) };
    if (list) await keepAnswer(trx, key, list, report, context.at);
    return ok(report);
  });
}

const answerTo = async (db: Kysely<Tables>, key: CohortKey, list: Import | undefined, at: Date) => list && answerOf(db, key, list, at);

const isRefused = ({ outcome }: MemberPlan): boolean => outcome === "refused";
const isNew = (plan: MemberPlan): plan is NewMember => plan.outcome === "created";

const newSecrets = (count: number): Promise<Secret[]> => Promise.all(Array.from({ length: count }, newSecret));

async function newSecret(): Promise<Secret> {
  const password = randomCode(4);
  return { password, hash: await hashRandomPassword(password) };
}

/** Answers the one-time passwords of those for whom accounts were made. */
async function addPeople(
  trx: Transaction<Tables>,
  { key, actor, at }: CohortChangeContext,
  plans: readonly MemberPlan[],
  secrets: readonly Secret[],
): Promise<Map<MemberPlan, string>> {
  const { tenant, cohort } = key;
  const created = plans.filter(isNew).flatMap((plan, index) => {
    const secret = secrets[index];
    return secret ? [{ plan, secret }] : [];
  });
  const accounts = await insertAccounts(
    trx,
    created.map(({ plan: { row, userName }, secret }) => ({
      tenant,
      name: row.name,
      userName,
      ...(row.email && { email: row.email }),
      role: "learner",
      passwordHash: secret.hash,
      oneTimeUntil: new Date(at.getTime() + oneTimeDays * dayMs),
      createdAt: at,
    })),
  );
  const learnerOf = new Map<MemberPlan, LearnerId>(created.map(({ plan }, index) => [plan, accounts[index]?.id ?? ""]));
  for (const plan of plans) if ("learner" in plan) learnerOf.set(plan, plan.learner);
  await lockAccounts(trx, [...learnerOf.values()]);

  const newcomers = plans.filter(({ outcome }) => outcome !== "already-in").flatMap((plan) => learnerOf.get(plan) ?? []);
  await addEnrolments(trx, key, newcomers);
  await addToGroups(trx, key, plans, learnerOf);
  await deliverCohort(trx, key, { learners: [...learnerOf.values()] });
  const detail = { role: "learner", by: "list", cohort };
  await appendAudits(
    trx,
    accounts.map(({ id }) => ({ tenant, at, actor, action: "account-created", subject: id, detail })),
  );
  await appendAudits(
    trx,
    newcomers.map((learner) => ({ tenant, at, actor, action: "member-added", subject: learner, detail: { cohort } })),
  );
  return new Map(created.map(({ plan, secret }) => [plan, secret.password]));
}

/** Nobody of them is deleted before this transaction ends. */
const lockAccounts = (trx: Transaction<Tables>, ids: readonly string[]) =>
  ids.length === 0 ? undefined : trx.selectFrom("accounts").select("id").where("id", "in", ids).orderBy("id").forShare().execute();

/** Groups are named in lists; one that is not there yet is made. */
async function addToGroups(
  trx: Transaction<Tables>,
  key: CohortKey,
  plans: readonly MemberPlan[],
  learnerOf: ReadonlyMap<MemberPlan, LearnerId>,
): Promise<void> {
  const learnersOf = new Map<string, LearnerId[]>();
  for (const plan of plans) {
    const learner = learnerOf.get(plan);
    if (plan.outcome === "refused" || plan.group === undefined || learner === undefined) continue;
    learnersOf.set(plan.group, [...(learnersOf.get(plan.group) ?? []), learner]);
  }
  for (const [name, learners] of learnersOf) {
    const group = await groupNamed(trx, key, name);
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto("cohort_group_members")
      .values(learners.map((learner) => ({ ...key, group_id: group.id, learner })))
      .onConflict((conflict) => conflict.columns(["tenant", "cohort", "group_id", "learner"]).doNothing())
      .executeTakeFirstOrThrow();
    if (!group.isNew && numInsertedOrUpdatedRows !== 0n)
      await trx
        .updateTable("cohort_groups")
        .set({ version: group.version + 1 })
        .where("tenant", "=", key.tenant)
        .where("cohort", "=", key.cohort)
        .where("id", "=", group.id)
        .execute();
  }
}

async function groupNamed(trx: Transaction<Tables>, key: CohortKey, name: string) {
  const held = await trx
    .selectFrom("cohort_groups")
    .select(["id", "version"])
    .where("tenant", "=", key.tenant)
    .where("cohort", "=", key.cohort)
    .where("name", "=", name)
    .where("deleted", "=", false)
    .orderBy("id")
    .executeTakeFirst();
  if (held) return { ...held, isNew: false };
  const made = { id: randomUUID(), version: 1 };
  await trx
    .insertInto("cohort_groups")
    .values({ ...key, ...made, name })
    .execute();
  return { ...made, isNew: true };
}
