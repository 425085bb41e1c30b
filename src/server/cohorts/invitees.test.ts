import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportCourses, reportPacks, versionOf } from "../../../tests/reports/report-course.ts";
import { type ApiServer, startApiServer } from "../../../tests/support/api-server.ts";
import { type CohortWorld, codeOf, cohortWorld, expectStatus, type Person, settings } from "../../../tests/support/cohort-world.ts";
import { statementAt } from "../../../tests/support/sync-fixtures.ts";
import { onEachDatabase } from "../../../tests/support/test-database.ts";

onEachDatabase("somebody whom a trainer asks by name", (database) => {
  let server: ApiServer;
  let world: CohortWorld;
  let trainer: Person;
  beforeAll(async () => {
    server = await startApiServer({ db: database(), published: { packs: reportPacks, courses: reportCourses } });
    world = await cohortWorld(server);
    trainer = await world.trainer();
  });
  afterAll(() => server.stop());
  const kinds = async (learner: Person) => (await world.records(learner)).map(({ kind }) => kind).sort();
  const accept = (learner: Person, cohort: string, confidential = false) =>
    learner.client.post(`account/cohorts/${cohort}/accept`, { confidential });
  const decline = (learner: Person, cohort: string) => learner.client.post(`account/cohorts/${cohort}/decline`);
  const asked = async (change: Parameters<CohortWorld["cohort"]>[1] = {}) => {
    const [learner, cohort] = [await world.learner("Amina"), await world.cohort(trainer, change)];
    await world.assign(cohort, trainer, { work: { course: "essentials" } });
    await world.invite(cohort, trainer, learner);
    return { learner, cohort };
  };
  const inviteesOf = async (cohort: string) => (await world.detail(cohort, trainer)).invitees;

  it("of a confidential cohort is seen in no other one before they have accepted there", async () => {
    const learner = await world.learner("Amina");
    const quiet = await world.cohort(trainer, { confidential: true });
    await world.join(quiet, trainer, learner);
    const open = await world.cohort(trainer);
    await world.assign(open, trainer, { work: { course: "essentials" } });
    await world.invite(open, trainer, learner);
    const inAttempt = { attemptId: "a1", courseVersion: versionOf("essentials") };
    const said = (verb: "started" | "answered", rest: object) => statementAt(Date.now() + 1000, { verb, ...inAttempt, ...rest });
    const statements = [
      said("started", { activityId: "essentials/check", result: { items: ["aim", "limits", "same-means", "day"], mode: "practice" } }),
      said("answered", { activityId: "essentials/aim", quizId: "essentials/check", result: { response: "regret" } }),
    ];
    expectStatus(await learner.client.post("sync/push", { epoch: null, learner: learner.id, statements }), 200);

    expect(codeOf(await trainer.client.get(`cohorts/${open}/learners/${learner.id}`))).toBe("404 not-found");
    for (const path of ["report", "items?quiz=essentials/check", "gain"]) {
      const answer = expectStatus(await trainer.client.get(`cohorts/${open}/${path}`), 200);
      expect(answer.body).not.toContain(learner.id);
      expect(answer.body).not.toContain("regret");
    }
    const detail = await world.detail(open, trainer);
    expect(detail).toMatchObject({ learners: 0, members: [] });
    expect(detail.invitees).toMatchObject([{ id: learner.id, name: "Somebody", declined: false }]);
    expect(JSON.stringify(detail)).not.toContain(learner.name);
  });

  it("is told what joining means, and comes in by accepting it, once", async () => {
    const { learner, cohort } = await asked();
    const [invitation] = await world.records(learner);
    expect(invitation).toMatchObject({
      kind: "invitation",
      body: { cohort: { id: cohort, name: settings.name }, confidential: false, trainers: [trainer.name], invitedAt: expect.any(String) },
    });
    for (const _ of [1, 2]) expectStatus(await accept(learner, cohort), 204);
    expect(await kinds(learner)).toEqual(["assignment", "enrolment"]);
    expect(await world.detail(cohort, trainer)).toMatchObject({ members: [{ id: learner.id, name: learner.name }], invitees: [] });
    expectStatus(await decline(learner, cohort), 204);
    expect((await world.detail(cohort, trainer)).members).toHaveLength(1);
  });

  it("declines, which the trainer sees, and can be asked again", async () => {
    const { learner, cohort } = await asked();
    for (const _ of [1, 2]) expectStatus(await decline(learner, cohort), 204);
    expect(await inviteesOf(cohort)).toMatchObject([{ id: learner.id, declined: true }]);
    expect(await kinds(learner)).toEqual([]);
    expect(codeOf(await accept(learner, cohort))).toBe("404 invitation-gone");
    for (const _ of [1, 2]) expectStatus(await trainer.client.post(`cohorts/${cohort}/invitees/${learner.id}`), 204);
    expect(await inviteesOf(cohort)).toMatchObject([{ id: learner.id, declined: false }]);
    expect(await kinds(learner)).toEqual(["invitation"]);
    expectStatus(await decline(learner, cohort), 204);
    await world.invite(cohort, trainer, learner);
    expectStatus(await accept(learner, cohort), 204);
  });

  it("is not asked any more when the trainer takes it back", async () => {
    const { learner, cohort } = await asked();
    for (const _ of [1, 2]) expectStatus(await trainer.client.delete(`cohorts/${cohort}/invitees/${learner.id}`), 204);
    expect(await inviteesOf(cohort)).toEqual([]);
    expect(await kinds(learner)).toEqual([]);
    expect(codeOf(await accept(learner, cohort))).toBe("404 invitation-gone");
    expect(codeOf(await trainer.client.post(`cohorts/${cohort}/invitees/${learner.id}`))).toBe("404 not-found");
  });

  it("is not in what they were told nothing of: neither uninvited, nor in a cohort that became another", async () => {
    const { learner, cohort } = await asked({ confidential: true });
    const stranger = await world.learner("stranger");
    expect(codeOf(await accept(stranger, cohort, true))).toBe("404 invitation-gone");
    expectStatus(await trainer.client.put(`cohorts/${cohort}`, { ...settings, version: 1, confidential: false }), 200);
    expect(codeOf(await accept(learner, cohort, true))).toBe("409 invitation-changed");
    expect(await world.records(learner)).toMatchObject([{ kind: "invitation", body: { confidential: false } }]);
    expectStatus(await accept(learner, cohort, false), 204);
  });

  it("of a cohort that is archived is not asked until it is opened again", async () => {
    const { learner, cohort } = await asked();
    expectStatus(await trainer.client.put(`cohorts/${cohort}`, { ...settings, version: 1, archived: true }), 200);
    expect(await kinds(learner)).toEqual([]);
    expect(codeOf(await accept(learner, cohort))).toBe("404 invitation-gone");
    expectStatus(await trainer.client.put(`cohorts/${cohort}`, { ...settings, version: 2 }), 200);
    expect(await kinds(learner)).toEqual(["invitation"]);
    expectStatus(await accept(learner, cohort), 204);
  });

  it("may come in by a code as well, into the groups of the list, and is asked anew after leaving", async () => {
    const { learner, cohort } = await asked();
    const userName = (await learner.client.get("session")).json().account.userName;
    const rows = [{ name: "Amina", userName, group: "Tuesday" }];
    expectStatus(await trainer.client.post(`cohorts/${cohort}/members`, { dryRun: false, rows }), 200);
    await world.join(cohort, trainer, learner);
    expect(await world.detail(cohort, trainer)).toMatchObject({ invitees: [], groups: [{ name: "Tuesday", members: [learner.id] }] });
    expect(await kinds(learner)).toEqual(["assignment", "enrolment"]);
    expectStatus(await learner.client.post(`account/cohorts/${cohort}/leave`), 204);
    await world.invite(cohort, trainer, learner);
    expect(await kinds(learner)).toEqual(["invitation"]);
  });

  describe("at the same time", () => {
    it("as they are taken back is either in or not asked", async () => {
      const { learner, cohort } = await asked();
      const [accepted] = await Promise.all([accept(learner, cohort), trainer.client.delete(`cohorts/${cohort}/invitees/${learner.id}`)]);
      const isIn = accepted.statusCode === 204;
      expect((await world.detail(cohort, trainer)).members).toHaveLength(isIn ? 1 : 0);
      expect(await kinds(learner)).toEqual(isIn ? ["assignment", "enrolment"] : []);
    });
  });

  it("never failed on the way", () => {
    expect(server.errors).toEqual([]);
  });
});
