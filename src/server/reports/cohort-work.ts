import { type Kysely, sql } from "kysely";
import { workedOn } from "#domain/cohort/visible-work.ts";
import type { ActivityWork } from "#domain/cohort/work-state.ts";
import { msOf } from "#domain/record/hlc.ts";
import type { Tables } from "../database/tables.ts";
import { attemptsOf, type GradedAttempt, gradeAttempt } from "../sync/attempts.ts";
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
 * Hands over each member's visible work on what is assigned to them, in no order. It is read from the rollups. A rollup that also holds work
 * which the trainers may not see (its earliest reading is of before the learner joined) is passed over, and the visible part of that work is
 * folded from the raw record.
 */
export async function visitCohortWork(
  db: Kysely<Tables>,
  packs: PublishedPacks,
  { tenant, activities, members }: ReportedCohort,
  take: (learner: string, activity: string, work: ActivityWork) => void,
): Promise<void> {
  const byId = new Map(members.map((member) => [member.person.id, member]));
  const mixed: WorkKey[] = [];
  for (const { learner, cells } of await readRollups(db, tenant, [...byId.keys()], activities)) {
    const member = byId.get(learner);
    if (!member) continue;
    readCells(cells ?? "", (activity, earliestAtMs, work) => {
      if (!member.due.has(activity)) return;
      if (isAllVisible(member, activity, earliestAtMs)) take(learner, activity, work);
      else mixed.push({ learner, activity });
    });
  }
  const visibilities = new Map(members.map(({ person, visibility }) => [person.id, visibility]));
  const statements = await visibleStatements(db, tenant, mixed, visibilities);
  for (const { learner, activity } of mixed) {
    const folded = await foldWork(activity, statements.get(learner) ?? [], packs);
    if (folded) take(learner, activity, folded);
  }
}

export const isAllVisible = ({ visibility }: ReportedMember, activity: string, earliestAtMs: number): boolean =>
  visibility.shared.has(activity) || earliestAtMs >= visibility.joinedAtMs;

/**
 * One row for each learner, the cells as one text: a row for each of 60,000 cells would take most of the time, on either database. A cell is the
 * activity, the earliest reading, those of start, completion and mastery, attempts begun and the best score, with a space after each; of a
 * reading its milliseconds.
 */
async function readRollups(db: Kysely<Tables>, tenant: string, learners: readonly string[], activities: readonly string[]) {
  const { rows } = await sql<{ readonly learner: string; readonly cells: string | null }>`
    select learner, string_agg(report_cell, '') as cells
    from rollups
    where tenant = ${tenant} and learner = any(${learners}::uuid[]) and activity = any(${activities}::text[])
    group by learner`.execute(db);
  return rows;
}

/** Reads the text of `readRollups` from its beginning to its end, without taking it apart: that would take longer than the database. */
function readCells(text: string, take: (activity: string, earliestAtMs: number, work: ActivityWork) => void): void {
  let at = 0;
  const word = (): string => {
    const begin = at;
    at = text.indexOf(" ", begin) + 1;
    return text.slice(begin, at - 1);
  };
  const readingMs = (): number | undefined => {
    const begin = at;
    at = text.indexOf(" ", begin) + 1;
    if (at === begin + 1) return undefined;
    let ms = 0;
    for (let place = begin; place < at - 1; place++) ms = ms * 10 + text.charCodeAt(place) - 48;
    return ms;
  };
  while (at < text.length) {
    const activity = word();
    const earliestAtMs = readingMs() ?? 0;
    const startedAtMs = readingMs();
    const doneAtMs = readingMs();
    const masteredAtMs = readingMs();
    const work: { -readonly [field in keyof ActivityWork]: ActivityWork[field] } = { attempts: Number(word()) };
    const best = word();
    if (startedAtMs !== undefined) work.startedAtMs = startedAtMs;
    if (doneAtMs !== undefined) work.doneAtMs = doneAtMs;
    if (masteredAtMs !== undefined) work.masteredAtMs = masteredAtMs;
    if (best !== "") work.best = Number(best);
    take(activity, earliestAtMs, work);
  }
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
