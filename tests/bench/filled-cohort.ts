import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { sql } from "kysely";
import type { CourseOutline } from "#domain/course/course.ts";
import type { Database } from "#server/database/database.ts";
import { readReport } from "#server/reports/report-routes.ts";
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
const courses = { outlines: async () => new Map([[course, outline]]), version: async () => undefined };

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
    const text = JSON.stringify(report.ok && report.value);
    const taken = performance.now() - start;
    const cells = openReportFrom(JSON.parse(text)).learners.flatMap((learner) => learner.cells);
    if (cells.filter((cell) => cell?.state === "done" || cell?.state === "mastered").length !== learners * activities)
      throw new Error("cells are missing");
    return taken;
  };
}

/** A cohort of a thousand to which these courses are assigned, each learner with work at all of these activities (`course/activity`). Its id. */
export async function fillCohort(
  { kysely }: Database,
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
  await sql`insert into rollups (tenant, learner, activity, statements, last_at, earliest_at, attempts_earliest_at, started_at, completed_at, mastered_at,
      best, begun)
    select ${tenant}, id, activity, 3, at, at, case n % 2 when 0 then at end, at, at, case n % 2 when 0 then at end,
      case n % 2 when 0 then 0.85 end, n % 2
    from unnest(${ids}::uuid[]) as id, unnest(${activities}::text[]) with ordinality as work (activity, n),
      (select '001763769600000-00000-ab' as at) as reading`.execute(kysely);
  await sql`analyze`.execute(kysely);
  return cohort;
}
