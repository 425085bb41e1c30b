import type { Transaction } from "kysely";
import { err, ok, type Result } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { CohortChange, CohortSummary } from "#sync/cohort-messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { normaliseName } from "../accounts/user-names.ts";
import { appendAudit } from "../administration/audit-log.ts";
import type { Tables } from "../database/tables.ts";
import type { CohortProblem } from "./change-cohort.ts";
import { type CohortKey, type CohortRow, lockCohort, taughtCohort } from "./cohort-access.ts";
import { deliverCohort } from "./deliver-cohort.ts";
import { deliverPostponed } from "./deliver-postponed.ts";
import { summariesOf } from "./read-cohorts.ts";

export type SettingsProblem = { readonly code: "stale" | "confidential-fixed" | "time-zone-unknown" | "closes-before-opens" };

/** Two devices that send one new cohort at once: the second finds it there when it tries again. */
const uniqueViolation = "23505";

/** Makes a cohort, whose trainer is who makes it, or changes its settings. Learners hear of what concerns them. */
export async function saveCohort(
  { db, clock }: AccountServices,
  account: Account,
  id: string,
  change: CohortChange,
): Promise<Result<CohortSummary, CohortProblem | SettingsProblem>> {
  const problem = settingsProblem(change);
  if (problem) return err({ code: problem });
  const key = { tenant: account.tenant, cohort: id };
  const at = new Date(clock.now());
  const outcome = await db.transaction<Result<CohortSummary, CohortProblem | SettingsProblem>>(
    async (trx) => {
      const held = await lockCohort(trx, key);
      if (held && !(await taughtCohort(trx, account, id))) return err({ code: "not-found" });
      const saved = held ? await changeSettings(trx, account, held, change, at) : await makeCohort(trx, account, key, change, at);
      if (!saved.ok) return saved;
      const [summary] = await summariesOf(trx, account.tenant, [saved.value]);
      return summary ? ok(summary) : err({ code: "not-found" });
    },
    { retryOn: [uniqueViolation] },
  );
  if (outcome.ok) await deliverPostponed(db, key);
  return outcome;
}

function settingsProblem({ timeZone, opensOn, closesOn }: CohortChange): SettingsProblem["code"] | undefined {
  if (!isTimeZone(timeZone)) return "time-zone-unknown";
  return opensOn !== undefined && closesOn !== undefined && closesOn < opensOn ? "closes-before-opens" : undefined;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

async function makeCohort(
  trx: Transaction<Tables>,
  { tenant, id: actor }: Account,
  { cohort: id }: CohortKey,
  change: CohortChange,
  at: Date,
): Promise<Result<CohortRow, CohortProblem>> {
  if (change.version !== 0) return err({ code: "not-found" });
  const made = { tenant, id, version: 1, created_at: at, created_by: actor, ...columnsFrom(change, at) };
  const row = await trx.insertInto("cohorts").values(made).returningAll().executeTakeFirstOrThrow();
  await trx.insertInto("cohort_trainers").values({ tenant, cohort: id, trainer: actor, added_at: at }).execute();
  const detail = { name: row.name, confidential: row.confidential };
  await appendAudit(trx, { tenant, at, actor, action: "cohort-created", subject: id, detail });
  return ok(row);
}

async function changeSettings(
  trx: Transaction<Tables>,
  { tenant, id: actor }: Account,
  held: CohortRow,
  change: CohortChange,
  at: Date,
): Promise<Result<CohortRow, CohortProblem | SettingsProblem>> {
  const columns = columnsFrom(change, held.archived_at ?? at);
  const changed = changedFields(held, columns);
  if (change.version < held.version) return change.version === held.version - 1 && changed.length === 0 ? ok(held) : err({ code: "stale" });
  if (held.archived_at && columns.archived_at && changed.length > 0) return err({ code: "archived" });
  if (held.had_learners && columns.confidential !== held.confidential) return err({ code: "confidential-fixed" });
  const row = await trx
    .updateTable("cohorts")
    .set({ ...columns, version: change.version + 1 })
    .where("tenant", "=", tenant)
    .where("id", "=", held.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const isTold = changed.some((field) => toldToLearners.has(field));
  if (isTold) await deliverCohort(trx, { tenant, cohort: held.id }, {});
  const detail = { name: row.name, changed, ...(row.archived_at && { archived: true }) };
  await appendAudit(trx, { tenant, at, actor, action: "cohort-changed", subject: held.id, detail });
  return ok(row);
}

/** Columns that records of learners tell, to those who are in and to those who are asked. */
const toldToLearners: ReadonlySet<string> = new Set(["name", "time_zone", "confidential", "archived_at"]);

type SettingColumns = ReturnType<typeof columnsFrom>;

const columnsFrom = ({ name, language, timeZone, opensOn, closesOn, confidential, archived }: CohortChange, archivedAt: Date) => ({
  name: normaliseName(name),
  language,
  time_zone: timeZone,
  opens_on: opensOn ?? null,
  closes_on: closesOn ?? null,
  confidential,
  archived_at: archived ? archivedAt : null,
});

const changedFields = (held: CohortRow, columns: SettingColumns): string[] =>
  (Object.keys(columns) as (keyof SettingColumns)[]).filter((field) =>
    field === "archived_at" ? Boolean(held.archived_at) !== Boolean(columns.archived_at) : held[field] !== columns[field],
  );
