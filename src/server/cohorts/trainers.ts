import type { Transaction } from "kysely";
import { err, ok, type Result } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { CohortPerson } from "#sync/cohort-messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { normaliseUserName } from "../accounts/user-names.ts";
import { appendAudit } from "../administration/audit-log.ts";
import type { Tables } from "../database/tables.ts";
import { type CohortProblem, changeCohort } from "./change-cohort.ts";
import { type CohortKey, lockCohort } from "./cohort-access.ts";
import { deliverCohort } from "./deliver-cohort.ts";
import { personFrom } from "./read-cohorts.ts";

/** Lets another trainer of the tenant teach the cohort; its learners see who. */
export const addTrainer = (
  services: AccountServices,
  account: Account,
  cohortId: string,
  user: string,
): Promise<Result<CohortPerson, CohortProblem | { readonly code: "trainer-unknown" }>> =>
  changeCohort(services, account, cohortId, async (trx, { key, actor, at }) => {
    const stored = normaliseUserName(user);
    const trainer = await trx
      .selectFrom("accounts")
      .selectAll()
      .where("tenant", "=", key.tenant)
      .where((where) => where.or([where("user_name", "=", stored), where("email", "=", stored)]))
      .where("role", "in", ["trainer", "administrator"])
      .where("workshop", "=", false)
      .forShare()
      .executeTakeFirst();
    if (!trainer) return err({ code: "trainer-unknown" });
    if (await makeTrainer(trx, key, trainer.id, at)) {
      const detail = { cohort: key.cohort };
      await appendAudit(trx, { tenant: key.tenant, at, actor, action: "trainer-added", subject: trainer.id, detail });
    }
    return ok(personFrom(trainer));
  });

/** To be called under `lockCohort`. False if they taught it already. */
export async function makeTrainer(trx: Transaction<Tables>, key: CohortKey, trainer: string, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("cohort_trainers")
    .values({ ...key, trainer, added_at: at })
    .onConflict((conflict) => conflict.columns(["tenant", "cohort", "trainer"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return false;
  await deliverCohort(trx, key, { assignments: [] });
  return true;
}

/** Nothing happens to somebody who does not teach it. */
export const removeTrainer = (
  services: AccountServices,
  account: Account,
  cohortId: string,
  trainer: string,
): Promise<Result<void, CohortProblem | { readonly code: "last-trainer" }>> =>
  changeCohort(services, account, cohortId, async (trx, { key, actor, at }) => {
    const { tenant, cohort } = key;
    const trainers = await trx
      .selectFrom("cohort_trainers")
      .select("trainer")
      .where("tenant", "=", tenant)
      .where("cohort", "=", cohort)
      .execute();
    if (!trainers.some((each) => each.trainer === trainer)) return ok(undefined);
    if (trainers.length === 1) return err({ code: "last-trainer" });
    await trx
      .deleteFrom("cohort_trainers")
      .where("tenant", "=", tenant)
      .where("cohort", "=", cohort)
      .where("trainer", "=", trainer)
      .execute();
    await deliverCohort(trx, key, { assignments: [] });
    await appendAudit(trx, { tenant, at, actor, action: "trainer-removed", subject: trainer, detail: { cohort } });
    return ok(undefined);
  });

/** Ends all teaching of an account that is a learner from now on, or is deleted. A cohort without trainers has its administrators. */
export async function endTeaching(trx: Transaction<Tables>, tenant: string, trainer: string): Promise<void> {
  const cohorts = await trx
    .selectFrom("cohort_trainers")
    .select("cohort")
    .where("tenant", "=", tenant)
    .where("trainer", "=", trainer)
    .orderBy("cohort")
    .execute();
  for (const { cohort } of cohorts) {
    await lockCohort(trx, { tenant, cohort });
    await trx
      .deleteFrom("cohort_trainers")
      .where("tenant", "=", tenant)
      .where("cohort", "=", cohort)
      .where("trainer", "=", trainer)
      .execute();
    await deliverCohort(trx, { tenant, cohort }, { assignments: [] });
  }
}
