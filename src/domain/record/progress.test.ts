import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyRecord, recordAndScrambledCopy } from "../../../tests/support/any-statement.ts";
import { effectiveStatements } from "./effective-statements.ts";
import { hlcTextFrom } from "./hlc.ts";
import { mistakes, progressFrom, progressOf } from "./progress.ts";
import { ledgerAfter, ledgerFrom } from "./progress-ledger.ts";
import type { Statement } from "./statement.ts";

type Given = Partial<Statement> & Pick<Statement, "verb" | "activityId">;
/** Statements a minute apart, in the order given. */
function recordOf(...given: readonly Given[]): Statement[] {
  return given.map((statement, minute) => ({
    id: `s${minute + 1}`,
    locale: "en",
    at: hlcTextFrom({ ms: minute * 60_000, counter: 0, device: "d1" }),
    device: "d1",
    ...statement,
  }));
}
const start = (attemptId: string, mode = "practice"): Given => ({
  verb: "started",
  activityId: "c/check",
  attemptId,
  result: { items: ["aim"], mode },
});
const submit = (attemptId: string, scaled: number): Given => ({
  verb: "submitted",
  activityId: "c/check",
  attemptId,
  result: { scaled, mastered: scaled >= 0.75 },
});
const answer = (scaled: number, attemptId = "a1", item = "c/aim"): Given => ({
  verb: "answered",
  activityId: item,
  quizId: "c/check",
  attemptId,
  result: { scaled },
});

describe("progressFrom", () => {
  it("gives the same progress in whatever order, and however often, statements arrive", () => {
    fc.assert(
      fc.property(recordAndScrambledCopy(), ([record, scrambled]) => {
        expect(progressFrom(scrambled)).toEqual(progressFrom(record));
      }),
    );
  });
  it("does not depend on the language in which the learner worked", () => {
    fc.assert(
      fc.property(anyRecord(), (record) => {
        expect(progressFrom(record.map((statement) => ({ ...statement, locale: "ru" })))).toEqual(progressFrom(record));
      }),
    );
  });
  it("is what remains when statements that were taken back had never been", () => {
    fc.assert(
      fc.property(anyRecord(), (record) => {
        const remaining = effectiveStatements(record).filter(({ verb }) => verb !== "voided");
        expect(progressFrom(record)).toEqual(progressFrom(remaining));
      }),
    );
  });
  it("calls an activity that was only opened started", () => {
    const { activities, quizzes } = progressFrom(recordOf({ verb: "started", activityId: "c/two-elements" }, start("a1"), answer(1)));
    expect(activities.get("c/two-elements")).not.toHaveProperty("completedAt");
    expect(quizzes.get("c/check")).toMatchObject({ begun: 1, submitted: 0, mastered: false, open: { attemptId: "a1" } });
  });
  it("keeps the first, the best and the latest submission of a quiz", () => {
    const record = recordOf(start("a1"), submit("a1", 0.5), start("a2"), submit("a2", 0.75), start("a3"), submit("a3", 0.25), start("a4"));
    expect(progressFrom(record).quizzes.get("c/check")).toMatchObject({
      begun: 4,
      submitted: 3,
      first: { attemptId: "a1" },
      best: { attemptId: "a2", scaled: 0.75 },
      latest: { attemptId: "a3" },
      mastered: true,
      open: { attemptId: "a4" },
    });
  });
  it("counts an attempt that two devices submitted once", () => {
    const twice = recordOf(start("a1"), submit("a1", 0.5), submit("a1", 1));
    expect(progressFrom(twice).quizzes.get("c/check")).toMatchObject({ submitted: 1, best: { scaled: 0.5 } });
  });
  it("leaves verbs of a newer Concord uninterpreted", () => {
    expect(progressFrom(recordOf({ verb: "peer-reviewed", activityId: "c/aim", result: { scaled: 1 } }))).toEqual(progressFrom([]));
  });
  it("folds 100,000 statements in well under a second of computing", () => {
    const record = recordOf(...Array.from({ length: 100_000 }, (_, n) => answer((n % 3) / 2, `a${n % 5000}`, `c/item-${n % 400}`)));
    const before = process.cpuUsage();
    expect(progressFrom(record).items.size).toBe(400);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(900);
  });
});

describe("ledgerAfter", () => {
  it("gives what folding everything at once gives, or asks to rebuild when something is taken back", () => {
    fc.assert(
      fc.property(anyRecord(), fc.nat(), (record, cut) => {
        const old = record.slice(0, cut % (record.length + 1));
        const fresh = record.slice(old.length);
        const before = ledgerFrom(old);
        const ledger = ledgerAfter(before, fresh);
        expect(before).toEqual(ledgerFrom(old));
        if (ledger.ok) expect(ledger.value).toEqual(ledgerFrom(record));
        else expect(fresh.some(({ verb }) => verb === "voided")).toBe(true);
      }),
    );
  });
  it("folds statements that it holds already to the same", () => {
    fc.assert(
      fc.property(anyRecord(), (record) => {
        expect(ledgerAfter(ledgerFrom(record), record)).toEqual({ ok: true, value: ledgerFrom(record) });
      }),
    );
  });
  it("survives being stored", () => {
    fc.assert(
      fc.property(anyRecord(), (record) => {
        expect(progressOf(structuredClone(ledgerFrom(record)))).toEqual(progressFrom(record));
      }),
    );
  });
});

describe("mistakes", () => {
  it("lists items whose latest response was not right, the oldest first", () => {
    const record = recordOf(
      answer(0, "a1", "c/limits"),
      answer(0, "a1", "c/aim"),
      answer(1, "a1", "c/day"),
      answer(0.5, "a1", "c/limits"),
      answer(0, "a2", "c/day"),
    );
    expect(mistakes(progressFrom(record)).map(({ itemId }) => itemId)).toEqual(["c/aim", "c/limits", "c/day"]);
    expect(
      mistakes(progressFrom([...record, ...recordOf({ ...answer(1), id: "s9", at: "999999999999999-00000-d1" })])).map(
        ({ itemId }) => itemId,
      ),
    ).toEqual(["c/limits", "c/day"]);
  });
  it("does not give away the grades of an assessment that is not submitted", () => {
    const record = recordOf(start("a1", "assessment"), answer(0));
    expect(mistakes(progressFrom(record))).toEqual([]);
    expect(mistakes(progressFrom(recordOf(start("a1", "assessment"), answer(0), submit("a1", 0))))).toHaveLength(1);
    expect(mistakes(progressFrom(recordOf(start("a1", "practice"), answer(0))))).toHaveLength(1);
  });
  it("leaves out responses that nobody graded", () => {
    expect(mistakes(progressFrom(recordOf({ ...answer(0), result: { response: { text: "A memo." } } })))).toEqual([]);
  });
});
