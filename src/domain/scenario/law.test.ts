import { describe, expect, it } from "vitest";
import { judgeAct } from "./law.ts";

const countermeasure = { kind: "countermeasure", faults: [] } as const;
const wronged = ["attributed", "breach-owed"];
const failedIds = (flags: readonly string[], act: Parameters<typeof judgeAct>[0] = countermeasure) =>
  judgeAct(act, flags).failed.map(({ id }) => id);

describe("a countermeasure", () => {
  it("is lawful against an attributed breach after demand, notice and offer", () => {
    const judgement = judgeAct(countermeasure, [...wronged, "demand-made", "notice-given", "talks-offered"]);
    expect(judgement).toEqual({ verdict: "lawful", failed: [] });
  });

  it("is unlawful before a demand, and says which article asks for it", () => {
    const { verdict, failed } = judgeAct(countermeasure, [...wronged, "notice-given", "talks-offered"]);
    expect(verdict).toBe("unlawful");
    expect(failed.map(({ id, cite }) => [id, cite])).toEqual([["demand", "ilc-articles:52(1)(a)"]]);
  });

  it("may go without notice and offer when urgent, but never without a demand", () => {
    expect(judgeAct(countermeasure, [...wronged, "demand-made", "urgent"]).verdict).toBe("lawful");
    expect(failedIds([...wronged, "urgent"])).toEqual(["demand"]);
  });

  it("is contested, not unlawful, when only notice or offer is missing without urgency", () => {
    const { verdict, failed } = judgeAct(countermeasure, [...wronged, "demand-made", "notice-given"]);
    expect(verdict).toBe("contested");
    expect(failed.map(({ id, standing }) => [id, standing])).toEqual([["notice", "contested"]]);
  });

  it("is unlawful without a wrong of the State or a duty owed to us", () => {
    const done = ["demand-made", "notice-given", "talks-offered"];
    expect(failedIds(["breach-owed", ...done])).toEqual(["attributed"]);
    expect(failedIds(["attributed", ...done])).toEqual(["breach-owed"]);
  });

  it("has nothing left to aim at once the wrong has ceased and is repaired", () => {
    const done = [...wronged, "demand-made", "notice-given", "talks-offered", "wrong-ceased"];
    expect(failedIds(done)).toEqual([]);
    expect(failedIds([...done, "repaired"])).toEqual(["nothing-left"]);
  });

  it("is barred by a court only when the wrong has ceased, and not when the procedure is abused", () => {
    const done = [...wronged, "demand-made", "notice-given", "talks-offered"];
    expect(failedIds([...done, "court-seized"])).toEqual([]);
    expect(failedIds([...done, "court-seized", "wrong-ceased"])).toEqual(["court"]);
    expect(failedIds([...done, "court-seized", "wrong-ceased", "procedure-abused"])).toEqual([]);
  });

  it("is unlawful by any of its limits, whatever went before", () => {
    const done = [...wronged, "demand-made", "notice-given", "talks-offered"];
    expect(failedIds(done, { kind: "countermeasure", faults: ["force", "inviolability"] })).toEqual(["force", "inviolability"]);
  });
});

describe("necessity", () => {
  const necessity = { kind: "necessity", faults: [] } as const;

  it("needs a grave and imminent peril and no other way, and no wrongdoer", () => {
    expect(judgeAct(necessity, ["grave-peril", "only-way"]).verdict).toBe("lawful");
    expect(failedIds(["grave-peril"], necessity)).toEqual(["only-way"]);
  });

  it("is closed to a State that contributed", () => {
    expect(failedIds(["grave-peril", "only-way", "contributed"], necessity)).toEqual(["contributed"]);
  });
});

describe("self-defence", () => {
  it("needs an armed attack", () => {
    const act = { kind: "self-defence", faults: [] } as const;
    expect(failedIds([], act)).toEqual(["armed-attack"]);
    expect(judgeAct(act, ["armed-attack"]).verdict).toBe("lawful");
  });
});
