import { describe, expect, it } from "vitest";
import { msOf } from "#domain/record/hlc.ts";
import { ok } from "#domain/result.ts";
import { fillDisk } from "../../../tests/support/test-device.ts";
import { accountOf, ModelServer } from "../../../tests/sync/model-server.ts";
import { idsOn, oneDevice, page, recorded, signedIn, stored, withAnswers } from "../../../tests/sync/signed-in.ts";

describe("receiving", () => {
  it("rebuilds everything on a new device", async () => {
    const server = new ModelServer();
    const [old, fresh] = await signedIn(server, 2);
    if (!old || !fresh) throw new Error("no devices");
    const ids = await recorded(old, 30);
    server.largestPage = 7;
    await old.sync("a");
    expect(await fresh.sync("a")).toEqual({ kind: "done" });
    const rows = await (await fresh.open()).statements.toArray();
    expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });
  it("applies nothing when another person signed in meanwhile", async () => {
    const { device, db } = await oneDevice();
    const { engine } = await withAnswers(device, {
      pull: async () => {
        await device.signIn(accountOf("b"));
        return ok(page([{ lseq: 1, kind: "comment", id: "x", version: 1, author: null, stored, body: "" }]));
      },
    });
    expect(await engine.run("a")).toEqual({ kind: "owner-changed" });
    expect([await db.serverRecords.count(), (await db.sync.get("a"))?.cursor]).toEqual([0, 0]);
  });
  it("applies nothing when the record was erased here meanwhile", async () => {
    const { device, db } = await oneDevice();
    const { engine } = await withAnswers(device, {
      pull: async () => {
        await db.sync.delete("a");
        return ok(page([{ lseq: 1, kind: "comment", id: "x", version: 1, author: null, stored, body: "" }]));
      },
    });
    expect(await engine.run("a")).toEqual({ kind: "owner-changed" });
    expect(await db.serverRecords.count()).toBe(0);
  });
  it("goes on from where another tab got to meanwhile", async () => {
    const { device, db } = await oneDevice();
    const asked: number[] = [];
    const comment = (lseq: number) => ({ lseq, kind: "comment", id: `c${lseq}`, version: 1, author: null, stored, body: "" });
    const { engine } = await withAnswers(device, {
      pull: async ({ cursor }) => {
        asked.push(cursor);
        if (cursor === 0) await db.sync.update("a", { epoch: "e", cursor: 2 });
        return ok(page([comment(cursor + 1)], 3));
      },
    });
    expect(await engine.run("a")).toEqual({ kind: "done" });
    expect(asked).toEqual([0, 2]);
    expect((await db.serverRecords.toArray()).map(({ id }) => id)).toEqual(["c3"]);
  });
  it("reads the stream from its start when a place is missing, and gives up for now when it still is", async () => {
    const { device, db } = await oneDevice();
    const asked: number[] = [];
    const { engine } = await withAnswers(device, {
      pull: async ({ cursor }) => {
        asked.push(cursor);
        return ok(page([{ lseq: cursor + 2, kind: "comment", id: "x", version: 1, author: null, stored, body: "" }], 9));
      },
    });
    await db.sync.update("a", { epoch: "e", cursor: 5 });
    expect(await engine.run("a")).toEqual({ kind: "waiting", code: "unreadable" });
    expect(asked).toEqual([5, 0]);
    expect([(await db.sync.get("a"))?.cursor, await db.serverRecords.count()]).toEqual([0, 0]);
  });
  it("gives up for now when the stream ends before its head", async () => {
    const { device } = await oneDevice();
    const { engine } = await withAnswers(device, { pull: async () => ok(page([], 3)) });
    expect(await engine.run("a")).toEqual({ kind: "waiting", code: "unreadable" });
  });
  it("keeps nothing of a page that does not fit on the device, and stays where it was", async () => {
    const server = new ModelServer();
    const [other, device] = await signedIn(server, 2);
    if (!other || !device) throw new Error("no devices");
    await recorded(other, 3);
    await other.sync("a");
    const db = await device.open();
    fillDisk(db, "statements");
    expect(await device.sync("a")).toEqual({ kind: "waiting", code: "device-full" });
    expect([await db.statements.count(), (await db.sync.get("a"))?.cursor]).toEqual([0, 0]);
  });
  it("keeps a statement of a newer Concord that it cannot read, and the server's own grade beside ours", async () => {
    const { device, db } = await oneDevice();
    const { statement } = await device.record("c/item");
    const { engine } = await withAnswers(device, {
      push: async () => ok({ epoch: "e", head: 1, acked: [statement.id], rejected: [] }),
      pull: async () =>
        ok(
          page([
            { lseq: 1, kind: "statement", id: statement.id, statement, stored, regraded: { scaled: 0.5, points: 2 } },
            { lseq: 2, kind: "statement", id: "new", statement: { form: "of 2031" }, stored },
          ]),
        ),
    });
    expect(await engine.run("a")).toEqual({ kind: "done" });
    expect((await db.statements.get(["a", statement.id]))?.regraded).toEqual({ scaled: 0.5, points: 2 });
    expect((await db.statements.get(["a", "new"]))?.statement).toEqual({ form: "of 2031" });
  });
  it("lets the server's form of a statement count that was changed in a file, and keeps ours and says so", async () => {
    const { device, db } = await oneDevice();
    const { statement } = await device.record("c/item");
    const theirs = { ...statement, activityId: "c/other" };
    const { engine } = await withAnswers(device, {
      push: async () => ok({ epoch: "e", head: 1, acked: [statement.id], rejected: [] }),
      pull: async () => ok(page([{ lseq: 1, kind: "statement", id: statement.id, statement: theirs, stored }])),
    });
    await engine.run("a");
    await db.sync.update("a", { cursor: 0 });
    await engine.run("a");
    expect((await db.statements.get(["a", statement.id]))?.statement).toEqual(theirs);
    expect(await db.refused.toArray()).toMatchObject([{ id: statement.id, code: "differs", statement }]);
  });
  it("sorts what is answered next after what was received, but not after a clock that is days ahead", async () => {
    const server = new ModelServer();
    const [ahead, device] = await signedIn(server, 2);
    if (!ahead || !device) throw new Error("no devices");
    ahead.clock.ms += 4 * 60_000;
    const near = (await ahead.record("c/near")).statement;
    ahead.clock.ms += 36 * 3_600_000;
    const far = (await ahead.record("c/far")).statement;
    await ahead.sync("a");
    await device.sync("a");
    const { statement } = await device.record("c/next");
    expect([near.at < statement.at, statement.at < far.at]).toEqual([true, true]);
  });
});

describe("joining a cohort", () => {
  /** A device that hears at `atMs` by its own clock that it joined at `joinedMs` by the server's, and what it records next. */
  async function recordedAfterJoining(atMs: number, joinedMs: number, rest: { readonly deleted?: true } = {}): Promise<number> {
    const { device } = await oneDevice();
    device.clock.ms = atMs;
    const joined = new Date(joinedMs).toISOString();
    const enrolment = { lseq: 1, kind: "enrolment", id: "k", version: 1, author: null, stored: joined, body: {}, ...rest };
    const { engine } = await withAnswers(device, { pull: async () => ok(page([enrolment])) });
    expect(await engine.run("a")).toEqual({ kind: "done" });
    return msOf((await device.record("c/next")).statement.at);
  }
  const now = Date.parse(stored);
  const day = 24 * 3_600_000;

  it("sorts what is recorded next after it, also where the device's clock is slow", async () => {
    for (const slow of [0, 1, 2 * 3_600_000, 30 * day]) expect(await recordedAfterJoining(now - slow, now)).toBeGreaterThanOrEqual(now);
  });
  it("leaves a clock alone that is later than the server's, and is not believed from a server months ahead", async () => {
    expect(await recordedAfterJoining(now + day, now)).toBe(now + day);
    expect(await recordedAfterJoining(now, now + 90 * day)).toBe(now);
  });
  it("does so while the learner is in it, not when they left", async () => {
    expect(await recordedAfterJoining(now - day, now, { deleted: true })).toBe(now - day);
  });
});

describe("a server that was restored from a backup", () => {
  it("gets everything again, from whichever device has it", async () => {
    const server = new ModelServer();
    const [one, two] = await signedIn(server, 2);
    if (!one || !two) throw new Error("no devices");
    await recorded(one, 3);
    await one.sync("a");
    const backup = server.backup();
    const late = await recorded(one, 4);
    await one.sync("a");
    await two.sync("a");
    server.restore(backup);
    expect(await two.sync("a")).toEqual({ kind: "done" });
    expect(idsOn(server)).toEqual(expect.arrayContaining([...late]));
    expect(await one.sync("a")).toEqual({ kind: "done" });
    expect(await (await one.open()).statements.count()).toBe(7);
  });
  it("is offered again what it refused before", async () => {
    const server = new ModelServer();
    const { device, db } = await oneDevice(server);
    const backup = server.backup();
    const { statement } = await device.record("c/lesson");
    server.learner("b").stream.push({ lseq: 1, kind: "statement", id: statement.id, statement, stored });
    await device.sync("a");
    expect(await db.refused.count()).toBe(1);
    server.restore(backup);
    expect(await device.sync("a")).toEqual({ kind: "done" });
    expect([idsOn(server), await db.refused.count()]).toEqual([[statement.id], 0]);
  });
  it("is noticed by a shorter stream too, if the epoch was not renewed", async () => {
    const server = new ModelServer();
    const { device } = await oneDevice(server);
    const ids = await recorded(device, 3);
    await device.sync("a");
    server.learners.clear();
    expect(await device.sync("a")).toEqual({ kind: "done" });
    expect([...idsOn(server)].sort()).toEqual([...ids].sort());
  });
  it("does not send the client round for ever when two servers of different epochs answer in turn", async () => {
    const { device } = await oneDevice();
    await recorded(device, 1);
    let turn = 0;
    const epoch = () => {
      turn += 1;
      return `epoch-${turn}`;
    };
    const { engine } = await withAnswers(device, {
      push: async ({ statements }) => ok({ epoch: epoch(), head: 1, acked: statements.map(({ id }) => id), rejected: [] }),
      pull: async () => ok({ epoch: epoch(), head: 0, records: [] }),
    });
    expect(await engine.run("a")).toEqual({ kind: "waiting", code: "unreadable" });
    expect(turn).toBeLessThan(20);
  });
});
