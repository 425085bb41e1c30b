import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Cohort } from "#sync/account-messages.ts";
import type { JoinCodeRole } from "#sync/admin-messages.ts";
import { lockTenant } from "../administration/manage-accounts.ts";
import { lockCohort } from "../cohorts/cohort-access.ts";
import { enrol } from "../cohorts/membership.ts";
import { makeTrainer } from "../cohorts/trainers.ts";
import type { Tables } from "../database/tables.ts";

/** What a code was good for. */
export interface Redeemed {
  readonly tenant: string;
  readonly role: JoinCodeRole;
  readonly cohort: Cohort | null;
}

/** The oldest cohort of this name that is not archived, made if there is none. */
export async function cohortNamed(trx: Transaction<Tables>, tenant: string, name: string): Promise<Cohort> {
  await lockTenant(trx, tenant);
  const known = await trx
    .selectFrom("cohorts")
    .select(["id", "name"])
    .where("tenant", "=", tenant)
    .where("name", "=", name)
    .where("archived_at", "is", null)
    .orderBy("created_at")
    .executeTakeFirst();
  if (known) return known;
  return trx.insertInto("cohorts").values({ tenant, id: randomUUID(), name }).returning(["id", "name"]).executeTakeFirstOrThrow();
}

/** Somebody who used a code comes into its cohort, if it has one: a code for trainers makes a trainer of it, any other a learner. */
export async function enterCohort(trx: Transaction<Tables>, account: string, { tenant, role, cohort }: Redeemed, at: Date): Promise<void> {
  if (!cohort) return;
  const key = { tenant, cohort: cohort.id };
  if (role === "learner") {
    await enrol(trx, key, account);
    return;
  }
  await lockCohort(trx, key);
  await makeTrainer(trx, key, account, at);
}
