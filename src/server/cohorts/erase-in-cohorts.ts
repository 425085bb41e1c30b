import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";
import { endTeaching } from "./trainers.ts";

/**
 * Erases what cohorts hold of an account: as a learner everything, with the marks that others gave; as a trainer their place and name in
 * the cohorts they taught. Marks that they gave stay, under an id without a name.
 */
export async function eraseInCohorts(trx: Transaction<Tables>, tenant: string, account: string): Promise<void> {
  await forgetAnswers(trx, tenant, account);
  for (const table of ["enrolments", "cohort_invitees", "cohort_group_members", "cohort_shares", "marks", "snapshot_learners"] as const)
    await trx.deleteFrom(table).where("tenant", "=", tenant).where("learner", "=", account).execute();
  await trx.deleteFrom("assignments").where("tenant", "=", tenant).where("target", "=", account).execute();
  await endTeaching(trx, tenant, account);
}

/** Those with the account's name or password in them, and those that only it can ask for. */
const forgetAnswers = (trx: Transaction<Tables>, tenant: string, account: string) =>
  trx
    .updateTable("imports")
    .set({ answer: null })
    .where("tenant", "=", tenant)
    .where((where) =>
      where.or([
        where("made_by", "=", account),
        ...(["enrolments", "cohort_invitees"] as const).map((table) =>
          where("cohort", "in", trx.selectFrom(table).select("cohort").where("tenant", "=", tenant).where("learner", "=", account)),
        ),
      ]),
    )
    .execute();
