import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import type { MarkChange } from "#sync/cohort-messages.ts";
import { parseCommentRecord, parseMarkRecord } from "#sync/parse-cohort-records.ts";
import { onEachApiServer } from "../../../tests/support/api-server.ts";
import { type CohortWorld, codeOf, cohortWorld, expectStatus, type Person } from "../../../tests/support/cohort-world.ts";

onEachApiServer("feedback to a learner", (server) => {
  let world: CohortWorld;
  let trainer: Person;
  let second: Person;
  let learner: Person;
  let cohort: string;
  beforeAll(async () => {
    world = await cohortWorld(server());
    [trainer, second, learner] = [await world.trainer(), await world.trainer("second"), await world.learner()];
    cohort = await world.cohort(trainer);
    await world.join(cohort, trainer, learner);
    const { userName } = (await second.client.get("session")).json().account;
    expectStatus(await trainer.client.post(`cohorts/${cohort}/trainers`, { user: userName }), 200);
  });
  const recordOf = async (id: string) => (await world.records(learner)).find((record) => record.id === id);
  const comment = (id: string, body: object, by = trainer) =>
    by.client.put(`cohorts/${cohort}/learners/${learner.id}/comments/${id}`, body);
  const mark = (id: string, change: Partial<MarkChange>, by = trainer) =>
    by.client.put(`cohorts/${cohort}/learners/${learner.id}/marks/${id}`, {
      version: 1,
      attempt: "8d7f",
      item: "state-responsibility/case",
      points: { facts: 2, law: 0.5 },
      state: "draft",
      ...change,
    });

  it("as a comment reaches them, changes by who wrote it alone, and can be taken back", async () => {
    const id = randomUUID();
    const about = { activity: "state-responsibility/breach-quiz", attempt: "8d7f", item: "state-responsibility/aim" };
    for (const _ of [1, 2]) expectStatus(await comment(id, { version: 1, text: "Well argued", ...about }), 204);
    const record = await recordOf(id);
    expect(record).toMatchObject({ kind: "comment", version: 1, author: trainer.id });
    expect(parseCommentRecord(record?.body)).toEqual({ ok: true, value: { cohort, from: trainer.name, text: "Well argued", ...about } });
    expect(codeOf(await comment(id, { version: 1, text: "Other" }))).toBe("409 version-taken");
    expect(codeOf(await comment(id, { version: 2, text: "Other" }, second))).toBe("403 not-yours");
    expectStatus(await comment(id, { version: 2, text: "Better" }), 204);
    expect(codeOf(await comment(id, { version: 1, text: "Well argued", ...about }))).toBe("409 stale");
    for (const _ of [1, 2]) expectStatus(await comment(id, { version: 3, text: "Better", deleted: true }), 204);
    expect(await recordOf(id)).toBeUndefined();
  });

  it("cannot take the place of what the server wrote", async () => {
    const id = await world.assign(cohort, trainer);
    for (const taken of [id, cohort]) expect(codeOf(await comment(taken, { version: 9, text: "Mine" }))).toBe("403 not-yours");
    expect(await recordOf(id)).toMatchObject({ kind: "assignment", version: 1 });
  });

  it("as a mark reaches them when it is final, and every version is kept", async () => {
    const id = randomUUID();
    for (const _ of [1, 2]) expectStatus(await mark(id, {}), 204);
    expect(await recordOf(id)).toBeUndefined();
    expectStatus(await mark(id, { version: 2, state: "final", comment: "Sound" }), 204);
    const value = {
      cohort,
      from: trainer.name,
      attempt: "8d7f",
      item: "state-responsibility/case",
      points: { facts: 2, law: 0.5 },
      comment: "Sound",
    };
    expect(parseMarkRecord((await recordOf(id))?.body)).toEqual({ ok: true, value });
    expectStatus(await mark(id, { version: 3, points: { facts: 1 } }, second), 204);
    expect((await recordOf(id))?.body).toMatchObject({ points: { facts: 2 } });
    expectStatus(await mark(id, { version: 4, points: { facts: 1 }, state: "final" }, second), 204);
    expect(await recordOf(id)).toMatchObject({ version: 2, author: second.id, body: { from: second.name, points: { facts: 1 } } });
    expect(codeOf(await mark(id, { version: 4, points: { facts: 1 }, state: "final" }))).toBe("409 version-taken");
    expect(codeOf(await mark(id, { version: 3 }))).toBe("409 stale");
    expect(codeOf(await mark(id, { version: 5, item: "state-responsibility/other" }))).toBe("409 mark-elsewhere");
    const versions = await server().services.db.kysely.selectFrom("marks").select(["version", "marked_by"]).where("id", "=", id).execute();
    expect(versions).toHaveLength(4);
  });

  it("is refused in a form that is not agreed, for somebody who is not in, and in a confidential cohort", async () => {
    for (const points of [{ Facts: 1 }, { facts: -1 }, { facts: "1" }]) {
      const answer = await mark(randomUUID(), { points: points as MarkChange["points"] });
      expect([points, codeOf(answer)]).toEqual([points, "422 invalid"]);
    }
    expect(codeOf(await comment(randomUUID(), { version: 1, text: "\0" }))).toBe("422 invalid");
    const stranger = await world.learner();
    const body = { version: 1, text: "Hello" };
    expect(codeOf(await trainer.client.put(`cohorts/${cohort}/learners/${stranger.id}/comments/${randomUUID()}`, body))).toBe(
      "404 not-found",
    );
    const closed = await world.cohort(trainer, { confidential: true });
    await world.join(closed, trainer, stranger);
    const path = `cohorts/${closed}/learners/${stranger.id}`;
    expect(codeOf(await trainer.client.put(`${path}/comments/${randomUUID()}`, body))).toBe("403 confidential");
    const final = { version: 1, attempt: "x", item: "c/i", points: {}, state: "final" };
    expect(codeOf(await trainer.client.put(`${path}/marks/${randomUUID()}`, final))).toBe("403 confidential");
    expect(await world.records(stranger)).toHaveLength(1);
  });

  it("never failed on the way", () => {
    expect(server().errors).toEqual([]);
  });
});
