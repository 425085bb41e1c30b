import { type Kysely, sql } from "kysely";
import { expect, it } from "vitest";
import { backupTables, columnsOf } from "#server/commands/backup-tables.ts";
import type { Tables } from "#server/database/tables.ts";
import { readReport } from "#server/reports/report-routes.ts";
import { generatedCohort, startMs } from "../reports/any-cohort.ts";
import { administratorOf, push, reportServices, storeCohort } from "../reports/stored-cohort.ts";
import { statementAt } from "../support/sync-fixtures.ts";
import { onEachDatabase, openOlder } from "../support/test-database.ts";
import { courseWorksOf, rolledUpWorksOf } from "./course-works.ts";

const nowMs = startMs + 60 * 86_400_000;

/** Into the tables and columns that there were then. */
async function copyRows(from: Kysely<Tables>, into: Kysely<Tables>): Promise<void> {
  for (const table of backupTables) {
    const names = await columnsOf(into, table);
    if (names.length === 0) continue;
    await sql`delete from ${sql.table(table)}`.execute(into);
    const { rows } = await sql<{ all: string }>`select coalesce(json_agg(r), '[]')::text as all from ${sql.table(table)} r`.execute(from);
    const columns = sql.join(names.map(({ name }) => sql.ref(name)));
    await sql`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${rows[0]?.all}::json)`.execute(into);
  }
}

onEachDatabase("a database of an earlier version", (database) => {
  it("has its learners' work by course once it is brought up to date, and its reports say what they said", {
    timeout: 120_000,
  }, async () => {
    const cohorts = [generatedCohort("older 1", 14, 20), generatedCohort("older 2", 5, 40)];
    for (const cohort of cohorts) {
      await storeCohort(database(), cohort);
      const names = ["general/retired-lesson", "left-course/lesson", "general/two words", "general/a/b", "general/line\nend"];
      const done = names.map((activityId, n) => statementAt(n, { verb: "completed", activityId }));
      await push(database(), cohort.tenant, cohort.learners[0]?.id ?? "", done);
    }
    const older = await openOlder(database().kind, "0230-report-cells", (kysely) => copyRows(database().kysely, kysely));

    let lines = 0;
    for (const cohort of cohorts) {
      for (const { id: learner } of cohort.learners) {
        const works = await courseWorksOf(older.kysely, { tenant: cohort.tenant, learner });
        expect(works).toEqual(await rolledUpWorksOf(database().kysely, { tenant: cohort.tenant, learner }));
        expect(works).toEqual(await courseWorksOf(database().kysely, { tenant: cohort.tenant, learner }));
        lines += works.length;
      }
      const said = await readReport(reportServices(database(), nowMs), administratorOf(cohort.tenant), cohort.id);
      expect(said.ok).toBe(true);
      expect(await readReport(reportServices(older, nowMs), administratorOf(cohort.tenant), cohort.id)).toEqual(said);
    }
    expect(lines).toBeGreaterThan(50);
    await older.close();
  });
});
