import { sql } from "kysely";
import { expect, it } from "vitest";
import type { Database } from "#server/database/database.ts";
import { readGain, readItems, readLearner, readReport } from "#server/reports/report-routes.ts";
import { openReportFrom } from "../support/compact-report.ts";
import { onEachDatabase } from "../support/test-database.ts";
import { generatedCohort, startMs } from "./any-cohort.ts";
import { activitiesOf, cellOf, countedOf, gainsOf, itemsOf } from "./slow-report.ts";
import { administratorOf, forgetTenant, reportServices, storeCohort } from "./stored-cohort.ts";

const seeds = Number(process.env.CONCORD_REPORT_SEEDS ?? 12);
const firstSeed = Number(process.env.CONCORD_REPORT_FIRST_SEED ?? 1);
const nowMs = startMs + 60 * 86_400_000;

/** Every number to twelve places: sums in another order differ in the last one. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part) => (typeof part === "number" ? Number(part.toFixed(9)) : part)));

/** As if every second learner had work at more activities than any course has. */
async function outgrow({ kysely }: Database, tenant: string): Promise<void> {
  await sql`
    update course_work set works = null
    where tenant = ${tenant} and learner in (
      select learner from (select learner, row_number() over (order by learner) as place from enrolments where tenant = ${tenant}) as numbered
      where place % 2 = 0)`.execute(kysely);
}

onEachDatabase("reports of a cohort", (database) => {
  it(`say what raw records say, of ${seeds} generated cohorts`, { timeout: seeds * 60_000 }, async () => {
    for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
      const cohort = generatedCohort(`cohort ${seed}`, seed % 3 === 0 ? 14 : 5, 20);
      const services = reportServices(database(), nowMs);
      const account = administratorOf(cohort.tenant);
      await storeCohort(database(), cohort);
      if (seed % 4 === 0) await outgrow(database(), cohort.tenant);

      const answer = await readReport(services, account, cohort.id);
      const report = openReportFrom(answer.ok && JSON.parse(answer.value));
      expect(report.activities, `seed ${seed}`).toEqual(activitiesOf(cohort));
      for (const learner of cohort.learners) {
        const reported = report.learners.find(({ id }) => id === learner.id);
        const cells = activitiesOf(cohort).map((activity) => cellOf(cohort, learner, activity, nowMs));
        expect(rounded(reported?.cells), `seed ${seed}, learner ${learner.id}`).toEqual(rounded(cells));
        const page = await readLearner(services, account, { id: cohort.id, learner: learner.id });
        const assigned = activitiesOf(cohort).flatMap((activity, place) => (cells[place] ? [{ activity, ...cells[place] }] : []));
        expect(page.ok && rounded(page.value.assigned), `seed ${seed}, learner ${learner.id}`).toEqual(rounded(assigned));
        const statements = page.ok && page.value.statements.map(({ statement }) => statement);
        expect(rounded(statements), `seed ${seed}`).toEqual(rounded(countedOf(cohort, learner)));
      }

      const items = await readItems(services, account, cohort.id, undefined);
      expect(items.ok && rounded(items.value.items), `seed ${seed}`).toEqual(rounded(itemsOf(cohort)));
      const gain = await readGain(services, account, cohort.id);
      const byCourse = (a: { course: string }, b: { course: string }) => (a.course < b.course ? -1 : 1);
      expect(gain.ok && rounded([...gain.value.courses].sort(byCourse)), `seed ${seed}`).toEqual(rounded(gainsOf(cohort).sort(byCourse)));
      await forgetTenant(database(), cohort.tenant);
    }
  });
});
