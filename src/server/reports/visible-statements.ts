import { type Kysely, sql } from "kysely";
import { isVisible, type Visibility } from "#domain/cohort/visible-work.ts";
import { compareByTime } from "#domain/record/effective-statements.ts";
import type { Tables } from "../database/tables.ts";
import type { GradedStatement } from "../sync/grade-statement.ts";
import { gradedStatementFrom, type StatementRow, statementColumns } from "../sync/statement-row.ts";

/** One learner's work on one activity, `course/id`. */
export interface WorkKey {
  readonly learner: string;
  readonly activity: string;
}
const always = { from: new Date(0), until: new Date("9999-12-31T00:00:00Z") };
type Row = StatementRow & { readonly learner: string };

/**
 * The raw work on activities, of each learner what the trainers may see and was not taken back, in order of time. Of quizzes that of the
 * attempts that were begun or submitted. `stored`: when it arrived.
 */
export async function visibleStatements(
  db: Kysely<Tables>,
  tenant: string,
  keys: readonly WorkKey[],
  visibilities: ReadonlyMap<string, Visibility>,
  stored: { readonly from: Date; readonly until: Date } = always,
): Promise<ReadonlyMap<string, readonly GradedStatement[]>> {
  if (keys.length === 0) return new Map();
  const learners = keys.map(({ learner }) => learner);
  const activities = keys.map(({ activity }) => activity);
  const columns = sql.join(["learner", ...statementColumns].map((column) => sql.ref(`s.${column}`)));
  const { rows } = await sql<Row>`
    with asked as (select * from unnest(${learners}::uuid[], ${activities}::text[]) as asked(learner, activity))
    select ${columns} from asked cross join lateral
      (select * from statements where tenant = ${tenant} and learner = asked.learner and activity = asked.activity and stored >= ${stored.from} and stored < ${stored.until} offset 0) s
    union all
    select ${columns} from asked cross join lateral
      (select attempt from attempts where tenant = ${tenant} and learner = asked.learner and quiz = asked.activity offset 0) a
    cross join lateral
      (select * from statements where tenant = ${tenant} and learner = asked.learner and attempt = a.attempt and stored >= ${stored.from} and stored < ${stored.until} offset 0) s`.execute(
    db,
  );
  const takenBack = await takenBackIds(db, tenant, [...new Set(learners)]);

  const seen = new Set<string>();
  const visible = new Map<string, GradedStatement[]>();
  for (const row of rows) {
    const visibility = visibilities.get(row.learner);
    if (!visibility || seen.has(row.id) || takenBack.has(row.id)) continue;
    seen.add(row.id);
    const graded = gradedStatementFrom(row);
    if (!isVisible(graded.statement, visibility)) continue;
    const own = visible.get(row.learner);
    if (own) own.push(graded);
    else visible.set(row.learner, [graded]);
  }
  for (const own of visible.values()) own.sort((a, b) => compareByTime(a.statement, b.statement));
  return visible;
}

/** Ids of statements that their learners took back. */
export async function takenBackIds(db: Kysely<Tables>, tenant: string, learners: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ voids: string }>`
    select voids from statements where tenant = ${tenant} and learner = any(${learners}::uuid[]) and voids is not null`.execute(db);
  return new Set(rows.map(({ voids }) => voids));
}
