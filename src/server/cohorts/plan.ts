import type { Selectable, Transaction } from "kysely";
import { canonicalJson } from "#domain/record/canonical-json.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { Assignment, AssignmentChange, AssignmentTarget } from "#sync/cohort-messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { appendAudit } from "../administration/audit-log.ts";
import type { Tables } from "../database/tables.ts";
import { type CohortProblem, changeCohort } from "./change-cohort.ts";
import { changeOf, type VersionProblem } from "./change-version.ts";
import type { CohortKey } from "./cohort-access.ts";
import { assignedFrom, deliverCohort, planLength } from "./deliver-cohort.ts";

type AssignmentRow = Selectable<Tables["assignments"]>;
export type PlanProblem = { readonly code: "due-before-open" | "target-unknown" | "plan-full" };

/** Assignments in the life of a cohort, so that joining it stays quick. */
const largestPlan = 1000;

/** Assigns work, or changes what was assigned; everybody whom it concerns hears of it. */
export const putAssignment = (
  services: AccountServices,
  account: Account,
  cohortId: string,
  assignmentId: string,
  change: AssignmentChange,
): Promise<Result<void, CohortProblem | VersionProblem | PlanProblem>> =>
  changeCohort<void, CohortProblem | VersionProblem | PlanProblem>(services, account, cohortId, async (trx, { key, actor, at }) => {
    const held = await heldAssignment(trx, key.tenant, assignmentId);
    if (held && held.cohort !== key.cohort) return err({ code: "not-found" });
    const row = rowFrom(change);
    const isNew = changeOf(held, change.version, () => held !== undefined && isSame(held, { ...held, ...row }));
    if (!isNew.ok) return isNew;
    if (isNew.value === "made") return ok(undefined);
    if (row.opens_at && row.due_at && row.due_at < row.opens_at) return err({ code: "due-before-open" });
    if (!(await isInCohort(trx, key, change.target))) return err({ code: "target-unknown" });
    if (!held && (await planLength(trx, key)) >= largestPlan) return err({ code: "plan-full" });
    await trx
      .insertInto("assignments")
      .values({ ...key, id: assignmentId, ...row, created_at: at })
      .onConflict((conflict) => conflict.columns(["tenant", "id"]).doUpdateSet(row))
      .execute();
    await deliverCohort(trx, key, { assignments: [assignmentId] });
    const detail = { cohort: key.cohort, work: change.work, target: change.target };
    await appendAudit(trx, { tenant: key.tenant, at, actor, action: "assigned", subject: assignmentId, detail });
    return ok(undefined);
  });

/** Takes an assignment back. What was done for it stays. */
export const withdrawAssignment = (
  services: AccountServices,
  account: Account,
  cohortId: string,
  assignmentId: string,
  version: number,
): Promise<Result<void, CohortProblem | VersionProblem>> =>
  changeCohort<void, CohortProblem | VersionProblem>(services, account, cohortId, async (trx, { key, actor, at }) => {
    const held = await heldAssignment(trx, key.tenant, assignmentId);
    if (!held) return ok(undefined);
    if (held.cohort !== key.cohort) return err({ code: "not-found" });
    const change = changeOf(held, version, () => held.withdrawn);
    if (!change.ok) return change;
    if (change.value === "made") return ok(undefined);
    await trx
      .updateTable("assignments")
      .set({ version, withdrawn: true })
      .where("tenant", "=", key.tenant)
      .where("id", "=", assignmentId)
      .execute();
    await deliverCohort(trx, key, { assignments: [assignmentId] });
    const detail = { cohort: key.cohort };
    await appendAudit(trx, { tenant: key.tenant, at, actor, action: "assignment-withdrawn", subject: assignmentId, detail });
    return ok(undefined);
  });

export const assignmentFrom = (row: AssignmentRow): Assignment => ({
  id: row.id,
  version: row.version,
  target: targetFrom(row),
  ...assignedFrom(row),
});

function targetFrom({ target_kind, target }: AssignmentRow): AssignmentTarget {
  if (target_kind === "cohort" || target === null) return { kind: "cohort" };
  return target_kind === "group" ? { kind: "group", group: target } : { kind: "learner", learner: target };
}

const rowFrom = ({ version, work, target, required, opensAt, dueAt, note }: AssignmentChange) => ({
  version,
  course: work.course,
  module: work.module ?? null,
  activity: work.activity ?? null,
  target_kind: target.kind,
  target: targetId(target),
  required,
  opens_at: opensAt === undefined ? null : new Date(opensAt),
  due_at: dueAt === undefined ? null : new Date(dueAt),
  note: note ?? null,
  withdrawn: false,
});

function targetId(target: AssignmentTarget): string | null {
  if (target.kind === "cohort") return null;
  return target.kind === "group" ? target.group : target.learner;
}

const isSame = (a: AssignmentRow, b: AssignmentRow): boolean => canonicalJson(a) === canonicalJson(b);

/** Also of another cohort: an id is used once in a tenant. */
const heldAssignment = (trx: Transaction<Tables>, tenant: string, id: string): Promise<AssignmentRow | undefined> =>
  trx.selectFrom("assignments").selectAll().where("tenant", "=", tenant).where("id", "=", id).executeTakeFirst();

async function isInCohort(trx: Transaction<Tables>, { tenant, cohort }: CohortKey, target: AssignmentTarget): Promise<boolean> {
  if (target.kind === "cohort") return true;
  const row =
    target.kind === "group"
      ? await trx
          .selectFrom("cohort_groups")
          .select("id")
          .where("tenant", "=", tenant)
          .where("cohort", "=", cohort)
          .where("id", "=", target.group)
          .where("deleted", "=", false)
          .executeTakeFirst()
      : await trx
          .selectFrom("enrolments")
          .select("learner")
          .where("tenant", "=", tenant)
          .where("cohort", "=", cohort)
          .where("learner", "=", target.learner)
          .executeTakeFirst();
  return row !== undefined;
}
