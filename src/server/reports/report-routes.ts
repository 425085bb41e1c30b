import type { Result } from "#domain/result.ts";
import { err, ok } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { GainReport, ItemReport, LearnerReport } from "#sync/report-messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { type CohortRow, taughtCohort } from "../cohorts/cohort-access.ts";
import type { Api, ApiDeps } from "../routes/api-deps.ts";
import { refuse } from "../routes/api-problems.ts";
import { signedIn } from "../routes/route-rules.ts";
import { cohortReport } from "./cohort-report.ts";
import { readCohortWork } from "./cohort-work.ts";
import { reportedGain } from "./gain-report.ts";
import { quizzesOf, type ReportDeps, reportedItems } from "./item-report.ts";
import { learnerReport } from "./learner-report.ts";
import { cohortParams, itemsQuery, learnerParams } from "./report-schemas.ts";
import { readReportedCohort } from "./reported-cohort.ts";
import { lockSnapshot, noGain, noItems, noReport, renewedGain, renewedItems, renewedReport } from "./snapshots.ts";

export type ReportServices = Pick<AccountServices, "db" | "clock"> & ReportDeps;
/** `not-found`: also a cohort that the account does not teach, and a learner who is not in it. */
export type ReportProblem = { readonly code: "not-found" | "confidential" };

const forTrainers = { config: { rule: { who: "trainer" }, gzipped: true } } as const;

/** What trainers see of a cohort's work. Nothing here changes anything but the snapshots of confidential cohorts. */
export async function reportRoutes(api: Api, { services: { db, clock }, packs, courses }: ApiDeps): Promise<void> {
  const services = { db, clock, packs, courses };
  api.get(
    "/cohorts/:id/report",
    { ...forTrainers, schema: { summary: "Learners by assigned activities", params: cohortParams } },
    async (request, reply) => {
      const report = await readReport(services, signedIn(request).account, request.params.id);
      return report.ok ? reply.type("application/json; charset=utf-8").send(report.value) : refuse(reply, report.error);
    },
  );
  api.get(
    "/cohorts/:id/learners/:learner",
    { ...forTrainers, schema: { summary: "One learner's work", params: learnerParams } },
    async (request, reply) => {
      const report = await readLearner(services, signedIn(request).account, request.params);
      return report.ok ? report.value : refuse(reply, report.error);
    },
  );
  api.get(
    "/cohorts/:id/items",
    { ...forTrainers, schema: { summary: "Statistics of the items of assigned quizzes", params: cohortParams, querystring: itemsQuery } },
    async (request, reply) => {
      const report = await readItems(services, signedIn(request).account, request.params.id, request.query.quiz);
      return report.ok ? report.value : refuse(reply, report.error);
    },
  );
  api.get(
    "/cohorts/:id/gain",
    { ...forTrainers, schema: { summary: "From pre-test to final assessment", params: cohortParams } },
    async (request, reply) => {
      const report = await readGain(services, signedIn(request).account, request.params.id);
      return report.ok ? report.value : refuse(reply, report.error);
    },
  );
}

type Answer<T> = Promise<Result<T, ReportProblem>>;
const notFound = err({ code: "not-found" } as const);
const keyOf = ({ tenant, id }: CohortRow) => ({ tenant, cohort: id });

/** A `CohortReportAnswer` as JSON. */
export async function readReport({ db, clock, packs, courses }: ReportServices, account: Account, id: string): Answer<string> {
  const taught = await taughtCohort(db.kysely, account, id);
  if (!taught) return notFound;
  const key = keyOf(taught);
  if (!taught.confidential) {
    const cohort = await readReportedCohort(db.kysely, courses, key);
    return ok(await cohortReport(db.kysely, packs, cohort, clock.now()));
  }
  return db.transaction(async (trx) => {
    const held = await lockSnapshot(trx, key, "report", noReport);
    const cohort = await readReportedCohort(trx, courses, key);
    const work = await readCohortWork(trx, packs, cohort);
    return ok(JSON.stringify(await renewedReport(trx, cohort, work, held, new Date(clock.now()))));
  });
}

export async function readLearner(
  { db, clock, packs, courses }: ReportServices,
  account: Account,
  { id, learner }: { readonly id: string; readonly learner: string },
): Answer<LearnerReport> {
  const taught = await taughtCohort(db.kysely, account, id);
  if (!taught) return notFound;
  if (taught.confidential) return err({ code: "confidential" });
  const cohort = await readReportedCohort(db.kysely, courses, keyOf(taught), learner);
  const [member] = cohort.members;
  return member ? ok(await learnerReport(db.kysely, packs, cohort, member, clock.now())) : notFound;
}

export async function readItems(
  { db, clock, packs, courses }: ReportServices,
  account: Account,
  id: string,
  onlyQuiz: string | undefined,
): Answer<ItemReport> {
  const taught = await taughtCohort(db.kysely, account, id);
  if (!taught) return notFound;
  const key = keyOf(taught);
  const asked = (quizzes: readonly string[]) => quizzes.filter((quiz) => onlyQuiz === undefined || quiz === onlyQuiz);
  if (!taught.confidential) {
    const cohort = await readReportedCohort(db.kysely, courses, key);
    const items = await reportedItems(db.kysely, { packs, courses }, cohort, asked(quizzesOf(cohort)));
    return ok({
      asOf: new Date(clock.now()).toISOString(),
      items: items.map(({ item, quiz, figures: { right: _, ...figures } }) => ({ item, quiz, ...figures })),
    });
  }
  return db.transaction(async (trx) => {
    const held = await lockSnapshot(trx, key, "items", noItems);
    const cohort = await readReportedCohort(trx, courses, key);
    const items = await reportedItems(trx, { packs, courses }, cohort, asked(quizzesOf(cohort)));
    return ok(await renewedItems(trx, key, items, held, new Date(clock.now())));
  });
}

export async function readGain({ db, clock, packs, courses }: ReportServices, account: Account, id: string): Answer<GainReport> {
  const taught = await taughtCohort(db.kysely, account, id);
  if (!taught) return notFound;
  const key = keyOf(taught);
  if (!taught.confidential) {
    const cohort = await readReportedCohort(db.kysely, courses, key);
    return ok({ asOf: new Date(clock.now()).toISOString(), courses: await reportedGain(db.kysely, packs, cohort) });
  }
  return db.transaction(async (trx) => {
    const held = await lockSnapshot(trx, key, "gain", noGain);
    const cohort = await readReportedCohort(trx, courses, key);
    return ok(await renewedGain(trx, key, await reportedGain(trx, packs, cohort), held, new Date(clock.now())));
  });
}
