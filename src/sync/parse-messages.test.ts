import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyStatement } from "../../tests/support/any-statement.ts";
import { syncLimits } from "./messages.ts";
import { parsePullRequest, parsePushRequest } from "./parse-messages.ts";

const learner = "0b0f7c1e-9a55-4d3a-8a57-0d6d0f6d2d11";
const statement = {
  id: "3b9d4c2e-1111-4222-8333-944445555666",
  verb: "completed",
  activityId: "essentials/breach",
  locale: "en",
  at: "001763769600000-00000-ab",
  device: "ab",
};
const push = (...statements: unknown[]) => ({ epoch: null, learner, statements });
const nested = (depth: number): unknown => JSON.parse("[".repeat(depth) + "]".repeat(depth));

describe("parsePushRequest", () => {
  it("reads any statements of ours, unknown verbs and fields included", () => {
    fc.assert(
      fc.property(fc.array(anyStatement, { maxLength: 5 }), (statements) => {
        const newer = statements.map((each) => ({ ...each, fieldOfANewerConcord: { deep: [1, "\u0000"] } }));
        expect(parsePushRequest(push(...newer))).toEqual({ ok: true, value: { epoch: null, learner, statements: newer, rejected: [] } });
      }),
    );
  });

  it("never throws, whatever it is given", () => {
    fc.assert(fc.property(fc.anything(), (value) => void parsePushRequest(value)));
    fc.assert(fc.property(fc.array(fc.anything()), (statements) => void parsePushRequest(push(...statements))));
  });

  it("rejects a bad statement by its id and reads the others", () => {
    const bad = { ...statement, id: "b-a-d" };
    expect(parsePushRequest(push(bad, statement))).toEqual({
      ok: true,
      value: { epoch: null, learner, statements: [statement], rejected: [{ id: "b-a-d", code: "invalid" }] },
    });
  });

  for (const [name, fault] of [
    ["NUL in an activity", { activityId: "essentials/\u0000" }],
    ["half a character in a verb", { verb: "\ud800" }],
    ["an attempt longer than a key", { attemptId: "a".repeat(201) }],
    ["JSON that is nested too deep", { extra: nested(60) }],
    ["JSON that is nested beyond every stack", { extra: nested(100_000) }],
  ] as const)
    it(`rejects ${name}`, () => {
      const read = parsePushRequest(push({ ...statement, ...fault }));
      expect(read).toMatchObject({ ok: true, value: { statements: [], rejected: [{ id: statement.id, code: "invalid" }] } });
    });

  it("rejects a statement of more than 64 KiB, counted in bytes", () => {
    const read = parsePushRequest(push({ ...statement, result: { note: "ع".repeat(33_000) } }));
    expect(read).toMatchObject({ ok: true, value: { statements: [], rejected: [{ id: statement.id, code: "too-large" }] } });
  });

  it("refuses the whole only where a statement has no id to name it by", () => {
    expect(parsePushRequest(push(statement, { verb: "completed" }))).toEqual({
      ok: false,
      error: { code: "invalid", at: "/statements/1/id" },
    });
    expect(parsePushRequest(push(statement, null))).toEqual({ ok: false, error: { code: "invalid", at: "/statements/1/id" } });
  });

  it("names the part that is not as agreed", () => {
    for (const [body, at] of [
      [null, ""],
      [{ ...push(), epoch: 1 }, "/epoch"],
      [{ ...push(), learner: "me" }, "/learner"],
      [{ ...push(), statements: {} }, "/statements"],
    ] as const)
      expect(parsePushRequest(body)).toEqual({ ok: false, error: { code: "invalid", at } });
  });

  it("refuses more statements than a request may carry", () => {
    const many = Array.from({ length: syncLimits.pushStatements + 1 }, () => statement);
    expect(parsePushRequest(push(...many))).toEqual({ ok: false, error: { code: "too-many", limit: 500 } });
  });
});

describe("parsePullRequest", () => {
  it("reads cursor and limit, and takes the largest page where none is asked for", () => {
    expect(parsePullRequest({ learner, cursor: "12", limit: "7" })).toEqual({ ok: true, value: { learner, cursor: 12, limit: 7 } });
    expect(parsePullRequest({ learner })).toEqual({ ok: true, value: { learner, cursor: 0, limit: 500 } });
    expect(parsePullRequest({ learner, limit: "9999" })).toEqual({ ok: true, value: { learner, cursor: 0, limit: 500 } });
  });

  it("refuses what is no place in a stream", () => {
    for (const cursor of ["-1", "1.5", "1e3", "", "9".repeat(16)])
      expect(parsePullRequest({ learner, cursor })).toEqual({ ok: false, error: { code: "invalid", at: "/cursor" } });
    expect(parsePullRequest({ learner, limit: "0" })).toEqual({ ok: false, error: { code: "invalid", at: "/limit" } });
    expect(parsePullRequest({ cursor: "1" })).toEqual({ ok: false, error: { code: "invalid", at: "/learner" } });
  });
});
