import { type ExpressionBuilder, type RawBuilder, sql, type Transaction } from "kysely";
import type { Statement } from "#domain/record/statement.ts";
import type { SyncTables } from "../database/tables.ts";
import { type AttemptKey, attemptsOf, type GradedAttempt, gradeHere, versionOfAttempt } from "./attempts.ts";
import { courseWorkPart, forgetCourseWork, isWork, workLine } from "./course-work.ts";
import type { GradedStatement } from "./grade-statement.ts";
import type { LearnerKey } from "./learner-key.ts";
import type { PublishedPacks } from "./published-packs.ts";
import { type ActivityRollup, emptyRollup, rollupsFrom } from "./rollup.ts";
import { gradedStatementFrom, statementColumns, takenBackBy } from "./statement-row.ts";
import { storeTogether } from "./store-together.ts";

type Trx = Transaction<SyncTables>;

export interface Progress {
  readonly rollups: readonly ActivityRollup[];
  readonly attempts: readonly GradedAttempt[];
}

/**
 * What statements add to the rollups. `before`: what was stored earlier of their attempts, and all that takes something back. Its time
 * does not grow with the record, unless one takes another back; then they are stored already, and it puts away the rollups that it makes
 * anew.
 */
export async function progressWith(
  trx: Trx,
  key: LearnerKey,
  added: readonly GradedStatement[],
  before: readonly GradedStatement[],
  packs: PublishedPacks,
): Promise<Progress> {
  const takenBack = voidedIds(added);
  const voidedBefore = voidedIds(before);
  const voided = new Set([...voidedBefore, ...takenBack]);
  const touched = await statementsOf(trx, key, "id", [...takenBack]);
  const rebuilt = new Set(touched.map(({ statement }) => statement.activityId));
  await forgetRollups(trx, key, [...rebuilt]);

  const counted = added.filter(({ statement }) => !rebuilt.has(statement.activityId));
  const again = await statementsOf(trx, key, "activity", [...rebuilt]);
  const stored = [...before, ...(await restOfAttempts(trx, key, touched))];
  const attempts = attemptsOf([...statementsIn(added), ...statementsIn(touched)]);
  const isNew = new Set(statementsIn(added).map(({ id }) => id));
  const earlier = stored.filter(({ statement }) => !isNew.has(statement.id));
  const inAttempts = { now: effective([...added, ...stored], voided), before: effective(earlier, voidedBefore) };
  return {
    rollups: rollupsFrom(effective([...counted, ...again], voided)),
    attempts: await gradedAttempts(trx, key, attempts, inAttempts, packs),
  };
}

/** Makes rollups and attempts of the activities (`course/id`) anew, from what is stored. */
export async function rebuildRollups(trx: Trx, key: LearnerKey, packs: PublishedPacks, activities: readonly string[]): Promise<void> {
  const voiding = await trx
    .selectFrom("statements")
    .select(statementColumns)
    .where("tenant", "=", key.tenant)
    .where("learner", "=", key.learner)
    .where("voids", "is not", null)
    .execute();
  const voided = voidedIds(voiding.map(gradedStatementFrom));
  const statements = await statementsOf(trx, key, "activity", activities);
  const now = effective(await restOfAttempts(trx, key, statements), voided);
  await forgetRollups(trx, key, activities);
  const progress = {
    rollups: rollupsFrom(effective(statements, voided)),
    attempts: await gradedAttempts(trx, key, attemptsOf(statementsIn(statements)), { now, before: now }, packs),
  };
  await storeTogether(trx, progressParts(key, progress));
}

const statementsIn = (graded: readonly GradedStatement[]): Statement[] => graded.map(({ statement }) => statement);

/** Ids that statements take back; a taking-back itself stays. */
export const voidedIds = (graded: readonly GradedStatement[]): Set<string> =>
  new Set(statementsIn(graded).flatMap((statement) => takenBackBy(statement) ?? []));

/** Each once, none that was taken back, none that takes back. */
function effective(graded: readonly GradedStatement[], voided: ReadonlySet<string>): GradedStatement[] {
  const once = new Map(graded.map((each) => [each.statement.id, each]));
  return [...once.values()].filter(({ statement: { id, verb } }) => verb !== "voided" && !voided.has(id));
}

async function statementsOf(
  trx: Trx,
  { tenant, learner }: LearnerKey,
  column: "id" | "activity" | "attempt",
  values: readonly string[],
): Promise<GradedStatement[]> {
  if (values.length === 0) return [];
  const type = sql.raw(column === "id" ? "uuid" : "text");
  const rows = await trx
    .selectFrom("statements")
    .select(statementColumns)
    .where("tenant", "=", tenant)
    .where("learner", "=", learner)
    .where(column, "=", sql<string>`any(${values}::${type}[])`)
    .execute();
  return rows.map(gradedStatementFrom);
}

const restOfAttempts = (trx: Trx, key: LearnerKey, statements: readonly GradedStatement[]): Promise<GradedStatement[]> =>
  statementsOf(trx, key, "attempt", [...new Set(attemptsOf(statementsIn(statements)).map(({ attempt }) => attempt))]);

async function forgetRollups(trx: Trx, { tenant, learner }: LearnerKey, activities: readonly string[]): Promise<void> {
  if (activities.length === 0) return;
  const own = trx.deleteFrom("rollups").where("tenant", "=", tenant).where("learner", "=", learner);
  await own.where("activity", "in", activities).execute();
  await forgetCourseWork(trx, { tenant, learner }, activities);
}

/**
 * Grades attempts, and deletes those of which nothing is left. One whose version another process has and this one lacks keeps the grade
 * that it has, until it is graded late; not when that was by another version.
 */
async function gradedAttempts(
  trx: Trx,
  { tenant, learner }: LearnerKey,
  keys: readonly AttemptKey[],
  { now, before }: { readonly now: readonly GradedStatement[]; readonly before: readonly GradedStatement[] },
  packs: PublishedPacks,
): Promise<readonly GradedAttempt[]> {
  const own = (key: AttemptKey) => (query: ExpressionBuilder<SyncTables, "attempts">) =>
    query.and({ tenant, learner, quiz: key.quiz, attempt: key.attempt });
  const inAttempt = statementsByAttempt(now);
  const inAttemptBefore = statementsByAttempt(before);
  const grades = await Promise.all(keys.map(async (key) => ({ key, grade: await gradeHere(key, inAttempt(key), packs) })));
  const results: GradedAttempt[] = [];
  for (const { key, grade } of grades) {
    if (!grade) await trx.deleteFrom("attempts").where(own(key)).execute();
    else if (grade.lacks === undefined || versionOfAttempt(key, inAttemptBefore(key)) !== grade.lacks) results.push(grade.graded);
    else {
      const kept = await trx.selectFrom("attempts").select(["scaled", "mastered", "differs"]).where(own(key)).executeTakeFirst();
      results.push({ ...grade.graded, ...kept });
    }
  }
  return results;
}

function statementsByAttempt(graded: readonly GradedStatement[]): (key: AttemptKey) => readonly Statement[] {
  const byAttempt = new Map<string, Statement[]>();
  for (const statement of statementsIn(graded)) {
    const { attemptId = "" } = statement;
    const own = byAttempt.get(attemptId);
    if (own) own.push(statement);
    else byAttempt.set(attemptId, [statement]);
  }
  return ({ attempt }) => byAttempt.get(attempt) ?? [];
}

const isEarlier = sql`r.first_at is null or (excluded.first_at, excluded.first_id) < (r.first_at, r.first_id)`;
const isLater = sql`r.latest_at is null or (excluded.latest_at, excluded.latest_id) > (r.latest_at, r.latest_id)`;

/**
 * Adds rollups of new statements to those that are there (the SQL twin of `merged` in `rollup.ts`, held to it by a property test), puts
 * graded attempts in place of older ones, and reckons the quizzes' part of their rollups from all their attempts.
 */
export function progressParts({ tenant, learner }: LearnerKey, { rollups, attempts }: Progress): readonly RawBuilder<unknown>[] {
  const named = new Set(rollups.map(({ activity }) => activity));
  const quizzes = [...new Set(attempts.map(({ quiz }) => quiz))].filter((quiz) => !named.has(quiz));
  const all = [...rollups, ...quizzes.map(emptyRollup)];
  if (all.length === 0) return [];
  return [
    sql`graded as materialized (
      select * from json_to_recordset(${JSON.stringify(attempts)}::json) as n(attempt text, quiz text, earliest_at text, started_at text,
        submitted_at text, scaled double precision, mastered boolean, is_graded boolean, differs boolean)
    )`,
    sql`attempted as (
      insert into attempts (tenant, learner, attempt, quiz, earliest_at, started_at, submitted_at, scaled, mastered, is_graded, differs)
      select ${tenant}, ${learner}::uuid, attempt, quiz, earliest_at, started_at, submitted_at, scaled, mastered, is_graded, differs
      from graded
      on conflict (tenant, learner, quiz, attempt) do update set
        earliest_at = excluded.earliest_at, started_at = excluded.started_at, submitted_at = excluded.submitted_at, scaled = excluded.scaled,
        mastered = excluded.mastered, is_graded = excluded.is_graded, differs = excluded.differs
    )`,
    sql`quizzes as (
      select quiz, count(*) as begun, count(submitted_at) as submitted,
        max(scaled) filter (where submitted_at is not null) as best,
        bool_or(mastered and submitted_at is not null) as mastered,
        min(submitted_at) filter (where mastered) as mastered_at, min(earliest_at) as attempts_earliest_at,
        count(*) filter (where submitted_at is not null and not is_graded) as ungraded
      from (
        select quiz, earliest_at, submitted_at, scaled, mastered, is_graded from graded
        union all
        select a.quiz, a.earliest_at, a.submitted_at, a.scaled, a.mastered, a.is_graded
        from unnest(${all.map(({ activity }) => activity)}::text[]) as named(quiz) cross join lateral
          (select * from attempts where tenant = ${tenant} and learner = ${learner} and quiz = named.quiz offset 0) a
        where (a.quiz, a.attempt) not in (select quiz, attempt from graded)
      ) as each_attempt
      group by quiz
    )`,
    sql`progressed as (insert into rollups as r (tenant, learner, activity, statements, started_at, completed_at, last_at,
      first_at, first_id, first_scaled, latest_at, latest_id, latest_scaled, ungraded,
      earliest_at, begun, submitted, best, mastered, mastered_at, attempts_earliest_at, ungraded_attempts)
    select ${tenant}, ${learner}::uuid, n.activity, n.statements, n.started_at, n.completed_at, n.last_at,
      n.first_at, n.first_id, n.first_scaled, n.latest_at, n.latest_id, n.latest_scaled, n.ungraded,
      n.earliest_at, coalesce(q.begun, 0), coalesce(q.submitted, 0), q.best, coalesce(q.mastered, false), q.mastered_at,
      q.attempts_earliest_at, coalesce(q.ungraded, 0)
    from json_to_recordset(${JSON.stringify(all)}::json) as n(
      activity text, statements integer, started_at text, completed_at text, last_at text,
      first_at text, first_id uuid, first_scaled double precision,
      latest_at text, latest_id uuid, latest_scaled double precision, ungraded integer, earliest_at text)
    left join quizzes q on q.quiz = n.activity
    on conflict (tenant, learner, activity) do update set
      statements = r.statements + excluded.statements,
      earliest_at = least(r.earliest_at, excluded.earliest_at),
      started_at = least(r.started_at, excluded.started_at),
      completed_at = least(r.completed_at, excluded.completed_at),
      last_at = greatest(r.last_at, excluded.last_at),
      first_at = case when ${isEarlier} then excluded.first_at else r.first_at end,
      first_id = case when ${isEarlier} then excluded.first_id else r.first_id end,
      first_scaled = case when ${isEarlier} then excluded.first_scaled else r.first_scaled end,
      latest_at = case when ${isLater} then excluded.latest_at else r.latest_at end,
      latest_id = case when ${isLater} then excluded.latest_id else r.latest_id end,
      latest_scaled = case when ${isLater} then excluded.latest_scaled else r.latest_scaled end,
      ungraded = r.ungraded + excluded.ungraded,
      begun = excluded.begun, submitted = excluded.submitted, best = excluded.best, mastered = excluded.mastered,
      mastered_at = excluded.mastered_at, attempts_earliest_at = excluded.attempts_earliest_at, ungraded_attempts = excluded.ungraded_attempts
    returning activity, ${isWork} as is_work, ${workLine} as work
    )`,
    courseWorkPart({ tenant, learner }),
  ];
}
