import { expect, it } from "vitest";
import { seededRandom } from "#domain/attempt/seeded-random.ts";
import { hlcTextFrom } from "#domain/record/hlc.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { Database } from "#server/database/database.ts";
import { closeItem, startLive } from "#server/reports/live-sessions.ts";
import { readGain, readItems, readLearner, readReport } from "#server/reports/report-routes.ts";
import { parseCohortReport } from "#sync/parse-report-answers.ts";
import type { ConfidentialCohortReport, RoomItem } from "#sync/report-messages.ts";
import { onEachDatabase } from "../support/test-database.ts";
import { anyUuid, below, pick, type Random } from "../sync/any-act.ts";
import { certainties, type Depth, type Look } from "./attacker.ts";
import { quizzes, versionOf } from "./report-course.ts";
import { administratorOf, forgetTenant, joinCohort, push, reportServices, storeAccount, storeCohort } from "./stored-cohort.ts";

const seeds = Number(process.env.CONCORD_REPORT_SEEDS ?? 4);
const firstSeed = Number(process.env.CONCORD_REPORT_FIRST_SEED ?? 1);
const course = "essentials";
const watched = [`${course}/lesson-1`, `${course}/check`];
const depthNames = ["started", "done", "mastered"] as const;

/** A confidential cohort in which people come, work and go, and a trainer who looks after every step. */
class WatchedCohort {
  readonly random: Random;
  readonly tenant: string;
  readonly id: string;
  /** Close to the real time: the database has its own. */
  nowMs = Date.now() - 60_000;
  people: string[] = [];
  /** By activity: how far each person is. */
  readonly depth = new Map(watched.map((activity) => [activity, new Map<string, Depth>()]));
  readonly looks = new Map(watched.map((activity): [string, Look[]] => [activity, []]));
  readonly histories = new Map(watched.map((activity) => [activity, new Map<string, Depth[]>()]));
  readonly published = new Map<string, Readonly<Record<string, number | null>>>();
  readonly rooms: RoomItem[] = [];

  constructor(
    readonly db: Database,
    seed: string,
  ) {
    this.random = seededRandom(seed);
    this.tenant = anyUuid(this.random);
    this.id = anyUuid(this.random);
  }

  get services() {
    return reportServices(this.db, this.nowMs);
  }
  get account() {
    return administratorOf(this.tenant);
  }

  async begin(size: number): Promise<void> {
    const assignment = { version: 1, work: { course }, target: { kind: "cohort" as const }, required: true };
    const cohort = { tenant: this.tenant, id: this.id, plan: [{ ...assignment, id: anyUuid(this.random) }], groups: [], learners: [] };
    await storeCohort(this.db, cohort, { confidential: true });
    for (let n = 0; n < size; n++) await this.join();
  }

  async join(): Promise<void> {
    const id = anyUuid(this.random);
    await storeAccount(this.db, this.tenant, id);
    await joinCohort(this.db, this, { id, joinedAt: new Date(this.nowMs).toISOString(), sharedCourses: [] });
    this.people.push(id);
  }

  async leave(): Promise<void> {
    const [gone] = this.people.splice(below(this.random, this.people.length), 1);
    if (gone !== undefined)
      await this.db.kysely.deleteFrom("enrolments").where("tenant", "=", this.tenant).where("learner", "=", gone).execute();
  }

  /** One person does the next thing. */
  async work(): Promise<void> {
    const person = pick(this.random, this.people);
    const activity = pick(this.random, watched);
    const depths = this.depth.get(activity);
    const now = depths?.get(person) ?? 0;
    const isQuiz = activity.endsWith("check");
    if (now === 3 || (now === 2 && !isQuiz)) return;
    const said = this.speaker(person);
    if (!isQuiz) {
      await push(this.db, this.tenant, person, [said(now === 0 ? "started" : "completed", activity, {})]);
      depths?.set(person, now === 0 ? 1 : 2);
      return;
    }
    const isGood = this.random() < 0.5;
    await push(this.db, this.tenant, person, attempt(said, activity, anyUuid(this.random), now === 0 ? "begin" : isGood ? "good" : "bad"));
    depths?.set(person, now === 0 ? 1 : isGood ? 3 : 2);
  }

  private speaker(person: string): Speaker {
    return (verb, activityId, rest) => {
      this.nowMs += 1000;
      const device = person.slice(0, 8);
      return {
        id: anyUuid(this.random),
        verb,
        activityId,
        locale: "en",
        at: hlcTextFrom({ ms: this.nowMs, counter: 0, device }),
        device,
        ...rest,
      };
    };
  }

  /** Reads everything there is, and keeps what is new of the watched activities. */
  async look(): Promise<ConfidentialCohortReport> {
    this.nowMs += 60_000;
    const answer = await readReport(this.services, this.account, this.id);
    const report = parseCohortReport(answer.ok && JSON.parse(answer.value));
    if (!report.ok || !report.value.confidential) throw new Error("there is no confidential report");
    await readItems(this.services, this.account, this.id, undefined);
    await readGain(this.services, this.account, this.id);
    for (const activity of watched) {
      const line = report.value.activities.find((each) => each.activity === activity);
      const before = this.published.get(activity) ?? {};
      const fresh = depthNames.flatMap((name, place) => {
        const count = line?.[name] ?? null;
        return count !== null && count !== before[name] ? [[place + 1, count]] : [];
      });
      this.published.set(activity, { started: line?.started ?? null, done: line?.done ?? null, mastered: line?.mastered ?? null });
      if (fresh.length === 0) continue;
      const looks = this.looks.get(activity) ?? [];
      looks.push({ people: [...this.people], reached: Object.fromEntries(fresh) });
      const histories = this.histories.get(activity);
      for (const person of this.people) {
        const earlier = histories?.get(person) ?? [];
        const missing = Array.from({ length: looks.length - 1 - earlier.length }, (): Depth => earlier.at(-1) ?? 0);
        histories?.set(person, [...earlier, ...missing, this.depth.get(activity)?.get(person) ?? 0]);
      }
    }
    return report.value;
  }

  /** What is certain to somebody who knows all work of four people. */
  certain(): string[] {
    return watched.flatMap((activity) => {
      const looks = this.looks.get(activity) ?? [];
      const histories = [...(this.histories.get(activity) ?? [])];
      const friends = histories.slice(0, 4).map(([name, history]) => {
        const last = history.at(-1) ?? 0;
        return [name, Array.from({ length: looks.length }, (_, look) => history[look] ?? last)] as const;
      });
      return certainties(looks, new Map(friends));
    });
  }

  /** Everybody answers in the room, and the item is closed. */
  async live(): Promise<void> {
    const quiz = `${course}/check`;
    const session = await startLive(this.services, this.account, this.id, quiz);
    if (!session.ok) throw new Error(session.error.code);
    for (const person of this.people)
      if (this.random() < 0.8) {
        await push(
          this.db,
          this.tenant,
          person,
          attempt(this.speaker(person), quiz, anyUuid(this.random), this.random() < 0.5 ? "right-first" : "begin"),
        );
        const depths = this.depth.get(quiz);
        depths?.set(person, Math.max(1, depths.get(person) ?? 0) as Depth);
        await this.look();
      }
    for (let tries = 0; tries < 2; tries++) await closeItem(this.services, this.account, session.value.id, `${course}/aim`);
    const row = await this.db.kysely.selectFrom("live_results").select("result").where("session", "=", session.value.id).executeTakeFirst();
    if (row) this.rooms.push(row.result);
  }
}

type Speaker = (verb: string, activityId: string, rest: Partial<Statement>) => Statement;

function attempt(said: Speaker, quiz: string, attemptId: string, how: "begin" | "good" | "bad" | "right-first"): Statement[] {
  const inAttempt = { attemptId, courseVersion: versionOf(course) };
  const items = quizzes.check?.items.map(({ id }) => id) ?? [];
  const started = said("started", quiz, { ...inAttempt, result: { items, mode: "practice" } });
  const answer = (item: string, response: unknown) =>
    said("answered", `${course}/${item}`, { ...inAttempt, quizId: quiz, result: { response } });
  if (how === "begin") return [started, answer("aim", "regret")];
  if (how === "right-first") return [started, answer("aim", "comply")];
  const right = [answer("aim", "comply"), answer("limits", ["force", "persons", "archives", "arbitration"]), answer("same-means", false)];
  const answers = how === "good" ? right : [answer("aim", "regret")];
  return [started, ...answers, said("submitted", quiz, { ...inAttempt, result: { scaled: 0, points: 4, mastered: false } })];
}

onEachDatabase("a confidential cohort", (database) => {
  it("tells nobody's progress to who sees all it publishes and knows four of its people, whoever comes, works and goes", {
    timeout: seeds * 120_000,
  }, async () => {
    for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
      const cohort = new WatchedCohort(database(), `confidential ${seed}`);
      await cohort.begin(11);
      for (let step = 0; step < 45; step++) {
        const dice = cohort.random();
        if (dice < 0.08) await cohort.join();
        else if (dice < 0.16 && cohort.people.length > 6) await cohort.leave();
        else await cohort.work();
        if (step % 3 === 0) await cohort.look();
        if (step === 20) await cohort.live();
      }
      await cohort.look();
      expect([seed, cohort.certain()]).toEqual([seed, []]);
      for (const { answered, right, choices } of cohort.rooms)
        for (const count of [right, ...(choices ?? []).map((choice) => choice.count)])
          if (count !== null && answered !== null) expect([seed, count >= 5 && answered - count >= 5]).toEqual([seed, true]);
      await forgetTenant(database(), cohort.tenant);
    }
  });

  it("is published anew only when the work of five people is another", async () => {
    const cohort = new WatchedCohort(database(), "renewal");
    await cohort.begin(12);
    const finish = (person: string) => push(database(), cohort.tenant, person, [statementOf(cohort, person)]);
    expect((await cohort.look()).asOf).toBeNull();
    for (const person of cohort.people.slice(0, 4)) await finish(person);
    expect((await cohort.look()).asOf).toBeNull();
    await finish(cohort.people[4] ?? "");
    const first = await cohort.look();
    expect(lineOf(first)).toMatchObject({ learners: 12, done: 5, mastered: null });
    await finish(cohort.people[5] ?? "");
    await cohort.leave();
    expect(await cohort.look()).toEqual(first);
  });

  it("shows no page of a learner, and keeps what a live session has shown out of reach of later statistics", async () => {
    const cohort = new WatchedCohort(database(), "live");
    await cohort.begin(14);
    const [someone = ""] = cohort.people;
    expect(await readLearner(cohort.services, cohort.account, { id: cohort.id, learner: someone })).toEqual({
      ok: false,
      error: { code: "confidential" },
    });
    const quiz = `${course}/check`;
    const session = await startLive(cohort.services, cohort.account, cohort.id, quiz);
    if (!session.ok) throw new Error(session.error.code);
    const answer = async (person: string, how: "begin" | "right-first") => {
      cohort.nowMs += 1000;
      await push(database(), cohort.tenant, person, attempt(speak(cohort, person), quiz, anyUuid(cohort.random), how));
    };
    const close = () => closeItem(cohort.services, cohort.account, session.value.id, `${course}/aim`);
    for (const person of cohort.people.slice(0, 4)) await answer(person, "begin");
    expect(await close()).toEqual({ ok: false, error: { code: "too-few-answers" } });
    for (const person of cohort.people.slice(4, 12)) await answer(person, "right-first");
    await answer(cohort.people[12] ?? "", "begin");
    expect(await close()).toMatchObject({ ok: true, value: { closed: [`${course}/aim`] } });
    const row = await database()
      .kysely.selectFrom("live_results")
      .select("result")
      .where("session", "=", session.value.id)
      .executeTakeFirstOrThrow();
    expect(row.result).toMatchObject({
      answered: 13,
      right: 8,
      choices: [{ choice: "comply", count: 8 }, { choice: "regret", count: 5 }, { count: null }],
    });
    await answer(cohort.people[13] ?? "", "right-first");
    const items = await readItems(cohort.services, cohort.account, cohort.id, undefined);
    expect(items).toMatchObject({ ok: true, value: { items: [] } });
  });
});

const lineOf = (report: ConfidentialCohortReport) => report.activities.find(({ activity }) => activity === `${course}/lesson-1`);
const speak =
  (cohort: WatchedCohort, person: string): Speaker =>
  (verb, activityId, rest) => {
    cohort.nowMs += 1000;
    const device = person.slice(0, 8);
    return {
      id: anyUuid(cohort.random),
      verb,
      activityId,
      locale: "en",
      at: hlcTextFrom({ ms: cohort.nowMs, counter: 0, device }),
      device,
      ...rest,
    };
  };
const statementOf = (cohort: WatchedCohort, person: string) => speak(cohort, person)("completed", `${course}/lesson-1`, {});
