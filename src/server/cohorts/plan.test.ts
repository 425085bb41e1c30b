import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { parseAssignmentRecord } from "#sync/parse-cohort-records.ts";
import { onEachApiServer } from "../../../tests/support/api-server.ts";
import {
  assignment,
  type CohortWorld,
  codeOf,
  cohortWorld,
  expectStatus,
  type Person,
  settings,
} from "../../../tests/support/cohort-world.ts";

onEachApiServer("the plan of a cohort", (server) => {
  let world: CohortWorld;
  let trainer: Person;
  beforeAll(async () => {
    world = await cohortWorld(server());
    trainer = await world.trainer();
  });
  const assigned = async (learner: Person) => (await world.records(learner)).filter(({ kind }) => kind === "assignment");
  const assignedIds = async (learner: Person) => (await assigned(learner)).map(({ id }) => id).sort();
  const put = (cohort: string, id: string, change: Parameters<typeof assignment>[0], by = trainer) =>
    by.client.put(`cohorts/${cohort}/assignments/${id}`, assignment(change));

  it("reaches whom it is for: everybody, a group, one learner, and whoever joins later", async () => {
    const [one, two, late] = [await world.learner("one"), await world.learner("two"), await world.learner("late")];
    const cohort = await world.cohort(trainer);
    await world.join(cohort, trainer, one, two);
    const group = await world.group(cohort, trainer, "Tuesday", [one]);
    const forAll = await world.assign(cohort, trainer);
    const forGroup = await world.assign(cohort, trainer, { target: { kind: "group", group } });
    const forTwo = await world.assign(cohort, trainer, { target: { kind: "learner", learner: two.id } });
    await world.join(cohort, trainer, late);
    expect(await assignedIds(one)).toEqual([forAll, forGroup].sort());
    expect(await assignedIds(two)).toEqual([forAll, forTwo].sort());
    expect(await assignedIds(late)).toEqual([forAll]);
  });

  it("says all of it on the learner's device, and says it again as it changes", async () => {
    const learner = await world.learner();
    const cohort = await world.cohort(trainer);
    await world.join(cohort, trainer, learner);
    const work = { course: "state-responsibility", module: "breach", activity: "breach-quiz" };
    const times = { opensAt: "2026-11-23T08:00:00.000Z", dueAt: "2026-11-30T08:00:00.000Z" };
    const id = await world.assign(cohort, trainer, { work, ...times, note: "Bring\nquestions", required: false });
    const body = { cohort: { id: cohort, name: settings.name, timeZone: settings.timeZone }, work, required: false, ...times };
    const [record] = await assigned(learner);
    expect(record).toMatchObject({ id, version: 1, author: null });
    expect(parseAssignmentRecord(record?.body)).toEqual({ ok: true, value: { ...body, note: "Bring\nquestions" } });

    expectStatus(await put(cohort, id, { version: 2, work, required: true }), 204);
    expect(await assigned(learner)).toMatchObject([{ version: 2, body: { cohort: body.cohort, work, required: true } }]);
    expect((await world.detail(cohort, trainer)).plan).toEqual([assignment({ version: 2, work })].map((change) => ({ ...change, id })));
  });

  it("takes a version once: again changes nothing, older ones and other content are refused", async () => {
    const learner = await world.learner();
    const cohort = await world.cohort(trainer);
    await world.join(cohort, trainer, learner);
    const id = await world.assign(cohort, trainer, { dueAt: "2026-11-30T08:00:00Z" });
    expectStatus(await put(cohort, id, { dueAt: "2026-11-30T08:00:00.000Z" }), 204);
    expect(codeOf(await put(cohort, id, { required: false }))).toBe("409 version-taken");
    expectStatus(await put(cohort, id, { version: 3, required: false }), 204);
    expect(codeOf(await put(cohort, id, { version: 2 }))).toBe("409 stale");
    expect(await assigned(learner)).toMatchObject([{ version: 2, body: { required: false } }]);
    const path = `cohorts/${cohort}/assignments/${id}`;
    expect(codeOf(await trainer.client.delete(`${path}?version=2`))).toBe("409 stale");
    for (const _ of [1, 2]) expectStatus(await trainer.client.delete(`${path}?version=4`), 204);
    expect(await assigned(learner)).toEqual([]);
    expect((await world.detail(cohort, trainer)).plan).toEqual([]);
    expect(codeOf(await put(cohort, id, { version: 4 }))).toBe("409 version-taken");
    expectStatus(await put(cohort, id, { version: 5 }), 204);
    expect(await assigned(learner)).toMatchObject([{ version: 4 }]);
  });

  it("is not taken with a due date before the open date, for a stranger, or under an id of another cohort", async () => {
    const [cohort, other] = [await world.cohort(trainer), await world.cohort(trainer)];
    const id = randomUUID();
    const times = { opensAt: "2026-11-30T08:00:00Z", dueAt: "2026-11-23T08:00:00Z" };
    expect(codeOf(await put(cohort, id, times))).toBe("400 due-before-open");
    const stranger = await world.learner();
    expect(codeOf(await put(cohort, id, { target: { kind: "learner", learner: stranger.id } }))).toBe("409 target-unknown");
    const group = await world.group(other, trainer, "Other", []);
    expect(codeOf(await put(cohort, id, { target: { kind: "group", group } }))).toBe("409 target-unknown");
    for (const dueAt of ["2026-13-01T00:00:00Z", "2026-06-30T23:59:60Z", "0000-01-01T00:00:00Z", "2026-11-30", "soon"])
      expect(codeOf(await put(cohort, id, { dueAt }))).toBe("422 invalid");
    expect((await world.detail(cohort, trainer)).plan).toEqual([]);
    const elsewhere = await world.assign(other, trainer);
    expect(codeOf(await put(cohort, elsewhere, { version: 2 }))).toBe("404 not-found");
    expect(codeOf(await trainer.client.delete(`cohorts/${cohort}/assignments/${elsewhere}?version=2`))).toBe("404 not-found");
  });

  it("follows who is in a group: who comes gets what is assigned to it, who goes loses it, and work stays", async () => {
    const [one, two] = [await world.learner("one"), await world.learner("two")];
    const cohort = await world.cohort(trainer);
    await world.join(cohort, trainer, one, two);
    const group = await world.group(cohort, trainer, "Tuesday", [one]);
    const id = await world.assign(cohort, trainer, { target: { kind: "group", group } });
    const path = `cohorts/${cohort}/groups/${group}`;
    const stranger = await world.learner();
    const moved = { version: 2, name: "Wednesday", members: [two.id, stranger.id] };
    expectStatus(await trainer.client.put(path, moved), 204);
    expect([await assignedIds(one), await assignedIds(two), await assignedIds(stranger)]).toEqual([[], [id], []]);
    expect((await world.detail(cohort, trainer)).groups).toEqual([{ id: group, version: 2, name: "Wednesday", members: [two.id] }]);
    expectStatus(await trainer.client.put(path, moved), 204);
    expect(codeOf(await trainer.client.put(path, { ...moved, version: 1 }))).toBe("409 stale");
    expect(codeOf(await trainer.client.put(path, { ...moved, name: "Friday" }))).toBe("409 version-taken");
    expectStatus(await trainer.client.put(path, { version: 3, name: "Wednesday", members: [one.id, two.id] }), 204);
    expect(await assigned(one)).toMatchObject([{ version: 3 }]);

    for (const _ of [1, 2]) expectStatus(await trainer.client.delete(`${path}?version=4`), 204);
    expect([await assignedIds(one), await assignedIds(two)]).toEqual([[], []]);
    expect(await world.detail(cohort, trainer)).toMatchObject({ groups: [], plan: [] });
    expect(codeOf(await trainer.client.put(path, moved))).toBe("409 stale");
  });

  describe("when a learner goes", () => {
    it("by their own will, enrolment and assignments are taken back, and comments and work stay", async () => {
      const learner = await world.learner();
      const cohort = await world.cohort(trainer);
      await world.join(cohort, trainer, learner);
      await world.assign(cohort, trainer);
      const own = await world.assign(cohort, trainer, { target: { kind: "learner", learner: learner.id } });
      await world.group(cohort, trainer, "Group", [learner]);
      const comment = `cohorts/${cohort}/learners/${learner.id}/comments/${randomUUID()}`;
      expectStatus(await trainer.client.put(comment, { version: 1, text: "Well argued" }), 204);
      for (const _ of [1, 2]) expectStatus(await learner.client.post(`account/cohorts/${cohort}/leave`), 204);
      expect((await world.records(learner)).map(({ kind }) => kind)).toEqual(["comment"]);
      expect(await world.detail(cohort, trainer)).toMatchObject({ members: [], groups: [{ members: [] }], plan: [{ required: true }] });
      expect((await world.detail(cohort, trainer)).plan.map(({ id }) => id)).not.toContain(own);
    });

    it("and comes back, everything is told anew, and only what comes after counts", async () => {
      const learner = await world.learner();
      const cohort = await world.cohort(trainer);
      await world.join(cohort, trainer, learner);
      await world.assign(cohort, trainer);
      const [before] = (await world.detail(cohort, trainer)).members;
      expectStatus(await trainer.client.delete(`cohorts/${cohort}/members/${learner.id}`), 204);
      expect(await world.records(learner)).toEqual([]);
      await world.join(cohort, trainer, learner);
      expect(await world.records(learner)).toMatchObject([
        { kind: "enrolment", version: 3 },
        { kind: "assignment", version: 3 },
      ]);
      const [after] = (await world.detail(cohort, trainer)).members;
      expect(String(after?.joinedAt) > String(before?.joinedAt)).toBe(true);
    });
  });

  it("of two cohorts with the same work, each has its own", async () => {
    const learner = await world.learner();
    const cohorts = [await world.cohort(trainer), await world.cohort(trainer)];
    for (const cohort of cohorts) {
      await world.join(cohort, trainer, learner);
      await world.assign(cohort, trainer);
    }
    expect(await assigned(learner)).toHaveLength(2);
    expectStatus(await learner.client.post(`account/cohorts/${cohorts[0]}/leave`), 204);
    expect((await assigned(learner)).map(({ body }) => body)).toMatchObject([{ cohort: { id: cohorts[1] } }]);
  });

  describe("at the same moment", () => {
    it("of two co-trainers who change one assignment, one is told that the other was first", async () => {
      const [learner, second] = [await world.learner(), await world.trainer("second")];
      const cohort = await world.cohort(trainer);
      await world.join(cohort, trainer, learner);
      const { userName } = (await second.client.get("session")).json().account;
      expectStatus(await trainer.client.post(`cohorts/${cohort}/trainers`, { user: userName }), 200);
      const id = await world.assign(cohort, trainer);
      for (let version = 2; version < 8; version++) {
        const answers = await Promise.all([
          put(cohort, id, { version, note: "of one" }),
          put(cohort, id, { version, note: "of the other" }, second),
        ]);
        expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
        const [plan] = (await world.detail(cohort, trainer)).plan;
        expect(plan).toMatchObject({ version, note: answers[0]?.statusCode === 204 ? "of one" : "of the other" });
        expect(await assigned(learner)).toMatchObject([{ body: { note: plan?.note } }]);
      }
    });

    it("whoever joins while something is assigned gets it", async () => {
      for (let round = 0; round < 4; round++) {
        const learners = await Promise.all(Array.from({ length: 4 }, () => world.learner()));
        const cohort = await world.cohort(trainer);
        const { code } = (await trainer.client.post(`cohorts/${cohort}/invitations`, {})).json();
        const joining = learners.map(({ client }) => client.post("join", { joinCode: code }));
        const assigning = [world.assign(cohort, trainer), world.assign(cohort, trainer)];
        for (const answer of await Promise.all(joining)) expectStatus(answer, 200);
        const ids = (await Promise.all(assigning)).sort();
        for (const learner of learners) expect(await assignedIds(learner)).toEqual(ids);
      }
    });

    it("whoever leaves while something is assigned keeps nothing of it", async () => {
      const learner = await world.learner();
      const cohort = await world.cohort(trainer);
      for (let round = 0; round < 6; round++) {
        await world.join(cohort, trainer, learner);
        await Promise.all([world.assign(cohort, trainer), learner.client.post(`account/cohorts/${cohort}/leave`)]);
        expect(await world.records(learner)).toEqual([]);
      }
    });
  });

  it("never failed on the way", () => {
    expect(server().errors).toEqual([]);
  });
});
