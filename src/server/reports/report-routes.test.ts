import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlannedCourse } from "#domain/cohort/planned-activities.ts";
import type { ActivityOutline } from "#domain/course/course.ts";
import { reportCourses, reportPacks, unknownVersion, versionOf } from "../../../tests/reports/report-course.ts";
import { type ApiClient, createApiClient, signedInAdministrator } from "../../../tests/support/api-client.ts";
import { type ApiServer, startApiServer } from "../../../tests/support/api-server.ts";
import { type CohortWorld, codeOf, cohortWorld, expectStatus, type Person } from "../../../tests/support/cohort-world.ts";
import { openReportFrom } from "../../../tests/support/compact-report.ts";
import { statementAt } from "../../../tests/support/sync-fixtures.ts";
import type { PublishedCourses } from "../packs/published-courses.ts";

/** What a new version of every course makes of its outline, while it is the published one. */
let revision: ((outline: PlannedCourse) => PlannedCourse) | undefined;
const courses: PublishedCourses = {
  async outlines(wanted) {
    const outlines = await reportCourses.outlines(wanted);
    return new Map([...outlines].map(([id, outline]) => [id, revision?.(outline) ?? outline]));
  },
  version: async (course) => (revision ? unknownVersion : reportCourses.version(course)),
};
let server: ApiServer;
let world: CohortWorld;
let trainer: Person;
beforeAll(async () => {
  server = await startApiServer({ published: { packs: reportPacks, courses } });
  world = await cohortWorld(server);
  trainer = await world.trainer();
}, 60_000);
afterAll(() => server.close());

const quiz = "essentials/check";
/** A cohort to which the course of the tests is assigned. */
async function taughtCohort(confidential = false): Promise<{ readonly cohort: string; readonly learner: Person }> {
  const cohort = await world.cohort(trainer, { confidential });
  await world.assign(cohort, trainer, { work: { course: "essentials" } });
  const learner = await world.learner();
  await world.join(cohort, trainer, learner);
  return { cohort, learner };
}

const reportOf = async (cohort: string) => openReportFrom(expectStatus(await trainer.client.get(`cohorts/${cohort}/report`), 200).json());

const device = "ab12";
const push = ({ client, id }: Person, statements: readonly object[], rest: object = {}) =>
  client.post("sync/push", { epoch: null, learner: id, statements, ...rest });

describe("a report", () => {
  it("shows the work that arrived, when that was, and what still waits on the learner's devices", async () => {
    const { cohort, learner } = await taughtCohort();
    const soon = Date.now() + 1000;
    const lesson = (verb: string) => statementAt(soon, { verb, activityId: "essentials/lesson-1" });
    expectStatus(await push(learner, [lesson("started")], { device, waiting: 7 }), 200);
    expectStatus(await push(learner, [lesson("completed")], { device, waiting: 2 }), 200);
    expectStatus(await push(learner, [], { device: "cd34", waiting: 1 }), 200);
    const report = await reportOf(cohort);
    expect(report.activities[1]).toBe("essentials/lesson-1");
    expect(report.learners).toMatchObject([{ id: learner.id, unsent: 3, heardAt: new Date(server.clock.ms).toISOString() }]);
    expect(report.learners[0]?.cells[1]).toMatchObject({ state: "done" });
    expect(report.learners[0]?.cells).toHaveLength(5);
  });

  it("of a course that gets a new version meanwhile has its activities, and keeps what was done in the old one", async () => {
    const { cohort, learner } = await taughtCohort();
    let at = Date.now();
    const said = (verb: string, activityId: string, rest: object = {}) => {
      at += 1000;
      return statementAt(at, { verb, activityId, ...rest });
    };
    const inAttempt = { attemptId: randomUUID(), courseVersion: versionOf("essentials") };
    const work = [
      said("completed", "essentials/lesson-1"),
      said("completed", "essentials/lesson-2"),
      said("started", quiz, { ...inAttempt, result: { items: ["aim", "limits", "same-means", "day"], mode: "practice" } }),
      said("answered", "essentials/aim", { ...inAttempt, quizId: quiz, result: { response: "comply" } }),
      said("submitted", quiz, { ...inAttempt, result: { scaled: 1, points: 1, mastered: true } }),
    ];
    expectStatus(await push(learner, work), 200);
    const cellsOf = async () => {
      const { activities, learners } = await reportOf(cohort);
      return new Map(activities.map((activity, index) => [activity, learners[0]?.cells[index]]));
    };
    const before = await cellsOf();
    expect(before.get(quiz)).toMatchObject({ best: expect.any(Number), attempts: 1 });
    revision = (outline) => ({
      ...outline,
      modules: outline.modules.map((each) => ({
        ...each,
        activities: each.activities.map(
          (activity): ActivityOutline => ({ ...activity, id: activity.id === "lesson-2" ? "lesson-3" : activity.id }),
        ),
      })),
      retired: [
        { id: "lesson-2", kind: "lesson", module: outline.modules[0]?.id ?? "", version: versionOf("essentials") },
        { id: "nobody-did-this", kind: "lesson" },
        { id: "aim", kind: "worksheet" },
      ],
    });
    try {
      const after = await cellsOf();
      expect([...after.keys()]).toEqual([...before.keys()].map((id) => (id === "essentials/lesson-2" ? "essentials/lesson-3" : id)));
      for (const id of ["essentials/lesson-1", quiz]) expect([id, after.get(id)]).toEqual([id, before.get(id)]);
      expect(after.get("essentials/lesson-3")).toMatchObject({ state: "not-started" });
      const page = expectStatus(await trainer.client.get(`cohorts/${cohort}/learners/${learner.id}`), 200).json();
      expect(page.statements).toHaveLength(work.length);
      expect(page.assigned.map(({ activity }: { activity: string }) => activity)).toEqual([...after.keys()]);
      const lost = [{ activity: "essentials/lesson-2", version: versionOf("essentials") }];
      expect([page.retired, (await reportOf(cohort)).retired]).toEqual([lost, lost]);
      const { records } = (await learner.client.get(`sync/pull?learner=${learner.id}&cursor=0&limit=100`)).json();
      expect(records.filter(({ kind }: { kind: string }) => kind === "statement")).toHaveLength(work.length);
    } finally {
      revision = undefined;
    }
    expect(await cellsOf()).toEqual(before);
  });

  it("of two cohorts with the same work counts in each what came after joining it", async () => {
    const { cohort: first, learner } = await taughtCohort();
    const done = (id: string, at: number) => statementAt(at, { verb: "completed", activityId: `essentials/${id}` });
    expectStatus(await push(learner, [done("lesson-1", Date.now())]), 200);
    const second = await world.cohort(trainer);
    await world.assign(second, trainer, { work: { course: "essentials" } });
    await world.join(second, trainer, learner);
    expectStatus(await push(learner, [done("lesson-2", Date.now())]), 200);
    const statesIn = async (cohort: string) => {
      const { activities, learners } = await reportOf(cohort);
      return ["lesson-1", "lesson-2"].map((id) => learners[0]?.cells[activities.indexOf(`essentials/${id}`)]?.state);
    };
    expect(await statesIn(first)).toEqual(["done", "done"]);
    expect(await statesIn(second)).toEqual(["not-started", "done"]);
  });

  it("of a course that is not published any more names what was done in it, and counts nothing", async () => {
    const { cohort, learner } = await taughtCohort();
    const at = Date.now() + 1000;
    expectStatus(await push(learner, [statementAt(at, { verb: "completed", activityId: "essentials/lesson-1" })]), 200);
    const version = versionOf("essentials");
    revision = () => ({
      modules: [],
      quizzes: [],
      retired: [
        { id: "lesson-1", kind: "lesson", module: "first", version },
        { id: "lesson-2", kind: "lesson", module: "second", version },
      ],
    });
    try {
      const report = await reportOf(cohort);
      const lost = [{ activity: "essentials/lesson-1", version }];
      expect(report).toMatchObject({ activities: [], retired: lost, learners: [{ id: learner.id, cells: [] }] });
      const page = expectStatus(await trainer.client.get(`cohorts/${cohort}/learners/${learner.id}`), 200).json();
      expect(page).toMatchObject({ assigned: [], retired: lost, statements: [{ statement: { activityId: "essentials/lesson-1" } }] });
      for (const path of ["items", "gain"]) expectStatus(await trainer.client.get(`cohorts/${cohort}/${path}`), 200);
    } finally {
      revision = undefined;
    }
  });

  it("refuses a push that says nonsense about what waits", async () => {
    const { learner } = await taughtCohort();
    for (const rest of [
      { device, waiting: -1 },
      { device, waiting: 1.5 },
      { device, waiting: 2 ** 40 },
      { device: "NO", waiting: 1 },
    ])
      expect((await push(learner, [], rest)).statusCode, JSON.stringify(rest)).toBe(422);
  });

  it("of a learner has the comments and marks of this cohort's trainers, and no learner of another cohort", async () => {
    const { cohort, learner } = await taughtCohort();
    const other = await taughtCohort();
    const comment = { version: 1, text: "Read the second part again." };
    expectStatus(await trainer.client.put(`cohorts/${cohort}/learners/${learner.id}/comments/${randomUUID()}`, comment), 204);
    const mark = { version: 1, attempt: "a1", item: "essentials/aim", points: { clarity: 1 }, state: "draft" };
    expectStatus(await trainer.client.put(`cohorts/${cohort}/learners/${learner.id}/marks/${randomUUID()}`, mark), 204);
    const page = expectStatus(await trainer.client.get(`cohorts/${cohort}/learners/${learner.id}`), 200).json();
    expect(page).toMatchObject({
      learner: { id: learner.id, name: learner.name },
      comments: [{ text: comment.text, from: trainer.name, version: 1 }],
      marks: [{ versions: [{ ...mark, by: { id: trainer.id } }] }],
    });
    expect(codeOf(await trainer.client.get(`cohorts/${cohort}/learners/${other.learner.id}`))).toBe("404 not-found");
  });
});

describe("a confidential cohort", () => {
  it("has no page of a learner, and nothing to show of a few people", async () => {
    const { cohort, learner } = await taughtCohort(true);
    expectStatus(await push(learner, [statementAt(Date.now() + 1000, { activityId: "essentials/lesson-1" })]), 200);
    expect(codeOf(await trainer.client.get(`cohorts/${cohort}/learners/${learner.id}`))).toBe("403 confidential");
    const report = (await trainer.client.get(`cohorts/${cohort}/report`)).json();
    expect(report).toMatchObject({ confidential: true, asOf: null, learners: null });
    expect(report.activities[1]).toEqual({
      activity: "essentials/lesson-1",
      learners: null,
      asOf: null,
      started: null,
      done: null,
      mastered: null,
      meanBest: null,
    });
    expect((await trainer.client.get(`cohorts/${cohort}/items`)).json()).toEqual({ asOf: null, items: [] });
    expect((await trainer.client.get(`cohorts/${cohort}/gain`)).json()).toEqual({ asOf: null, courses: [] });
  });
});

describe("reports and live sessions of a cohort that is there", () => {
  it("are for its trainers and the tenant's administrators, and for others as if there were no such cohort", async () => {
    const { cohort, learner } = await taughtCohort();
    const coTrainer = await world.trainer("co-trainer");
    const another = await world.trainer("another");
    const userName = (await coTrainer.client.get("session")).json().account.userName;
    expectStatus(await trainer.client.post(`cohorts/${cohort}/trainers`, { user: userName }), 200);
    const live = expectStatus(await trainer.client.post(`cohorts/${cohort}/live`, { quiz }), 201).json();
    const elsewhere = await signedInAdministrator(server, "admin-elsewhere", "elsewhere");
    const routes: Readonly<Record<string, (client: ApiClient) => ReturnType<ApiClient["get"]>>> = {
      report: (client) => client.get(`cohorts/${cohort}/report`),
      learner: (client) => client.get(`cohorts/${cohort}/learners/${learner.id}`),
      items: (client) => client.get(`cohorts/${cohort}/items?quiz=${quiz}`),
      gain: (client) => client.get(`cohorts/${cohort}/gain`),
      start: (client) => client.post(`cohorts/${cohort}/live`, { quiz }),
      close: (client) => client.post(`live/${live.id}/close`, { item: "essentials/aim" }),
    };
    const people = [createApiClient(server.app), learner.client, another.client, elsewhere, coTrainer.client, world.administrator];
    for (const [name, call] of Object.entries(routes)) {
      const statuses = [];
      for (const client of people) statuses.push((await call(client)).statusCode);
      const good = name === "start" ? 201 : 200;
      expect([name, statuses]).toEqual([name, [401, 403, 404, 404, good, good]]);
    }
    for (const client of [another.client, elsewhere]) {
      expect((await client.get(`live/${live.id}/events`)).statusCode).toBe(404);
      expect((await client.delete(`live/${live.id}`)).statusCode).toBe(404);
    }
  });
});

describe("a live session", () => {
  it("is one for all who start it, takes only assigned quizzes, and closes items once", async () => {
    const { cohort } = await taughtCohort();
    const start = () => trainer.client.post(`cohorts/${cohort}/live`, { quiz });
    const live = expectStatus(await start(), 201).json();
    expect((await start()).json()).toEqual(live);
    expect(live).toMatchObject({ cohort, quiz, closed: [] });
    expect(codeOf(await trainer.client.post(`cohorts/${cohort}/live`, { quiz: "practice/check" }))).toBe("409 not-assigned");
    const close = (item: string) => trainer.client.post(`live/${live.id}/close`, { item });
    expect(codeOf(await close("essentials/unheard-of"))).toBe("409 item-unknown");
    for (let time = 0; time < 2; time++) expect((await close("essentials/aim")).json().closed).toEqual(["essentials/aim"]);
    expectStatus(await trainer.client.delete(`live/${live.id}`), 204);
    expect(codeOf(await close("essentials/limits"))).toBe("409 live-ended");
    expect((await start()).json().id).not.toBe(live.id);
  });
});
