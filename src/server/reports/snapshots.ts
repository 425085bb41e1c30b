import { createHash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { PublishedItem } from "#domain/cohort/published-item.ts";
import { publishedItem } from "#domain/cohort/published-item.ts";
import {
  fewestPeople,
  noLevels,
  type PublishedClasses,
  type PublishedLevels,
  publishedLevels,
  roundedShare,
} from "#domain/cohort/published-numbers.ts";
import { mean } from "#domain/cohort/statistics.ts";
import type { ActivityWork } from "#domain/cohort/work-state.ts";
import type { ConfidentialActivity, ConfidentialCohortReport, CourseGain, GainReport, ItemReport } from "#sync/report-messages.ts";
import type { CohortKey } from "../cohorts/cohort-access.ts";
import type { Tables } from "../database/tables.ts";
import type { CohortWork } from "./cohort-work.ts";
import type { ReportedGain } from "./gain-report.ts";
import type { ReportedItem } from "./item-report.ts";
import type { ReportedCohort } from "./reported-cohort.ts";

type Trx = Transaction<Tables>;
type Kind = "report" | "items" | "gain";

interface Snapshot<Body> {
  readonly publishedAt: Date | null;
  readonly body: Body;
}

/**
 * The snapshot of its kind as it was last published, locked until the end of the transaction: of two processes that would publish, the second
 * sees what the first has published. What is read of the cohort for a new one must be read after this.
 */
export async function lockSnapshot<Body>(trx: Trx, { tenant, cohort }: CohortKey, kind: Kind, empty: Body): Promise<Snapshot<Body>> {
  await trx
    .insertInto("snapshots")
    .values({ tenant, cohort, kind, published_at: null, body: JSON.stringify(empty) })
    .onConflict((conflict) => conflict.columns(["tenant", "cohort", "kind"]).doNothing())
    .execute();
  const row = await trx
    .selectFrom("snapshots")
    .select(["published_at", "body"])
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("kind", "=", kind)
    .forUpdate()
    .executeTakeFirstOrThrow();
  // Written by `publish`, of this kind.
  return { publishedAt: row.published_at, body: row.body as Body };
}

async function publish(trx: Trx, { tenant, cohort }: CohortKey, kind: Kind, { publishedAt, body }: Snapshot<object>): Promise<void> {
  await trx
    .updateTable("snapshots")
    .set({ published_at: publishedAt, body: JSON.stringify(body) })
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("kind", "=", kind)
    .execute();
}

const momentOf = (at: Date | null): string | null => at?.toISOString() ?? null;

interface HeldReport {
  readonly learners: number | null;
  /** Also of activities that are not assigned at the moment: what was published of them stays known. */
  readonly lines: { readonly [activity: string]: HeldLine };
}
interface HeldLine extends Pick<ConfidentialActivity, "learners" | "asOf" | "meanBest"> {
  readonly levels: PublishedLevels;
}
export const noReport: HeldReport = { learners: null, lines: {} };

/** The snapshot of a cohort's matrix, renewed if the visible work of at least five learners is another than at the last one. */
export async function renewedReport(
  trx: Trx,
  cohort: ReportedCohort,
  work: CohortWork,
  held: Snapshot<HeldReport>,
  now: Date,
): Promise<ConfidentialCohortReport> {
  const snapshot = (await hasChangedEnough(trx, cohort, work))
    ? { publishedAt: now, body: reportAfter(held.body, cohort, work, now) }
    : held;
  if (snapshot !== held) await publish(trx, cohort, "report", snapshot);
  return {
    confidential: true,
    asOf: momentOf(snapshot.publishedAt),
    learners: snapshot.body.learners,
    activities: cohort.activities.map((activity) => confidentialActivity(activity, snapshot.body.lines[activity] ?? noLine)),
  };
}

const noLine: HeldLine = { learners: null, asOf: null, meanBest: null, levels: noLevels };

const confidentialActivity = (activity: string, { learners, asOf, meanBest, levels }: HeldLine): ConfidentialActivity => ({
  activity,
  learners,
  asOf,
  ...levels.shown,
  meanBest,
});

/** Counts whose work changed since the last snapshot, who left with work in it included; if they are five, theirs is the new one. */
async function hasChangedEnough(trx: Trx, { tenant, cohort, members }: ReportedCohort, work: CohortWork): Promise<boolean> {
  const rows = await trx
    .selectFrom("snapshot_learners")
    .select(["learner", "work"])
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .execute();
  const before = new Map(rows.map((row) => [row.learner, row.work]));
  const after = new Map<string, string>();
  for (const { person } of members) {
    const own = work.get(person.id);
    if (own && own.size > 0) after.set(person.id, hashOf([...own].sort(([a], [b]) => (a < b ? -1 : 1))));
  }
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((learner) => before.get(learner) !== after.get(learner));
  if (changed.length < fewestPeople) return false;
  await trx.deleteFrom("snapshot_learners").where("tenant", "=", tenant).where("cohort", "=", cohort).execute();
  await sql`
    insert into snapshot_learners (tenant, cohort, learner, work)
    select ${tenant}, ${cohort}, * from unnest(${[...after.keys()]}::uuid[], ${[...after.values()]}::text[])`.execute(trx);
  return true;
}

const hashOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32);

function reportAfter(held: HeldReport, { activities, members }: ReportedCohort, work: CohortWork, now: Date): HeldReport {
  const lines = activities.map((activity): [string, HeldLine] => {
    const assigned = members.filter(({ due }) => due.has(activity));
    const own = assigned.flatMap(({ person }) => work.get(person.id)?.get(activity) ?? []);
    return [activity, lineAfter(held.lines[activity] ?? noLine, assigned.length, own, now)];
  });
  return { learners: atLeastFive(members.length), lines: { ...held.lines, ...Object.fromEntries(lines) } };
}

function lineAfter(before: HeldLine, people: number, work: readonly ActivityWork[], now: Date): HeldLine {
  const done = work.filter(({ doneAtMs }) => doneAtMs !== undefined);
  const counts = {
    started: work.filter(({ startedAtMs, doneAtMs }) => startedAtMs !== undefined || doneAtMs !== undefined).length,
    done: done.length,
    mastered: work.filter(({ masteredAtMs }) => masteredAtMs !== undefined).length,
  };
  const levels = publishedLevels(people, counts, before.levels);
  const isRenewed = JSON.stringify(levels.last) !== JSON.stringify(before.levels.last);
  if (!isRenewed) return before;
  const best = done.flatMap((each) => each.best ?? []);
  const isDoneRenewed = levels.last.done !== before.levels.last.done;
  const meanBest = isDoneRenewed && best.length >= fewestPeople ? roundedShare(mean(best)) : before.meanBest;
  return { learners: atLeastFive(people), asOf: now.toISOString(), meanBest, levels };
}

const atLeastFive = (people: number): number | null => (people < fewestPeople ? null : people);

interface HeldItems {
  /** By item and quiz. `earlier`: all that was published of the item, in live sessions too. */
  readonly items: { readonly [key: string]: { readonly shown?: PublishedItem; readonly earlier: readonly PublishedClasses[] } };
}
export const noItems: HeldItems = { items: {} };
export const itemKey = (item: string, quiz: string): string => `${item} ${quiz}`;

/** The snapshot of item statistics; each item is renewed for itself, when enough people more have answered it. */
export async function renewedItems(
  trx: Trx,
  key: CohortKey,
  reported: readonly ReportedItem[],
  held: Snapshot<HeldItems>,
  now: Date,
): Promise<ItemReport> {
  const items = { ...held.body.items };
  let isRenewed = false;
  for (const { item, quiz, structure, figures } of reported) {
    const before = items[itemKey(item, quiz)] ?? { earlier: [] };
    const shown = publishedItem(structure, figures, before.earlier);
    if (!shown) continue;
    isRenewed = true;
    items[itemKey(item, quiz)] = { shown, earlier: [...before.earlier, shown.classes] };
  }
  const snapshot = isRenewed ? { publishedAt: now, body: { items } } : held;
  if (isRenewed) await publish(trx, key, "items", snapshot);
  return {
    asOf: momentOf(snapshot.publishedAt),
    items: reported.flatMap(({ item, quiz }) => {
      const shown = snapshot.body.items[itemKey(item, quiz)]?.shown;
      if (!shown) return [];
      const { answered, difficulty, discrimination, choices } = shown;
      const certainty = ([1, 2, 3] as const).map((level) => ({ level, count: null, right: null }));
      return [{ item, quiz, answered, difficulty, discrimination, choices, medianSeconds: null, certainty }];
    }),
  };
}

/** Remembers what a live session published of an item, so that statistics that come after it are measured by it too. */
export async function rememberClasses(
  trx: Trx,
  key: CohortKey,
  name: string,
  held: Snapshot<HeldItems>,
  classes: PublishedClasses,
): Promise<void> {
  const before = held.body.items[name] ?? { earlier: [] };
  const items = { ...held.body.items, [name]: { ...before, earlier: [...before.earlier, classes] } };
  await publish(trx, key, "items", { publishedAt: held.publishedAt, body: { items } });
}

interface HeldGain {
  readonly courses: { readonly [course: string]: CourseGain };
}
export const noGain: HeldGain = { courses: {} };
const fewestForQuartiles = 4 * fewestPeople;

/** The snapshot of gain; a course is renewed when at least five more people have both scores. */
export async function renewedGain(
  trx: Trx,
  key: CohortKey,
  reported: readonly ReportedGain[],
  held: Snapshot<HeldGain>,
  now: Date,
): Promise<GainReport> {
  const fresh = reported.filter(({ course, learners }) => learners - (held.body.courses[course]?.learners ?? 0) >= fewestPeople);
  const courses = { ...held.body.courses, ...Object.fromEntries(fresh.map((gain) => [gain.course, confidentialGain(gain)])) };
  const snapshot = fresh.length > 0 ? { publishedAt: now, body: { courses } } : held;
  if (snapshot !== held) await publish(trx, key, "gain", snapshot);
  return { asOf: momentOf(snapshot.publishedAt), courses: reported.flatMap(({ course }) => snapshot.body.courses[course] ?? []) };
}

function confidentialGain({ course, learners, before, after, quartiles: [lower, middle, upper] }: ReportedGain): CourseGain {
  const quartiles = [roundedShare(lower), roundedShare(middle), roundedShare(upper)] as const;
  return {
    course,
    learners,
    before: roundedShare(before),
    after: roundedShare(after),
    quartiles: learners < fewestForQuartiles ? null : quartiles,
  };
}
