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
import { askToJoin, type Invitee } from "./invitees.ts";
import { answerOf, type Import, type ImportProblem, keepAnswer } from "./kept-imports.ts";
import { addToGroup } from "./membership.ts";
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
 * Asks the people of a list to join, and makes accounts for those who have none: all rows or none. Nobody is in the cohort before they
 * have accepted. What was done under an id is not done again, but answered again, also to a dry run.
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
  context: CohortChangeContext,
  plans: readonly MemberPlan[],
  secrets: readonly Secret[],
): Promise<Map<MemberPlan, string>> {
  const { key, actor, at } = context;
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

  const groups = await groupsNamed(trx, key, plans);
  const groupOf = (plan: MemberPlan) => ("group" in plan && plan.group !== undefined ? groups.get(plan.group) : undefined);
  const invitees: Invitee[] = [];
  for (const plan of plans) {
    const [learner, group] = [learnerOf.get(plan), groupOf(plan)];
    if (learner === undefined || (plan.outcome !== "invited" && plan.outcome !== "created")) continue;
    const userName = plan.outcome === "created" ? plan.userName : plan.row.userName;
    invitees.push({ learner, name: plan.row.name, userName: userName ?? null, groups: group === undefined ? [] : [group] });
  }
  for (const group of groups.values())
    await addToGroup(
      trx,
      key,
      group,
      plans.flatMap((plan) => (plan.outcome === "already-in" && groupOf(plan) === group ? plan.learner : [])),
    );
  await askToJoin(trx, context, invitees);
  await deliverCohort(trx, key, { learners: [...learnerOf.values()] });
  const detail = { role: "learner", by: "list", cohort };
  await appendAudits(
    trx,
    accounts.map(({ id }) => ({ tenant, at, actor, action: "account-created", subject: id, detail })),
  );
  return new Map(created.map(({ plan, secret }) => [plan, secret.password]));
}

/** Nobody of them is deleted before this transaction ends. */
const lockAccounts = (trx: Transaction<Tables>, ids: readonly string[]) =>
  ids.length === 0 ? undefined : trx.selectFrom("accounts").select("id").where("id", "in", ids).orderBy("id").forShare().execute();

/** Groups are named in lists; one that is not there yet is made. Answers the id of each. */
async function groupsNamed(trx: Transaction<Tables>, key: CohortKey, plans: readonly MemberPlan[]): Promise<Map<string, string>> {
  const names = new Set(plans.flatMap((plan) => ("group" in plan && plan.group !== undefined ? plan.group : [])));
  const ids = new Map<string, string>();
  for (const name of names) ids.set(name, await groupNamed(trx, key, name));
  return ids;
}

async function groupNamed(trx: Transaction<Tables>, key: CohortKey, name: string): Promise<string> {
  const held = await trx
    .selectFrom("cohort_groups")
    .select("id")
    .where("tenant", "=", key.tenant)
    .where("cohort", "=", key.cohort)
    .where("name", "=", name)
    .where("deleted", "=", false)
    .orderBy("id")
    .executeTakeFirst();
  if (held) return held.id;
  const id = randomUUID();
  await trx
    .insertInto("cohort_groups")
    .values({ ...key, id, version: 1, name })
    .execute();
  return id;
}
