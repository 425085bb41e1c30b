import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStatement } from "#domain/record/parse-statement.ts";
import { fillDisk, noLeftDrafts, TestDisk, testClock, testIds } from "../../../tests/support/test-device.ts";
import { createEraser } from "./erase.ts";
import { createJournal, type Jotted, type NewStatement, statementOf } from "./journal.ts";
import { createStatementRepository } from "./statement-repository.ts";

const answered: NewStatement = {
  verb: "answered",
  activityId: "c/aim",
  quizId: "c/check",
  attemptId: "a",
  locale: "en",
  result: { response: "x" },
};

/** A page of a device: its own connection and journal over what all pages share. */
async function openPage(disk: TestDisk, first: number, clock = testClock()) {
  const db = await disk.open();
  const ids = testIds(first);
  const journal = createJournal(disk.localStorage, clock, ids);
  const repository = createStatementRepository({ db, clock, ids, journal });
  /** The same page, dead before it could strike out what it had stored. */
  const dying = createStatementRepository({ db, clock, ids, journal: { ...journal, strike: () => undefined } });
  return { db, ids, journal, repository, dying };
}
const jottedBy = ({ journal }: { readonly journal: ReturnType<typeof createJournal> }, owner: string | null): Jotted => {
  const jotted = journal.jot(owner, answered);
  if (!jotted) throw new Error("nothing was jotted down");
  return jotted;
};

describe("the journal", () => {
  it("holds what is not stored yet, in the order in which it happened, though the clock stands still or runs back", async () => {
    const clock = testClock();
    const { journal } = await openPage(new TestDisk(), 1, clock);
    const [first, second] = [journal.jot("a", answered), journal.jot(null, answered)];
    clock.ms -= 60_000;
    const third = journal.jot("a", answered);
    expect(journal.waiting()).toEqual([first, second, third]);
    journal.waiting().forEach(journal.strike);
    expect(journal.waiting()).toEqual([]);
  });
  it("writes nothing down where there is no local storage, or no room in it", async () => {
    const disk = new TestDisk();
    disk.localStorage.room = 0;
    const { journal } = await openPage(disk, 1);
    expect([journal.jot("a", answered), journal.isOpen()]).toEqual([undefined, false]);
    const none = createJournal(undefined, testClock(), testIds());
    expect([none.jot("a", answered), none.isOpen(), none.waiting()]).toEqual([undefined, false, []]);
  });
  it.each(["", "{", "null", "[]", '{"id":"1"}', '{"id":"1","owner":null,"atMs":1,"happened":{"verb":"answered"}}'])(
    "passes over an entry that cannot be read: %s",
    async (text) => {
      const disk = new TestDisk();
      const { journal, repository, db } = await openPage(disk, 1);
      disk.localStorage.setItem("concord.journal.anon 1", text);
      disk.localStorage.setItem("concord.draft.anon kept", "as it is");
      expect(journal.waiting()).toEqual([]);
      expect((await repository.takeWaiting()).ok).toBe(true);
      expect(await db.statements.count()).toBe(0);
      expect(disk.localStorage.length).toBe(2);
    },
  );
  it("names the learner without an account when the database does", async () => {
    const page = await openPage(new TestDisk(), 1);
    const jotted = jottedBy(page, null);
    expect((await page.repository.takeWaiting()).ok).toBe(true);
    const [row] = await page.db.statements.toArray();
    expect(row).toMatchObject({ id: jotted.id, owner: (await page.db.meta.get("anonymous-owner"))?.value });
    expect(row?.owner).toMatch(/^anon:/);
  });
  it("gives a statement the time at which it happened, and never one before what the device has given", async () => {
    const clock = testClock();
    const page = await openPage(new TestDisk(), 1, clock);
    const jotted = jottedBy(page, "a");
    clock.ms += 3_600_000;
    const taken = await page.repository.take(jotted);
    expect(taken).toMatchObject({ ok: true, value: { at: expect.stringMatching(/^001700000000000-00000-/) } });
    const late = jottedBy(page, "a");
    await page.repository.record("a", answered);
    clock.ms -= 7_200_000;
    expect(await page.repository.take(late)).toMatchObject({ ok: true, value: { at: expect.stringMatching(/^001700003600000-00001-/) } });
  });
  it("is erased with its owner's record, that of a learner without a name with any learner who has no account", async () => {
    const page = await openPage(new TestDisk(), 1);
    const [own, other, unnamed] = [jottedBy(page, "anon:1"), jottedBy(page, "b"), jottedBy(page, null)];
    const eraser = createEraser(page.db, noLeftDrafts, page.journal);
    await eraser.erase("b");
    expect(page.journal.waiting()).toEqual([own, unnamed]);
    expect(page.journal.waiting()).not.toContainEqual(other);
    await eraser.erase("anon:1");
    expect(page.journal.waiting()).toEqual([]);
  });
  it("does not bring back what was erased after another tab had taken it", async () => {
    const disk = new TestDisk();
    const [one, two] = [await openPage(disk, 1), await openPage(disk, 500)];
    const jotted = jottedBy(one, "a");
    const under = one.db.backendDB().transaction(["statements", "outbox", "meta"], "readwrite");
    under.objectStore("statements").count();
    const taking = two.repository.takeWaiting(); // has seen the entry, and waits for the transaction under way
    one.journal.strike(jotted);
    expect((await taking).ok).toBe(true);
    expect(await one.db.statements.count()).toBe(0);
  });
});

/** Where a page dies on the way of an answer into the database; what its learner was told of has to be there in the end. */
const ends = ["stored", "dies-before-journal", "dies-before-commit", "dies-before-strike", "disk-full", "no-journal"] as const;
const anyEvent = fc.oneof(
  fc.record({
    kind: fc.constant("answer" as const),
    page: fc.nat(1),
    owner: fc.constantFrom("a", "b", null),
    end: fc.constantFrom(...ends),
  }),
  fc.record({ kind: fc.constant("open" as const), page: fc.nat(1) }),
  fc.record({ kind: fc.constant("open-on-full-disk" as const), page: fc.nat(1) }),
  fc.record({ kind: fc.constant("all-at-once" as const) }),
  fc.record({ kind: fc.constant("clock" as const), byMs: fc.integer({ min: -100_000, max: 100_000 }) }),
);

describe("an answer whose verdict was shown", () => {
  it("is in the record exactly once, wherever pages die, disks fill up and two tabs take the same", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { minLength: 1, maxLength: 12 }), async (events) => {
        const disk = new TestDisk();
        const clock = testClock();
        const pages = [await openPage(disk, 1, clock), await openPage(disk, 1000, clock)] as const;
        const told = new Map<string, string | null>();
        const answer = async (page: (typeof pages)[number], owner: string | null, end: (typeof ends)[number]) => {
          if (end === "dies-before-journal") return;
          if (end === "no-journal") {
            const kept = await page.repository.record(owner ?? "a", answered);
            if (kept.ok) told.set(kept.value.id, owner ?? "a");
            return;
          }
          const jotted = jottedBy(page, owner);
          told.set(jotted.id, owner);
          if (end === "dies-before-commit") return;
          const makeRoom = end === "disk-full" ? fillDisk(page.db, "outbox") : undefined;
          const taken = await (end === "dies-before-strike" ? page.dying : page.repository).take(jotted);
          expect(taken.ok).toBe(end !== "disk-full");
          makeRoom?.();
        };
        for (const event of events) {
          if (event.kind === "clock") clock.ms += event.byMs;
          else if (event.kind === "all-at-once") {
            const waiting = pages[0].journal.waiting();
            const takings = waiting.map((each, index) => pages[index % 2 === 0 ? 0 : 1].repository.take(each));
            await Promise.all([...pages.map(({ repository }) => repository.takeWaiting()), ...takings]);
          } else {
            const page = pages[event.page === 0 ? 0 : 1];
            if (event.kind === "answer") await answer(page, event.owner, event.end);
            else {
              const makeRoom = event.kind === "open" ? undefined : fillDisk(page.db, "statements");
              await page.repository.takeWaiting();
              makeRoom?.();
            }
          }
        }
        await Promise.all(pages.map(({ repository }) => repository.takeWaiting()));
        const { db, journal } = pages[0];
        const unnamed = (await db.meta.get("anonymous-owner"))?.value;
        const rows = await db.statements.toArray();
        const bySeq = [...rows].sort((a, b) => a.seq - b.seq).flatMap(({ statement }) => parseStatement(statement));
        const readings = bySeq.flatMap((read) => (read.ok ? [read.value.at] : []));
        expect(new Map(rows.map(({ id, owner }) => [id, owner]))).toEqual(new Map([...told].map(([id, owner]) => [id, owner ?? unnamed])));
        expect(rows).toHaveLength(told.size);
        expect((await db.outbox.toArray()).map(({ id }) => id).sort()).toEqual([...told.keys()].sort());
        expect(readings).toHaveLength(rows.length);
        expect(readings).toEqual([...new Set(readings)].sort());
        expect(journal.waiting()).toEqual([]);
        for (const page of pages) page.db.close();
      }),
      { numRuns: 80 },
    );
  });
  it("reads the same before the database has it, but for the device's clock", async () => {
    const page = await openPage(new TestDisk(), 1);
    const jotted = jottedBy(page, "a");
    const early = statementOf(jotted);
    const taken = await page.repository.take(jotted);
    expect(parseStatement(early).ok).toBe(true);
    expect(taken).toMatchObject({ ok: true, value: { ...answered, id: early.id } });
    expect(await page.repository.take(jotted)).toEqual(taken);
  });
});
