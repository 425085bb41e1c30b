import { describe, expect, it } from "vitest";
import { err, ok } from "#domain/result.ts";
import { accountOf, ModelServer } from "../../../tests/sync/model-server.ts";
import { idsOn, oneDevice, recorded, stored, withAnswers } from "../../../tests/sync/signed-in.ts";

describe("sending", () => {
  it("brings everything to the server, the oldest first, and empties the outbox", async () => {
    const { server, device, db } = await oneDevice();
    const ids = await recorded(device, 120);
    expect(await device.sync("a")).toEqual({ kind: "done" });
    expect(idsOn(server)).toEqual(ids);
    expect(await db.outbox.count()).toBe(0);
    expect(await db.sync.get("a")).toMatchObject({ epoch: "epoch-1", cursor: 120, head: 120, lastSentAtMs: device.clock.ms });
  });
  it("sends at most fifty at once, and half as many after a refusal for size", async () => {
    const { device } = await oneDevice();
    await recorded(device, 60);
    const { engine, pushes } = await withAnswers(device, {
      push: async ({ statements }) =>
        statements.length > 12
          ? err({ code: "too-large" })
          : ok({ epoch: "e", head: 0, acked: statements.map(({ id }) => id), rejected: [] }),
    });
    await engine.run("a");
    expect(pushes.map(({ statements }) => statements.length)).toEqual([50, 25, 12, 12, 12, 12, 12]);
  });
  it.each(["too-large", "invalid"] as const)(
    "sets the one statement aside that is refused alone as %s, and sends the others",
    async (code) => {
      const { device, db } = await oneDevice();
      const ids = await recorded(device, 5);
      const { engine } = await withAnswers(device, {
        push: async ({ statements }) =>
          statements.some(({ id }) => id === ids[3])
            ? err({ code })
            : ok({ epoch: "e", head: 0, acked: statements.map(({ id }) => id), rejected: [] }),
      });
      expect(await engine.run("a")).toEqual({ kind: "done" });
      expect(await db.outbox.count()).toBe(0);
      expect(await db.refused.toArray()).toEqual([{ owner: "a", id: ids[3], code, atMs: device.clock.ms }]);
      expect(await db.statements.count()).toBe(5);
    },
  );
  it("tries half as many the next time after a time-out, and sets nothing aside", async () => {
    const { device, db } = await oneDevice();
    await recorded(device, 8);
    const { engine, pushes } = await withAnswers(device, { push: async () => err({ code: "time-out" }) });
    for (let n = 0; n < 5; n += 1) expect(await engine.run("a")).toEqual({ kind: "waiting", code: "time-out" });
    expect(pushes.map(({ statements }) => statements.length)).toEqual([8, 4, 2, 1, 1]);
    expect([await db.outbox.count(), await db.refused.count()]).toEqual([8, 0]);
  });
  it("keeps what is over the quota queued, goes on receiving, and sends it later under the same id", async () => {
    const server = new ModelServer();
    const { device, db } = await oneDevice(server);
    const ids = await recorded(device, 5);
    server.quotaPerDay = 3;
    server.append("a", { kind: "comment", id: "hello", version: 1, author: null, body: "" });
    expect(await device.sync("a")).toEqual({ kind: "waiting", code: "quota", retryAfterMs: 3_600_000 });
    expect([await db.outbox.count(), await db.refused.count(), await db.serverRecords.count()]).toEqual([2, 0, 1]);
    server.newDay();
    expect(await device.sync("a")).toEqual({ kind: "done" });
    expect(idsOn(server)).toEqual(ids);
  });
  it("keeps what the server will not take, with the reason, and tries again when the person asks", async () => {
    const server = new ModelServer();
    const { device, db } = await oneDevice(server);
    const { statement } = await device.record("c/lesson");
    server.learner("b").stream.push({ lseq: 1, kind: "statement", id: statement.id, statement, stored });
    expect(await device.sync("a")).toEqual({ kind: "done" });
    expect(await db.refused.toArray()).toMatchObject([{ id: statement.id, code: "adopted-elsewhere" }]);
    expect(await db.statements.count()).toBe(1);
    server.learners.delete("b");
    const { engine } = await withAnswers(device, {});
    await engine.queueRefusedAgain("a");
    expect(await device.sync("a")).toEqual({ kind: "done" });
    expect([idsOn(server), await db.refused.count()]).toEqual([[statement.id], 0]);
  });
  it("believes no confirmation of what it did not send", async () => {
    const { device, db } = await oneDevice();
    const ids = await recorded(device, 51);
    const { engine } = await withAnswers(device, {
      push: async ({ statements }) =>
        statements.length === 50 ? ok({ epoch: "e", head: 0, acked: ids, rejected: [] }) : err({ code: "offline" }),
    });
    expect(await engine.run("a")).toEqual({ kind: "waiting", code: "offline" });
    expect(await db.outbox.count()).toBe(1);
  });
  it("gives up for now when an answer settles nothing", async () => {
    const { device, db } = await oneDevice();
    await recorded(device, 2);
    const { engine, pushes } = await withAnswers(device, { push: async () => ok({ epoch: "e", head: 0, acked: [], rejected: [] }) });
    expect(await engine.run("a")).toEqual({ kind: "waiting", code: "unreadable" });
    expect([pushes.length, await db.outbox.count()]).toEqual([1, 2]);
  });
  it("sets a damaged row aside instead of holding up the others", async () => {
    const { server, device, db } = await oneDevice();
    const ids = await recorded(device, 3);
    await db.statements.update(["a", ids[0] ?? ""], { statement: { id: ids[0] } });
    expect(await device.sync("a")).toEqual({ kind: "done" });
    expect(idsOn(server)).toEqual(ids.slice(1));
    expect(await db.refused.toArray()).toMatchObject([{ id: ids[0], code: "invalid" }]);
  });
});

describe("a session that ended", () => {
  it("stops sync, keeps the queue, and says so until the person has signed in again", async () => {
    const server = new ModelServer();
    const { device, db } = await oneDevice(server);
    const ids = await recorded(device, 2);
    server.revoked.add("a");
    expect(await device.sync("a")).toEqual({ kind: "stopped", code: "sign-in-needed" });
    expect([await db.outbox.count(), (await db.sync.get("a"))?.stopped]).toEqual([2, "sign-in-needed"]);
    server.revoked.clear();
    await device.signIn(accountOf("a"));
    expect((await db.sync.get("a"))?.stopped).toBeUndefined();
    expect(await device.sync("a")).toEqual({ kind: "done" });
    expect(idsOn(server)).toEqual(ids);
  });
  it.each(["forbidden", "erased"] as const)("stops sync also when the account is %s", async (code) => {
    const { device, db } = await oneDevice();
    await recorded(device, 1);
    const { engine } = await withAnswers(device, { push: async () => err({ code }) });
    expect(await engine.run("a")).toEqual({ kind: "stopped", code });
    expect(await db.outbox.count()).toBe(1);
  });
  it("that became another person's gives them the device, and leaves the queue with its owner", async () => {
    const { server, device, db } = await oneDevice();
    await recorded(device, 2);
    device.cookie.account = "b";
    expect(await device.sync("a")).toEqual({ kind: "owner-changed" });
    expect(await device.owner()).toBe("b");
    expect(await db.outbox.where(":id").between(["a"], ["b"]).count()).toBe(2);
    expect(server.statementsOf("b")).toEqual([]);
  });
  it("that became nobody's asks for a sign-in", async () => {
    const { device } = await oneDevice();
    await recorded(device, 1);
    const { engine } = await withAnswers(device, { push: async () => err({ code: "other-learner" }), account: async () => ok(null) });
    expect(await engine.run("a")).toEqual({ kind: "stopped", code: "sign-in-needed" });
  });
});
