import { randomUUID } from "node:crypto";
import type { Kysely, Selectable, Transaction } from "kysely";
import type { AssignmentRecord, EnrolmentRecord, InvitationRecord } from "#sync/cohort-messages.ts";
import type { LearnerId } from "#sync/messages.ts";
import type { Tables } from "../database/tables.ts";
import { deliverRecords, type WantedRecord } from "../sync/deliver-records.ts";
import type { CohortKey, CohortRow } from "./cohort-access.ts";

type AssignmentRow = Selectable<Tables["assignments"]>;

export interface Delivery {
  /** Whose streams; without it those of all members and of all who are asked to join. Others lose what they have of the cohort. */
  readonly learners?: readonly LearnerId[];
  /** Which of the plan; without it all. */
  readonly assignments?: readonly string[];
}

/** Records that one transaction looks at: the embedded database has one connection, and others wait for it. */
const recordsInOneTransaction = 5000;
/** So many learners are delivered to in one transaction. */
export const learnersInOneTransaction = (plan: number): number => Math.max(1, Math.floor(recordsInOneTransaction / (plan + 2)));

/**
 * Writes into streams what the learners' devices should know of a cohort: that they are in it or asked to join, and what is assigned to them. Compares
 * with what the streams say, so that it may follow any change and be repeated. What is too much for one transaction is postponed
 * (`deliver-postponed.ts`). To be called under `lockCohort`.
 */
export async function deliverCohort(trx: Transaction<Tables>, key: CohortKey, { learners, assignments }: Delivery): Promise<void> {
  if (learners?.length === 0) return;
  const { tenant, cohort: id } = key;
  const cohort = await trx.selectFrom("cohorts").selectAll().where("tenant", "=", tenant).where("id", "=", id).executeTakeFirstOrThrow();
  const enrolments = await enrolmentRecords(trx, key, cohort, learners);
  const plan = await planRows(trx, key, assignments);
  const invitations = await invitationRecords(trx, key, cohort, learners);
  const whose = learners ?? [...new Set([...enrolments.keys(), ...invitations.keys()])];
  if (whose.length > learnersInOneTransaction(plan.length)) {
    await trx.updateTable("cohorts").set({ undelivered: randomUUID() }).where("tenant", "=", tenant).where("id", "=", id).execute();
    return;
  }
  const groups = await groupsOfLearners(trx, key);
  const wanted: WantedRecord[] = [];
  for (const learner of whose) {
    const enrolment = enrolments.get(learner);
    wanted.push({ learner, kind: "enrolment", id, body: enrolment ?? null });
    const invitation = invitations.get(learner);
    if (invitation) wanted.push({ learner, kind: "invitation", ...invitation });
    for (const row of plan) {
      const isAssigned = enrolment !== undefined && isTarget(row, learner, groups.get(learner));
      wanted.push({ learner, kind: "assignment", id: row.id, body: isAssigned ? assignmentRecord(cohort, row) : null });
    }
  }
  await deliverRecords(trx, tenant, null, wanted);
}

/** Names of a cohort's trainers, as learners see them. */
export async function trainerNames(trx: Kysely<Tables>, { tenant, cohort }: CohortKey): Promise<string[]> {
  const rows = await trx
    .selectFrom("cohort_trainers")
    .innerJoin("accounts", "accounts.id", "cohort_trainers.trainer")
    .select("accounts.name")
    .where("cohort_trainers.tenant", "=", tenant)
    .where("cohort_trainers.cohort", "=", cohort)
    .orderBy("cohort_trainers.added_at")
    .orderBy("accounts.id")
    .execute();
  return rows.map(({ name }) => name);
}

async function enrolmentRecords(
  trx: Transaction<Tables>,
  key: CohortKey,
  { id, name, confidential }: CohortRow,
  learners: readonly LearnerId[] | undefined,
): Promise<Map<LearnerId, EnrolmentRecord>> {
  const { tenant, cohort } = key;
  let enrolments = trx.selectFrom("enrolments").selectAll().where("tenant", "=", tenant).where("cohort", "=", cohort);
  let shares = trx.selectFrom("cohort_shares").select(["learner", "course"]).where("tenant", "=", tenant).where("cohort", "=", cohort);
  if (learners) {
    enrolments = enrolments.where("learner", "in", learners);
    shares = shares.where("learner", "in", learners);
  }
  const shared = new Map<LearnerId, string[]>();
  for (const { learner, course } of await shares.orderBy("course").execute()) shared.set(learner, [...(shared.get(learner) ?? []), course]);
  const trainers = await trainerNames(trx, key);
  const rows = await enrolments.orderBy("learner").execute();
  return new Map(
    rows.map(({ learner, enrolled_at }) => [
      learner,
      {
        cohort: { id, name },
        confidential,
        joinedAt: enrolled_at.toISOString(),
        trainers,
        sharedCourses: shared.get(learner) ?? [],
      },
    ]),
  );
}

/** What a learner is asked, or that they are not asked any more. */
async function invitationRecords(
  trx: Transaction<Tables>,
  key: CohortKey,
  { id, name, confidential, archived_at }: CohortRow,
  learners: readonly LearnerId[] | undefined,
): Promise<Map<LearnerId, { readonly id: string; readonly body: InvitationRecord | null }>> {
  const { tenant, cohort } = key;
  const all = trx.selectFrom("cohort_invitees").selectAll().where("tenant", "=", tenant).where("cohort", "=", cohort);
  const rows = await (learners ? all.where("learner", "in", learners) : all.where("state", "=", "waiting")).orderBy("learner").execute();
  const trainers = rows.length > 0 ? await trainerNames(trx, key) : [];
  return new Map(
    rows.map(({ learner, id: invitation, state, invited_at }) => {
      const isAsked = state === "waiting" && archived_at === null;
      const body = { cohort: { id, name }, confidential, trainers, invitedAt: invited_at.toISOString() };
      return [learner, { id: invitation, body: isAsked ? body : null }];
    }),
  );
}

function planRows(
  trx: Transaction<Tables>,
  { tenant, cohort }: CohortKey,
  assignments: readonly string[] | undefined,
): Promise<AssignmentRow[]> {
  const rows = trx.selectFrom("assignments").selectAll().where("tenant", "=", tenant).where("cohort", "=", cohort);
  if (!assignments) return rows.execute();
  return assignments.length === 0 ? Promise.resolve([]) : rows.where("id", "in", assignments).execute();
}

/** Assignments of a cohort, those withdrawn as well. */
export async function planLength(trx: Transaction<Tables>, { tenant, cohort }: CohortKey): Promise<number> {
  const { length } = await trx
    .selectFrom("assignments")
    .select((rows) => rows.fn.countAll<number>().as("length"))
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .executeTakeFirstOrThrow();
  return length;
}

async function groupsOfLearners(trx: Transaction<Tables>, { tenant, cohort }: CohortKey): Promise<Map<LearnerId, Set<string>>> {
  const rows = await trx
    .selectFrom("cohort_group_members")
    .select(["learner", "group_id"])
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .execute();
  const groups = new Map<LearnerId, Set<string>>();
  for (const { learner, group_id } of rows) groups.set(learner, (groups.get(learner) ?? new Set()).add(group_id));
  return groups;
}

/** Whether an assignment is meant for a member, who is in these groups. */
export function isTarget(
  { withdrawn, target_kind, target }: Pick<AssignmentRow, "withdrawn" | "target_kind" | "target">,
  learner: LearnerId,
  groups: ReadonlySet<string> | undefined,
): boolean {
  if (withdrawn) return false;
  if (target_kind === "cohort") return true;
  return target_kind === "learner" ? target === learner : target !== null && groups?.has(target) === true;
}

const assignmentRecord = (cohort: CohortRow, row: AssignmentRow): AssignmentRecord => ({
  cohort: { id: cohort.id, name: cohort.name, timeZone: cohort.time_zone },
  ...assignedFrom(row),
});

/** What is assigned, without to whom. */
export const assignedFrom = ({ course, module, activity, required, opens_at, due_at, note }: AssignmentRow) => ({
  work: { course, ...(module !== null && { module }), ...(activity !== null && { activity }) },
  required,
  ...(opens_at && { opensAt: opens_at.toISOString() }),
  ...(due_at && { dueAt: due_at.toISOString() }),
  ...(note !== null && { note }),
});
