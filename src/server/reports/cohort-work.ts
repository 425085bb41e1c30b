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
import { lineOf, readWorkLines, type WorkLine, workOf } from "./work-lines.ts";

/** Each member's visible work on what is assigned to them, by learner and then by activity; nothing where there is none. */
export type CohortWork = ReadonlyMap<string, ReadonlyMap<string, ActivityWork>>;

export async function readCohortWork(db: Kysely<Tables>, packs: PublishedPacks, cohort: ReportedCohort): Promise<CohortWork> {
  const work = new Map<string, Map<string, ActivityWork>>();
  await visitCohortWork(db, packs, cohort, cohort.activities, ({ person: { id } }, place, line) => {
    const activity = cohort.activities[place] ?? "";
    const own = work.get(id);
    if (own) own.set(activity, workOf(line));
    else work.set(id, new Map([[activity, workOf(line)]]));
  });
  return work;
}

/**
 * Hands over each member's visible work on those of the activities (by their places) that are assigned to them, in no order. It is read from what
 * `course_work` says of the rollups. A rollup that also holds work which the trainers may not see (its earliest reading is of before the learner
 * joined) is passed over, and the visible part of that work is folded from the raw record.
 */
export async function visitCohortWork(
  db: Kysely<Tables>,
  packs: PublishedPacks,
  { tenant, members }: ReportedCohort,
  activities: readonly string[],
  take: (member: ReportedMember, place: number, work: WorkLine) => void,
): Promise<void> {
  const byId = new Map(members.map((member) => [member.person.id, member]));
  const courses = placesByCourse(activities);
  const isAssigned = createAssignedPlaces(activities);
  const mixed: (WorkKey & { readonly place: number })[] = [];
  const visit = ({ learner, course, works }: WorkRow) => {
    const member = byId.get(learner);
    const places = courses.get(course);
    if (!member || !places) return;
    const assigned = isAssigned(member);
    readWorkLines(works, places, (place, line) => {
      if (!assigned[place]) return;
      const activity = activities[place] ?? "";
      if (isAllVisible(member, activity, line.earliestAtMs)) take(member, place, line);
      else mixed.push({ learner, activity, place });
    });
  };
  const rows = await readCourseWork(db, tenant, [...byId.keys()], [...courses.keys()]);
  for (const { works, ...row } of rows) if (works !== null) visit({ ...row, works });
  const outgrown = rows.filter(({ works }) => works === null);
  for (const row of await readRollups(db, tenant, outgrown, activities)) visit(row);

  const visibilities = new Map(members.map(({ person, visibility }) => [person.id, visibility]));
  const statements = await visibleStatements(db, tenant, mixed, visibilities);
  for (const { learner, activity, place } of mixed) {
    const member = byId.get(learner);
    const folded = await foldWork(activity, statements.get(learner) ?? [], packs);
    if (member && folded) take(member, place, lineOf(folded));
  }
}

/** By course, the ids of its activities with their places. */
function placesByCourse(activities: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const courses = new Map<string, Map<string, number>>();
  for (const [place, activity] of activities.entries()) {
    const [course = "", id = ""] = activity.split("/");
    const places = courses.get(course) ?? new Map<string, number>();
    courses.set(course, places.set(id, place));
  }
  return courses;
}

/** For each activity whether it is assigned to the member. Most of a cohort have the same, so it is made once for all of them. */
function createAssignedPlaces(activities: readonly string[]): (member: ReportedMember) => readonly boolean[] {
  const made = new Map<ReadonlySet<string>, readonly boolean[]>();
  return ({ visibility: { assigned } }) => {
    const places = made.get(assigned) ?? activities.map((activity) => assigned.has(activity));
    made.set(assigned, places);
    return places;
  };
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
