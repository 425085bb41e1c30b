import { describe, expect, it } from "vitest";
import { fillDisk, TestDisk, testClock } from "../../../tests/support/test-device.ts";
import { createChangeQueue } from "./change-queue.ts";
import type { TrainerChange } from "./trainer-change.ts";

const owner = "trainer";
const group = (version: number, name: string, id = "g"): TrainerChange => ({
  kind: "group",
  cohort: "c",
  id,
  body: { version, name, members: [] },
});
const gone = (version: number): TrainerChange => ({ kind: "group", cohort: "c", id: "g", body: { version, withdrawn: true } });
const made = (version: number, name = "Dakar"): TrainerChange => ({
  kind: "cohort",
  cohort: "c",
  body: { version, name, language: "fr", timeZone: "Africa/Dakar", confidential: false },
});

async function openQueue() {
  const db = await new TestDisk().open();
  const queue = createChangeQueue({ db, clock: testClock() });
  const add = async (change: TrainerChange) => expect(await queue.add(owner, change)).toEqual({ ok: true, value: undefined });
  const bodies = async () => (await db.changes.toArray()).map(({ change }) => change.body);
  return { db, queue, add, bodies };
}

describe("a trainer's changes", () => {
  it("are sent in the order in which they were made, each owner's own", async () => {
    const { queue, add } = await openQueue();
    await add(made(0));
    await add(group(1, "Tuesday"));
    await queue.add("other", group(1, "theirs", "x"));
    const first = await queue.takeNext(owner);
    expect(first?.change).toEqual(made(0));
    await queue.taken(owner, first?.seq ?? 0);
    const second = await queue.takeNext(owner);
    expect(second?.change).toEqual(group(1, "Tuesday"));
    await queue.taken(owner, second?.seq ?? 0);
    expect(await queue.hasNext(owner)).toBe(false);
    expect(await queue.hasNext("other")).toBe(true);
  });
  it("take the place of one that was not tried, under the same version", async () => {
    const { add, bodies } = await openQueue();
    await add(group(4, "Tuesday"));
    await add(group(4, "Wednesday"));
    expect(await bodies()).toEqual([{ version: 4, name: "Wednesday", members: [] }]);
  });
  it("keep the version on which the first of them was built, so that another trainer's is not written over unseen", async () => {
    const { add, bodies } = await openQueue();
    await add(group(4, "Tuesday"));
    await add(group(5, "Wednesday"));
    expect(await bodies()).toEqual([{ version: 4, name: "Wednesday", members: [] }]);
  });
  it("come after one that may have arrived, a version further", async () => {
    const { queue, add, bodies } = await openQueue();
    await add(group(4, "Tuesday"));
    await queue.takeNext(owner);
    await add(group(4, "Wednesday"));
    await add(group(4, "Thursday"));
    expect(await bodies()).toEqual([
      { version: 4, name: "Tuesday", members: [] },
      { version: 5, name: "Thursday", members: [] },
    ]);
    expect((await queue.takeNext(owner))?.change.body).toMatchObject({ version: 4, name: "Tuesday" });
  });
  it("leave nothing when what was never tried is withdrawn", async () => {
    const { add, bodies } = await openQueue();
    await add(group(1, "Tuesday"));
    await add(gone(1));
    expect(await bodies()).toEqual([]);
  });
  it("withdraw what the server knows, or may know", async () => {
    const { queue, add, bodies } = await openQueue();
    await add(group(7, "renamed"));
    await add(gone(7));
    expect(await bodies()).toEqual([{ version: 7, withdrawn: true }]);
    const { queue: tried, add: addTried, bodies: triedBodies } = await openQueue();
    await addTried(group(1, "Tuesday"));
    await tried.takeNext(owner);
    await addTried(gone(1));
    expect(await triedBodies()).toEqual([
      { version: 1, name: "Tuesday", members: [] },
      { version: 2, withdrawn: true },
    ]);
    expect(await queue.hasNext(owner)).toBe(true);
  });
  it("do not go past a refusal of the same thing, nor past a cohort that was not made", async () => {
    const { queue, add } = await openQueue();
    await add(made(0));
    await queue.takeNext(owner);
    await add(made(0, "Dakar 2026"));
    await add(group(1, "Tuesday"));
    const first = await queue.takeNext(owner);
    await queue.refused(owner, first?.seq ?? 0, "time-zone-unknown");
    expect(await queue.takeNext(owner)).toBeUndefined();
    await add(made(0, "Dakar again"));
    expect((await queue.takeNext(owner))?.change).toEqual(made(0, "Dakar again"));
  });
  it("stay, when the server has them, until an answer that was asked for since shows them", async () => {
    const { db, queue, add, bodies } = await openQueue();
    const assignment: TrainerChange = { kind: "assignment", cohort: "c", id: "a", body: { version: 2, withdrawn: true } };
    for (const change of [made(3), group(1, "Tuesday"), assignment]) await add(change);
    for (let next = await queue.takeNext(owner); next; next = await queue.takeNext(owner)) await queue.taken(owner, next.seq);
    const [{ takenAtMs = 0 } = {}] = await db.changes.toArray();
    await queue.settle(owner, "cohorts/c", takenAtMs - 1);
    await queue.settle(owner, "cohorts/other", takenAtMs);
    expect(await bodies()).toHaveLength(3);
    await queue.settle(owner, "cohorts", takenAtMs);
    expect(await bodies()).toHaveLength(2);
    await add(group(1, "Wednesday, before the answer has come"));
    await queue.settle(owner, "cohorts/c", takenAtMs);
    expect(await bodies()).toEqual([{ version: 2, name: "Wednesday, before the answer has come", members: [] }]);
  });
  it("stay while another answer that shows them is kept as it was before", async () => {
    const { db, queue, add, bodies } = await openQueue();
    await add(made(3));
    const row = await queue.takeNext(owner);
    await queue.taken(owner, row?.seq ?? 0);
    const [{ takenAtMs = 0 } = {}] = await db.changes.toArray();
    const detail = (readAtMs: number) => db.answers.put({ owner, path: "cohorts/c", body: {}, readAtMs });
    await detail(takenAtMs - 1);
    await queue.settle(owner, "cohorts", takenAtMs);
    expect(await bodies()).toHaveLength(1);
    await detail(takenAtMs);
    await queue.settle(owner, "cohorts/c", takenAtMs);
    expect(await bodies()).toEqual([]);
  });
  it("that were made while an earlier one was refused wait for the same decision, and are what it is about", async () => {
    const { db, queue, add } = await openQueue();
    await add(group(2, "first"));
    const first = await queue.takeNext(owner);
    await add(group(3, "last"));
    await queue.refused(owner, first?.seq ?? 0, "stale");
    expect(await db.changes.toArray()).toMatchObject([{ change: group(2, "last"), refused: { code: "stale" } }]);
    expect(await queue.hasNext(owner)).toBe(false);
  });
  it("leave nothing when what the server refused to make was withdrawn meanwhile", async () => {
    const { queue, add, bodies } = await openQueue();
    await add(group(1, "Tuesday"));
    const first = await queue.takeNext(owner);
    await add(gone(2));
    await queue.refused(owner, first?.seq ?? 0, "group-full");
    expect(await bodies()).toEqual([]);
  });
  it("that were refused are replaced by the decision about them, or let go with what came after", async () => {
    const { queue, add, bodies } = await openQueue();
    await add(group(2, "mine"));
    await queue.takeNext(owner);
    await add(group(2, "mine, later"));
    const first = await queue.takeNext(owner);
    await queue.refused(owner, first?.seq ?? 0, "stale");
    await add(group(9, "mine all the same"));
    expect(await bodies()).toEqual([{ version: 9, name: "mine all the same", members: [] }]);
    await add(group(1, "another", "g2"));
    await queue.discard(owner, "cohorts/c/groups/g");
    expect(await bodies()).toEqual([{ version: 1, name: "another", members: [] }]);
  });
  it("that the device cannot keep are not half kept", async () => {
    const { db, queue, bodies } = await openQueue();
    fillDisk(db, "changes");
    expect(await queue.add(owner, group(1, "Tuesday"))).toEqual({ ok: false, error: { code: "device-full" } });
    expect(await bodies()).toEqual([]);
  });
});
