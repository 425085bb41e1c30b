import { describe, expect, it } from "vitest";
import { noLeftDrafts } from "../../../tests/support/test-device.ts";
import { accountOf, type Cookie } from "../../../tests/sync/model-server.ts";
import { SimDevice } from "../../../tests/sync/sim-device.ts";
import { createEraser } from "../records/erase.ts";
import { createProgressStore } from "../records/progress-store.ts";

const device = () => new SimDevice<Cookie>(1, { account: null }, () => fetch);
const rowsBy = async (on: SimDevice<Cookie>) =>
  (await (await on.open()).statements.toArray()).map(({ owner, id }) => `${owner} ${id.slice(-2)}`);

describe("two people at one computer", () => {
  it("each add to their own record only, and signing out deletes nothing", async () => {
    const shared = device();
    await shared.signIn(accountOf("a"));
    await shared.record("c/lesson");
    await (await shared.accounts()).signOut();
    await shared.signIn(accountOf("b"));
    await shared.record("c/lesson");
    const db = await shared.open();
    expect((await rowsBy(shared)).map((row) => row[0])).toEqual(["a", "b"]);
    expect((await db.outbox.toArray()).map(({ owner }) => owner)).toEqual(["a", "b"]);
    const progress = createProgressStore(db, "b");
    await progress.refresh();
    expect(progress.now().activities.size).toBe(1);
  });
  it("stay apart from whoever uses it without an account", async () => {
    const shared = device();
    const before = await shared.owner();
    await shared.signIn(accountOf("a"));
    await (await shared.accounts()).signOut();
    expect(await shared.owner()).toBe(before);
  });
  it("find the state of their own sync again", async () => {
    const shared = device();
    await shared.signIn(accountOf("a"));
    const db = await shared.open();
    await db.sync.update("a", { epoch: "e", cursor: 7 });
    await shared.signIn(accountOf("b"));
    await shared.signIn({ ...accountOf("a"), name: "New name" });
    expect(await db.sync.get("a")).toMatchObject({ epoch: "e", cursor: 7, account: { name: "New name" } });
  });
});

describe("what was recorded without an account", () => {
  /** Two statements and a draft of nobody, then somebody signs in. */
  async function signedInAfterwards() {
    const here = device();
    const { owner } = await here.record("c/one");
    await here.record("c/two");
    const db = await here.open();
    await db.drafts.put({ owner, key: "case", value: "half", savedAtMs: here.clock.ms });
    await here.signIn(accountOf("a"));
    return { here, db, anonymous: owner, accounts: await here.accounts() };
  }

  it("is nobody's until the person has said whose it is", async () => {
    const { here, anonymous, accounts } = await signedInAfterwards();
    expect(await accounts.adoptable("a")).toEqual({ ok: true, value: 2 });
    expect(await rowsBy(here)).toEqual([`${anonymous} 02`, `${anonymous} 04`]);
  });
  it("becomes the account's with its ids, its place in the queue and half-given answers, and is shown at once", async () => {
    const { here, db, anonymous, accounts } = await signedInAfterwards();
    const progress = createProgressStore(db, "a");
    await progress.refresh();
    expect(await accounts.adopt("a")).toEqual({ ok: true, value: 2 });
    expect(await rowsBy(here)).toEqual(["a 02", "a 04"]);
    expect((await db.outbox.orderBy("[owner+seq]").toArray()).map(({ owner, seq }) => [owner, seq])).toEqual([
      ["a", 3],
      ["a", 4],
    ]);
    expect(await db.drafts.get(["a", "case"])).toMatchObject({ value: "half" });
    await progress.refresh();
    expect(progress.now().activities.size).toBe(2);
    expect(await accounts.adoptable("a")).toEqual({ ok: true, value: 0 });
    await accounts.signOut();
    expect(await here.owner()).not.toBe(anonymous);
  });
  it("stays where it is when it is somebody else's, and only what comes later is asked about", async () => {
    const { here, db, anonymous, accounts } = await signedInAfterwards();
    await accounts.decline("a");
    expect(await accounts.adoptable("a")).toEqual({ ok: true, value: 0 });
    await accounts.signOut();
    expect(await here.owner()).toBe(anonymous);
    here.clock.ms += 1000;
    await here.record("c/three");
    await here.signIn(accountOf("a"));
    expect(await accounts.adopt("a")).toEqual({ ok: true, value: 1 });
    expect((await rowsBy(here)).map((row) => row.split(" ")[0])).toEqual(["a", anonymous, anonymous]);
    expect(await db.drafts.get([anonymous, "case"])).toBeDefined();
    await here.signIn(accountOf("b"));
    expect(await accounts.adoptable("b")).toEqual({ ok: true, value: 2 });
  });
  it("leaves what the account holds already as it is, with the server's grade, and sends it no more", async () => {
    const { db, anonymous, accounts } = await signedInAfterwards();
    const [first] = await db.statements.toArray();
    const held = { owner: "a", id: first?.id ?? "", seq: 100, statement: first?.statement, regraded: { scaled: 0, points: 1 } };
    await db.statements.put(held);
    await accounts.adopt("a");
    expect(await db.statements.get(["a", held.id])).toEqual(held);
    expect(await db.outbox.get(["a", held.id])).toBeUndefined();
    expect(await db.statements.get([anonymous, held.id])).toBeUndefined();
  });

  it("does not replace a newer half-given answer of the account, nor another statement under the same id", async () => {
    const { here, db, anonymous, accounts } = await signedInAfterwards();
    await db.drafts.put({ owner: "a", key: "case", value: "newer", savedAtMs: here.clock.ms + 1 });
    const [first] = await db.statements.toArray();
    const other = { ...(first?.statement as object), activityId: "c/other" };
    await db.statements.put({ owner: "a", id: first?.id ?? "", seq: 100, statement: other });
    await accounts.adopt("a");
    expect((await db.drafts.get(["a", "case"]))?.value).toBe("newer");
    expect((await db.statements.get(["a", first?.id ?? ""]))?.statement).toEqual(other);
    expect(await db.statements.get([anonymous, first?.id ?? ""])).toBeDefined();
    expect(await accounts.adoptable("a"), "and is not asked about for ever").toEqual({ ok: true, value: 0 });
  });
});

describe("erasing an account's record on this device", () => {
  it("takes all of it, ends its use here, and touches nobody else's", async () => {
    const here = device();
    await here.record("c/one");
    await here.signIn(accountOf("a"));
    await here.record("c/two");
    const db = await here.open();
    await db.refused.put({ owner: "a", id: "x", code: "invalid", atMs: 1 });
    await createEraser(db, noLeftDrafts).erase("a");
    expect([await db.sync.count(), await db.refused.count(), await db.statements.count(), await db.outbox.count()]).toEqual([0, 0, 1, 1]);
    expect(await here.owner()).toMatch(/^anon:/);
  });
});
