import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { sql } from "kysely";
import type { CourseOutline } from "#domain/course/course.ts";
import type { Database } from "#server/database/database.ts";
import { readReport } from "#server/reports/report-routes.ts";
import { emptyRollup } from "#server/sync/rollup.ts";
import { type Progress, progressParts } from "#server/sync/store-rollups.ts";
import { storeTogether } from "#server/sync/store-together.ts";
import { administratorOf } from "../reports/stored-cohort.ts";
import { openReportFrom } from "../support/compact-report.ts";
import { benchPacks } from "./server-work.ts";

const learners = 1000;
const activities = 60;
const course = "essentials";

const outline: CourseOutline = {
  format: 1,
  id: course,
  level: 1,
  hours: 40,
  mastery: 0.8,
  prerequisites: [],
  modules: Array.from({ length: 6 }, (_, module) => ({
    id: `module-${module}`,
    legal: true,
    level: 1,
    prerequisites: [],
    objectives: [],
    activities: Array.from({ length: activities / 6 }, (_, n) => ({
      id: `activity-${module * 10 + n}`,
      kind: n % 2 === 0 ? ("lesson" as const) : ("quiz" as const),
      minutes: 10,
      parts: 5,
    })),
  })),
  quizzes: [],
  licence: "CC-BY-4.0",
};
export const courses = { outlines: async () => new Map([[course, outline]]), version: async () => undefined };

/** A cohort in which everybody has worked at everything, and at as much again that is not assigned. Answers how long one report takes, in milliseconds. */
export async function prepareReport(db: Database): Promise<() => Promise<number>> {
  const tenant = randomUUID();
  await db.kysely.insertInto("tenants").values({ id: tenant, name: tenant, set_up_at: null }).execute();
  const assigned = outline.modules.flatMap((module) => module.activities.map(({ id }) => `${course}/${id}`));
  const others = assigned.map((activity) => `${activity}-other`);
  const cohort = await fillCohort(db, tenant, { courses: [course], activities: [...assigned, ...others] });
  const services = { db, clock: { now: Date.now }, packs: benchPacks, courses };
  return async () => {
    const start = performance.now();
    const report = await readReport(services, administratorOf(tenant), cohort);
    const taken = performance.now() - start;
    const cells = openReportFrom(report.ok && JSON.parse(report.value)).learners.flatMap((learner) => learner.cells);
    if (cells.filter((cell) => cell?.state === "done" || cell?.state === "mastered").length !== learners * activities)
      throw new Error("cells are missing");
    return taken;
  };
}

/** A cohort of a thousand to which these courses are assigned, each learner with work at all of these activities (`course/activity`). Its id. */
export async function fillCohort(
  { kysely, transaction }: Database,
  tenant: string,
  { courses, activities }: { readonly courses: readonly string[]; readonly activities: readonly string[] },
): Promise<string> {
  const cohort = randomUUID();
  const ids = Array.from({ length: learners }, () => randomUUID());
  await sql`insert into accounts (id, tenant, name, email, role) select id, ${tenant}, 'Learner ' || id, id || '@users.invalid', 'learner'
    from unnest(${ids}::uuid[]) as id`.execute(kysely);
  await sql`insert into cohorts (tenant, id, name) values (${tenant}, ${cohort}, 'Bench')`.execute(kysely);
  await sql`insert into enrolments (tenant, cohort, learner, enrolled_at) select ${tenant}, ${cohort}, id, '2025-01-01' from unnest(${ids}::uuid[]) as id`.execute(
    kysely,
  );
  for (const id of courses)
    await sql`insert into assignments (tenant, id, cohort, version, course, target_kind, required, created_at, due_at)
      values (${tenant}, ${randomUUID()}, ${cohort}, 1, ${id}, 'cohort', true, now(), now())`.execute(kysely);
  await transaction(async (trx) => {
    for (const [place, learner] of ids.entries())
      await storeTogether(trx, progressParts({ tenant, learner }, progressAt(activities, place * activities.length)));
  });
  await sql`analyze`.execute(kysely);
  return cohort;
}

/** Every activity is done, every second one is a quiz that was mastered at once; each at another time and with another score. */
function progressAt(activities: readonly string[], first: number): Progress {
  const readingAt = (ms: number) => `${String(ms).padStart(15, "0")}-00000-ab`;
  const works = activities.map((activity, place) => {
    const startedAtMs = Date.UTC(2025, 10, 22) + (((first + place) * 7919) % 8_640_000_000);
    const doneAtMs = startedAtMs + 60_000 + (((first + place) * 104_729) % 5_400_000);
    return {
      activity,
      at: readingAt(startedAtMs),
      later: readingAt(doneAtMs),
      scaled: 0.8 + ((first + place) % 201) / 1000,
      isQuiz: place % 2 === 1,
    };
  });
  return {
    rollups: works.map(({ activity, at, later }) => ({
      ...emptyRollup(activity),
      statements: 3,
      earliest_at: at,
      started_at: at,
      completed_at: later,
      last_at: later,
    })),
    attempts: works
      .filter(({ isQuiz }) => isQuiz)
      .map(({ activity, at, later, scaled }) => ({
        quiz: activity,
        attempt: randomUUID(),
        earliest_at: at,
        started_at: at,
        submitted_at: later,
        scaled,
        mastered: true,
        is_graded: true,
        differs: false,
      })),
  };
}
