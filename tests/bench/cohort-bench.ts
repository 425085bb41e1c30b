import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import type { CourseOutline } from "#domain/course/course.ts";
import type { Catalogue, CourseManifest } from "#domain/pack/manifest.ts";
import { activityOrder } from "#page/activity-page.ts";
import { trainerHref } from "#page/address.ts";
import { databaseMessage, openDatabase } from "#server/database/open-database.ts";
import { root } from "../../tools/run/child.ts";
import { setUpServer, signInAs } from "../journeys/support/people.ts";
import { createClosers } from "./closers.ts";
import { buildConcord, startConcordServer } from "./concord-server.ts";
import { fillCohort } from "./filled-cohort.ts";
import { fastLine } from "./slow-line.ts";
import { median } from "./statistics.ts";
import { readTlsFiles } from "./tls.ts";
import { launchChromium, slowDown, withVisit } from "./visit.ts";

/**
 * `npm run bench -- cohort`: a trainer opens the progress of a cohort of 1,000 at 63 activities, on a device that has nothing of it yet:
 * from the click on its tab to the painted matrix, with the page's main thread four times slower. `--rounds n` (5).
 */
const { values } = parseArgs({ options: { rounds: { type: "string", default: "5" } } });
const dist = join(root, ".cache/bench-cohort-dist");
const fixture = join(root, "tests/fixtures/courses/good");
const copies = 9;
const slowdown = 4;
const targetMs = { answer: 150, paint: 1000 };
const closers = createClosers();

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "concord-cohort-bench-"));
  closers.add(() => rmSync(folder, { recursive: true, force: true }));
  const dataDir = join(folder, "data");
  await buildConcord(manyCourses(join(folder, "courses")), dist, 1);
  const tls = readTlsFiles();
  const browser = await launchChromium(tls.publicKeyHash);
  closers.add(() => browser.close());

  const empty = startConcordServer(dataDir, tls, { dist });
  closers.add(empty.stop);
  const port = await empty.port;
  await withVisit(browser, port, "en", async ({ newPage }) => setUpServer(await newPage(1), empty.setUpPath()));
  await empty.stop();
  const cohort = await filled(dataDir);
  const server = startConcordServer(dataDir, tls, { dist, port });
  closers.add(server.stop);
  await server.port;

  const answers: number[] = [];
  const paints: number[] = [];
  for (let round = 0; round < Number(values.rounds); round++)
    await withVisit(browser, port, "en", async ({ line, newPage }) => {
      line.shape(fastLine);
      const page = await newPage(1);
      await signInAs(page, "Amina");
      await page.goto(trainerHref("en", { cohort, view: "people" }));
      await page.locator("nav.cohort-views").waitFor();
      await line.quiet(1000);
      answers.push(await answerMs(page, cohort));
      await slowDown(page, slowdown);
      const [ms] = await Promise.all([
        page.evaluate<number>('bench.clickToPaint("table.matrix tbody td")'),
        page.locator('nav.cohort-views a[href*="view=report"]').click(),
      ]);
      paints.push(ms);
    });
  const { length } = activitiesOf();
  const tell = (what: string, times: readonly number[], target: number) =>
    console.log(
      `${what}: ${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}), target ${target} ms`,
    );
  console.log(`\n1,000 learners at ${length} activities; load of the machine ${loadavg()[0]?.toFixed(1)}`);
  tell("the report is answered, first byte to last in the browser", answers, targetMs.answer);
  tell("click to matrix painted, 4x slower", paints, targetMs.paint);
}

/** The report asked for by the page itself, until its text is there. */
const answerMs = (page: Page, cohort: string): Promise<number> =>
  page.evaluate(async (address) => {
    const start = performance.now();
    await (await fetch(address, { cache: "no-store" })).text();
    return performance.now() - start;
  }, `/api/cohorts/${cohort}/report`);

/** Copies of the fixture course under names of their own, so that there are about sixty activities. */
function manyCourses(folder: string): string {
  cpSync(fixture, folder, { recursive: true });
  const file = join(folder, "diplomatic-notes", "course.yaml");
  const text = readFileSync(file, "utf8");
  for (let copy = 2; copy <= copies; copy++) {
    const id = `diplomatic-notes-${copy}`;
    cpSync(join(folder, "diplomatic-notes"), join(folder, id), { recursive: true });
    writeFileSync(join(folder, id, "course.yaml"), text.replace("id: diplomatic-notes", `id: ${id}`));
  }
  return folder;
}

const pack = (hash: string): unknown => JSON.parse(readFileSync(join(dist, "packs", `${hash}.json`), "utf8"));
const coursesOf = (): Catalogue["courses"] => (pack("catalogue") as Catalogue).courses;
/** `course/activity` of every course of the build. */
function activitiesOf(): readonly string[] {
  return coursesOf().flatMap(({ id, version }) => {
    const outline = pack((pack(version) as CourseManifest).outline.hash) as CourseOutline;
    return activityOrder(outline).map(({ activity }) => `${id}/${activity.id}`);
  });
}

/** Fills the cohort while the server is stopped, since the embedded database belongs to one process. */
async function filled(dataDir: string): Promise<string> {
  const opened = await openDatabase({ dataDir });
  if (!opened.ok) throw new Error(databaseMessage(opened.error));
  const db = opened.value;
  const { id: tenant } = await db.kysely.selectFrom("tenants").select("id").executeTakeFirstOrThrow();
  const cohort = await fillCohort(db, tenant, { courses: coursesOf().map(({ id }) => id), activities: activitiesOf() });
  await db.close();
  return cohort;
}

await closers.around(main);
