import { afterEach, describe, expect, it } from "vitest";
import { fillDisk, noLeftDrafts, TestDisk, testClock } from "../../../tests/support/test-device.ts";
import { createDraftRepository } from "./draft-repository.ts";
import { createLeftDrafts } from "./left-drafts.ts";

describe("a draft repository", () => {
  it("keeps the last value of a key until it is removed, for each learner apart", async () => {
    const db = await new TestDisk().open();
    const drafts = createDraftRepository(db, testClock(), noLeftDrafts);
    await drafts.save("anon:1", "c/check/aim", { picked: ["comply"] });
    await drafts.save("anon:1", "c/check/aim", { picked: [] });
    expect(await drafts.load("anon:1", "c/check/aim")).toEqual({ ok: true, value: { picked: [] } });
    expect(await drafts.load("anon:2", "c/check/aim")).toEqual({ ok: true, value: undefined });
    await drafts.remove("anon:1", "c/check/aim");
    expect(await drafts.load("anon:1", "c/check/aim")).toEqual({ ok: true, value: undefined });
  });
  it("says that the device is full", async () => {
    const db = await new TestDisk().open();
    fillDisk(db, "drafts");
    expect(await createDraftRepository(db, testClock(), noLeftDrafts).save("anon:1", "case", "text")).toEqual({
      ok: false,
      error: { code: "device-full" },
    });
  });
});

describe("a draft that was on its way when the page was left", () => {
  /** A repository as one page after another opens it on the same device. */
  async function device() {
    const db = await new TestDisk().open();
    const clock = testClock(1000);
    return { clock, drafts: createDraftRepository(db, clock, createLeftDrafts(localStorage, clock)) };
  }
  afterEach(() => localStorage.clear());

  it("is what the next page finds, and stays what it is from then on", async () => {
    const { drafts, clock } = await device();
    await drafts.save("anon:1", "case", "a");
    clock.ms = 2000;
    drafts.leave("anon:1", "case", { text: "ab" });
    expect(await drafts.load("anon:2", "case")).toEqual({ ok: true, value: undefined });
    for (const _ of ["the next page", "the one after"])
      expect(await drafts.load("anon:1", "case")).toEqual({ ok: true, value: { text: "ab" } });
    expect(localStorage.length).toBe(0);
  });
  it("is shown where the device is full, and waits until there is room for it", async () => {
    const db = await new TestDisk().open();
    const drafts = createDraftRepository(db, testClock(), createLeftDrafts(localStorage, testClock()));
    drafts.leave("anon:1", "case", "ab");
    const empty = fillDisk(db, "drafts");
    for (const _ of ["this page", "the next one"]) expect(await drafts.load("anon:1", "case")).toEqual({ ok: true, value: "ab" });
    empty();
    expect(await drafts.load("anon:1", "case")).toEqual({ ok: true, value: "ab" });
    expect(localStorage.length).toBe(0);
  });
  it("does not take the place of what was saved later, by a page that came back", async () => {
    const { drafts, clock } = await device();
    drafts.leave("anon:1", "case", "ab");
    clock.ms = 2000;
    await drafts.save("anon:1", "case", "abc");
    expect(await drafts.load("anon:1", "case")).toEqual({ ok: true, value: "abc" });
  });
  it("is gone with the draft, and with the learner's record", async () => {
    const { drafts, clock } = await device();
    drafts.leave("anon:1", "case", "ab");
    await drafts.remove("anon:1", "case");
    expect(await drafts.load("anon:1", "case")).toEqual({ ok: true, value: undefined });

    for (const owner of ["anon:1", "anon:11"]) drafts.leave(owner, "case", "ab");
    createLeftDrafts(localStorage, clock).dropAll("anon:1");
    expect(await drafts.load("anon:1", "case")).toEqual({ ok: true, value: undefined });
    expect(await drafts.load("anon:11", "case")).toEqual({ ok: true, value: "ab" });
  });
  it("is nothing where another program wrote in its place, or there is no room for it", async () => {
    const { drafts } = await device();
    drafts.leave("anon:1", "case", "ab");
    localStorage.setItem(localStorage.key(0) ?? "", "{");
    expect(await drafts.load("anon:1", "case")).toEqual({ ok: true, value: undefined });

    const full = { ...noStorage, setItem: refuse };
    const here = createDraftRepository(await new TestDisk().open(), testClock(), createLeftDrafts(full, testClock()));
    here.leave("anon:1", "case", "ab");
    expect(await here.load("anon:1", "case")).toEqual({ ok: true, value: undefined });
  });
});

const noStorage = { length: 0, key: () => null, getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
function refuse(): never {
  throw new DOMException("no room", "QuotaExceededError");
}
