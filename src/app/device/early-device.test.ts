import { describe, expect, it } from "vitest";
import type { ConcordDatabase } from "#offline/database.ts";
import { createDraftRepository } from "#offline/drafts/draft-repository.ts";
import { createLeftDrafts } from "#offline/drafts/left-drafts.ts";
import { createJournal } from "#offline/records/journal.ts";
import { fillDisk, TestDisk, testClock, testIds } from "../../../tests/support/test-device.ts";
import { openTab } from "../../../tests/support/test-learner.ts";
import type { Device, DeviceProblem, NewStatement } from "./device.ts";
import type { DeviceState } from "./device-holder.ts";
import { createEarlyDevice } from "./early-device.ts";

const quiz = "c/check";
const answered = (item: string): NewStatement => ({
  verb: "answered",
  activityId: `c/${item}`,
  quizId: quiz,
  attemptId: "a",
  locale: "en",
});

/** A page on a device, with its database to be opened by the test. */
function openPage(disk = new TestDisk(), clock = testClock()) {
  let state: DeviceState | undefined;
  const listeners = new Set<() => void>();
  const journal = createJournal(disk.localStorage, clock, testIds(9000));
  const early = createEarlyDevice({
    holder: {
      now: () => state,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    journal,
    left: createLeftDrafts(disk.localStorage, clock),
    course: async () => undefined,
  });
  const become = (next: DeviceState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    disk,
    journal,
    early,
    async opens(prepare?: (db: ConcordDatabase) => void) {
      const tab = await openTab(disk);
      await tab.db.meta.put({ key: "anonymous-owner", value: "anon:1" }); // as opening a device does
      prepare?.(tab.db);
      become({ device: tab as unknown as Device });
      return tab;
    },
    fails: (code: DeviceProblem["code"]) => become({ problem: { code } }),
    items: async () => (await early.statementsOfQuiz(quiz)).map(({ activityId }) => activityId),
  };
}
const told = (device: ReturnType<typeof openPage>["early"]) => new Promise<void>((resolve) => void device.subscribe(resolve));

describe("the device of a quiz before its database is open", () => {
  it("keeps what is answered, and hands it over in its order, once, with what is answered meanwhile", async () => {
    const { early, opens, items, journal } = openPage();
    await early.record(answered("one"));
    const two = early.jot(answered("two"));
    if (two) await early.record(two);
    expect(await items()).toEqual(["c/one", "c/two"]);
    const isTold = told(early);
    const tab = await opens();
    await Promise.all([early.record(answered("three")), isTold]);
    const rows = await tab.db.statements.orderBy("[owner+seq]").toArray();
    expect(rows.map(({ statement }) => (statement as NewStatement).activityId)).toEqual(["c/one", "c/two", "c/three"]);
    expect(new Set(await items())).toEqual(new Set(["c/one", "c/two", "c/three"]));
    expect(journal.waiting()).toEqual([]);
    await tab.db.statements.clear(); // erased in another tab
    expect(await items()).toEqual([]);
  });
  it("finds what was answered before the page was loaded again, though the database was never opened", async () => {
    const before = openPage();
    await before.early.record(answered("one"));
    const after = openPage(before.disk);
    expect(await after.items()).toEqual(["c/one"]);
    const tab = await after.opens();
    await told(after.early);
    expect(await tab.db.statements.count()).toBe(1);
  });
  it("hands over half-given answers, and forgets none that is given or cleared meanwhile", async () => {
    const { early, opens } = openPage();
    for (const key of ["kept", "changed", "cleared"]) await early.drafts.save(key, "half");
    const tab = await opens();
    await Promise.all([early.drafts.save("changed", "whole"), early.drafts.remove("cleared")]);
    const loaded = await Promise.all(["kept", "changed", "cleared"].map((key) => early.drafts.load(key)));
    expect(loaded).toEqual(["half", "whole", undefined]);
    expect(await Promise.all(["kept", "changed", "cleared"].map((key) => tab.drafts.load(key)))).toEqual(loaded);
  });
  it("finds a half-given answer again after the page was loaded anew, until it is given", async () => {
    const before = openPage();
    for (const key of ["kept", "given"]) await before.early.drafts.save(key, "half");
    await before.early.drafts.remove("given");
    const after = openPage(before.disk);
    expect(await Promise.all(["kept", "given"].map((key) => after.early.drafts.load(key)))).toEqual(["half", undefined]);
  });
  it("leaves half-given answers to the database that the next page opens", async () => {
    const { early, disk } = openPage();
    for (const key of ["kept", "given"]) await early.drafts.save(key, "half");
    const clock = testClock();
    const drafts = createDraftRepository(await disk.open(), clock, createLeftDrafts(disk.localStorage, clock));
    await drafts.remove("anon:1", "given");
    expect(await drafts.load("account", "kept")).toEqual({ ok: true, value: undefined });
    for (const _ of ["the next page", "the one after"]) expect(await drafts.load("anon:1", "kept")).toEqual({ ok: true, value: "half" });
    expect(await drafts.load("anon:1", "given")).toEqual({ ok: true, value: undefined });
    expect(disk.localStorage.length).toBe(0);
  });
  it("has half-given answers erased with the record of who has no account", async () => {
    const { early, disk } = openPage();
    await early.drafts.save("kept", "half");
    createLeftDrafts(disk.localStorage, testClock()).dropAll("anon:1");
    expect(disk.localStorage.length).toBe(0);
  });
  it("goes on, and keeps nothing, where there is no database after all", async () => {
    const { early, disk, fails, items } = openPage();
    await early.record(answered("one"));
    await early.drafts.save("two", "half");
    fails("unavailable");
    await early.drafts.save("three", "half");
    expect(await early.drafts.load("two")).toBe("half");
    expect((await early.record(answered("two"))).ok).toBe(true);
    const three = early.jot(answered("three"));
    expect(three && (await early.record(three)).ok).toBe(true);
    expect(await items()).toEqual(["c/one", "c/two", "c/three"]);
    expect(disk.localStorage.length).toBe(0);
  });
  it("goes on in the journal while another problem keeps the database closed", async () => {
    const { early, fails, items, journal } = openPage();
    await early.record(answered("one"));
    fails("blocked");
    await early.record(answered("two"));
    expect(await items()).toEqual(["c/one", "c/two"]);
    expect(journal.waiting()).toHaveLength(2);
  });
  it("waits for the database where the journal has no room, and says what is wrong with it", async () => {
    const { early, disk, fails } = openPage();
    disk.localStorage.room = 0;
    expect(early.jot(answered("one"))).toBeUndefined();
    const recorded = early.record(answered("one"));
    fails("failed");
    expect(await recorded).toEqual({ ok: false, error: { code: "failed" } });
  });
  it("loses nothing from sight while the device is full", async () => {
    const { early, journal, items, opens } = openPage();
    await early.record(answered("one"));
    const isTold = told(early);
    await opens((db) => fillDisk(db, "statements"));
    await isTold;
    expect(await items()).toEqual(["c/one"]);
    expect(journal.waiting()).toHaveLength(1);
  });
});
