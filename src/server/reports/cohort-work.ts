import { type Kysely, sql } from "kysely";
import { workedOn } from "#domain/cohort/visible-work.ts";
import type { ActivityWork } from "#domain/cohort/work-state.ts";
import { msOf } from "#domain/record/hlc.ts";
import type { Tables } from "../database/tables.ts";
import { attemptsOf, type GradedAttempt, gradeAttempt } from "../sync/attempts.ts";
import { workLine } from "../sync/course-work.ts";
import type { GradedStatement } from "../sync/grade-statement.ts";
import type { PublishedPacks } from "../sync/published-packs.ts";
import type { ReportedCohort, ReportedMember } from "./reported-cohort.ts";
import { visibleStatements, type WorkKey } from "./visible-statements.ts";

/** Each member's visible work on what is assigned to them, by learner and then by activity; nothing where there is none. */
export type CohortWork = ReadonlyMap<string, ReadonlyMap<string, ActivityWork>>;

export async function readCohortWork(db: Kysely<Tables>, packs: PublishedPacks, cohort: ReportedCohort): Promise<CohortWork> {
  const work = new Map<string, Map<string, ActivityWork>>();
  await visitCohortWork(db, packs, cohort, (learner, activity, read) => {
    const own = work.get(learner);
    if (own) own.set(activity, read);
    else work.set(learner, new Map([[activity, read]]));
  });
  return work;
}

/**
 * Hands over each member's visible work on those of the activities that are assigned to them, in no order. It is read from what `course_work` says of the rollups. A
 * rollup that also holds work which the trainers may not see (its earliest reading is of before the learner joined) is passed over, and the
 * visible part of that work is folded from the raw record.
 */
export async function visitCohortWork(
  db: Kysely<Tables>,
  packs: PublishedPacks,
  { tenant, activities, members }: ReportedCohort,
  take: (learner: string, activity: string, work: ActivityWork) => void,
): Promise<void> {
  const byId = new Map(members.map((member) => [member.person.id, member]));
  const asked = byCourse(activities);
  const mixed: WorkKey[] = [];
  const visit = ({ learner, course, works }: WorkRow) => {
    const member = byId.get(learner);
    const named = asked.get(course);
    if (!member || !named) return;
    readWorks(works, named, (activity, earliestAtMs, work) => {
      if (!member.visibility.assigned.has(activity)) return;
      if (isAllVisible(member, activity, earliestAtMs)) take(learner, activity, work);
      else mixed.push({ learner, activity });
    });
  };
  const rows = await readCourseWork(db, tenant, [...byId.keys()], [...asked.keys()]);
  for (const { works, ...row } of rows) if (works !== null) visit({ ...row, works });
  const outgrown = rows.filter(({ works }) => works === null);
  for (const row of await readRollups(db, tenant, outgrown, activities)) visit(row);

  const visibilities = new Map(members.map(({ person, visibility }) => [person.id, visibility]));
  const statements = await visibleStatements(db, tenant, mixed, visibilities);
  for (const { learner, activity } of mixed) {
    const folded = await foldWork(activity, statements.get(learner) ?? [], packs);
    if (folded) take(learner, activity, folded);
  }
}

/** Course and id of each activity, to the activity. */
function byCourse(activities: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const courses = new Map<string, Map<string, string>>();
  for (const activity of activities) {
    const [course = "", id = ""] = activity.split("/");
    const named = courses.get(course) ?? new Map<string, string>();
    courses.set(course, named.set(id, activity));
  }
  return courses;
}

export const isAllVisible = ({ visibility }: ReportedMember, activity: string, earliestAtMs: number): boolean =>
  earliestAtMs >= visibility.joinedAtMs || visibility.shared.has(activity);

interface WorkRow {
  readonly learner: string;
  readonly course: string;
  /** A `workLine` for each activity. */
  readonly works: string;
}

/** One row for each learner and course. */
async function readCourseWork(db: Kysely<Tables>, tenant: string, learners: readonly string[], courses: readonly string[]) {
  const { rows } = await sql<Omit<WorkRow, "works"> & { readonly works: string | null }>`
    select learner, course, works from course_work
    where tenant = ${tenant} and learner = any(${learners}::uuid[]) and course = any(${courses}::text[])`.execute(db);
  return rows;
}

/** The same of some learners and courses, from the rollups. */
async function readRollups(db: Kysely<Tables>, tenant: string, asked: readonly Omit<WorkRow, "works">[], activities: readonly string[]) {
  if (asked.length === 0) return [];
  const learners = asked.map(({ learner }) => learner);
  const { rows } = await sql<WorkRow>`
    select learner, split_part(activity, '/', 1) as course, string_agg(${workLine}, '') as works
    from rollups
    where tenant = ${tenant} and learner = any(${learners}::uuid[]) and activity = any(${activities}::text[])
      and (learner, split_part(activity, '/', 1)) in (select * from unnest(${learners}::uuid[], ${asked.map(({ course }) => course)}::text[]))
    group by 1, 2`.execute(db);
  return rows;
}

/**
 * Reads `works` from beginning to end, without taking it apart: there are 60,000 lines.
 * @param named Ids of activities to their names: other lines are passed over.
 */
function readWorks(
  works: string,
  named: ReadonlyMap<string, string>,
  take: (activity: string, earliestAtMs: number, work: ActivityWork) => void,
): void {
  let at = 0;
  /** The digits before the next space; undefined where there are none. */
  const whole = (): number | undefined => {
    const begin = at;
    let value = 0;
    for (let code = works.charCodeAt(at++); code !== space; code = works.charCodeAt(at++)) value = value * 10 + code - zero;
    return at === begin + 1 ? undefined : value;
  };
  for (let next = 0; at < works.length; at = next) {
    next = works.indexOf("\n", at) + 1;
    const idEnd = works.indexOf(" ", at);
    const activity = named.get(works.slice(at, idEnd));
    if (activity === undefined) continue;
    at = idEnd + 1;
    const earliestAtMs = whole() ?? 0;
    const started = whole();
    const done = whole();
    const mastered = whole();
    const work: { -readonly [field in keyof ActivityWork]: ActivityWork[field] } = { attempts: whole() ?? 0 };
    if (started !== undefined) work.startedAtMs = earliestAtMs + started;
    if (done !== undefined) work.doneAtMs = earliestAtMs + done;
    if (mastered !== undefined) work.masteredAtMs = earliestAtMs + mastered;
    if (at < next - 1) work.best = Number(works.slice(at, next - 1));
    take(activity, earliestAtMs, work);
  }
}
const space = 32;
const zero = 48;

/** The same from statements, all of them visible; undefined if none is about the activity. */
async function foldWork(
  activity: string,
  statements: readonly GradedStatement[],
  packs: PublishedPacks,
): Promise<ActivityWork | undefined> {
  const own = statements.map(({ statement }) => statement).filter((statement) => workedOn(statement) === activity);
  const attempts = await attemptsFrom(activity, statements, packs);
  const submitted = attempts.filter(({ submitted_at }) => submitted_at !== null);
  const startedAtMs = earliestMs(own.filter(({ verb }) => verb === "started").map(({ at }) => at));
  const done = own.filter(({ verb, attemptId }) => verb === "completed" || (verb === "submitted" && attemptId !== undefined));
  const doneAtMs = earliestMs(done.map(({ at }) => at));
  const masteredAtMs = earliestMs(submitted.filter(({ mastered }) => mastered).map((attempt) => attempt.submitted_at ?? ""));
  const scores = submitted.flatMap(({ scaled }) => scaled ?? []);
  if (startedAtMs === undefined && doneAtMs === undefined) return undefined;
  return {
    attempts: attempts.length,
    ...(startedAtMs !== undefined && { startedAtMs }),
    ...(doneAtMs !== undefined && { doneAtMs }),
    ...(masteredAtMs !== undefined && { masteredAtMs }),
    ...(scores.length > 0 && { best: Math.max(...scores) }),
  };
}

/** The attempts at a quiz that begin or end among the statements, graded by these alone. */
export async function attemptsFrom(quiz: string, graded: readonly GradedStatement[], packs: PublishedPacks): Promise<GradedAttempt[]> {
  const statements = graded.map(({ statement }) => statement);
  const keys = attemptsOf(statements).filter((key) => key.quiz === quiz);
  const attempts = await Promise.all(keys.map((key) => gradeAttempt(key, statements, packs)));
  return attempts.filter((attempt) => attempt !== undefined);
}

const earliestMs = (readings: readonly string[]): number | undefined =>
  readings.length === 0 ? undefined : Math.min(...readings.map(msOf));
