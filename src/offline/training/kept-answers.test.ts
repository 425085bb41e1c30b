import { describe, expect, it } from "vitest";
import { noLeftDrafts, TestDisk } from "../../../tests/support/test-device.ts";
import { createEraser } from "../records/erase.ts";
import { createKeptAnswers } from "./kept-answers.ts";

const owner = "trainer";
const load = async (answers: ReturnType<typeof createKeptAnswers>, path: string, whose = owner) => {
  const found = await answers.load(whose, path);
  return found.ok ? found.value?.body : found.error;
};

describe("answers that a trainer has read", () => {
  it("stay with the time at which they were read, each account's own", async () => {
    const answers = createKeptAnswers(await new TestDisk().open());
    expect(await answers.keep(owner, "cohorts", { items: [] }, 5)).toEqual({ ok: true, value: undefined });
    await answers.keep(owner, "cohorts", { items: [1] }, 9);
    expect(await answers.load(owner, "cohorts")).toEqual({
      ok: true,
      value: { owner, path: "cohorts", body: { items: [1] }, readAtMs: 9 },
    });
    expect(await load(answers, "cohorts", "other")).toBeUndefined();
  });
  it("go with those below them when they may not be read any more", async () => {
    const answers = createKeptAnswers(await new TestDisk().open());
    for (const path of ["cohorts", "cohorts/a", "cohorts/a/report", "cohorts/ab"]) await answers.keep(owner, path, path, 1);
    await answers.drop(owner, "cohorts/a");
    const left = await Promise.all(["cohorts", "cohorts/a", "cohorts/a/report", "cohorts/ab"].map((path) => load(answers, path)));
    expect(left).toEqual(["cohorts", undefined, undefined, "cohorts/ab"]);
  });
  it("are the two hundred read last", async () => {
    const db = await new TestDisk().open();
    const answers = createKeptAnswers(db);
    for (let index = 0; index < 203; index += 1) await answers.keep(owner, `cohorts/${index}`, index, index);
    expect(await db.answers.count()).toBe(200);
    expect(await load(answers, "cohorts/2")).toBeUndefined();
    expect(await load(answers, "cohorts/3")).toBe(3);
  });
  it("go with the account's data, and the changes with them", async () => {
    const db = await new TestDisk().open();
    const answers = createKeptAnswers(db);
    await answers.keep(owner, "cohorts", 1, 1);
    await answers.keep("other", "cohorts", 2, 1);
    await db.changes.add({
      owner,
      seq: 1,
      change: { kind: "group", cohort: "c", id: "g", body: { version: 1, withdrawn: true } },
      madeAtMs: 1,
    });
    await createEraser(db, noLeftDrafts).erase(owner);
    expect([await db.answers.count(), await db.changes.count()]).toEqual([1, 0]);
  });
});
