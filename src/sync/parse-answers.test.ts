import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseProblem, parsePullAnswer, parsePushAnswer, parseSessionAccount } from "./parse-answers.ts";

const push = { epoch: "e", head: 2, acked: ["x"], rejected: [{ id: "y", code: "quota", retryAfter: 60 }] };
const statement = { lseq: 1, kind: "statement", id: "x", statement: { of: "2031" }, stored: "2026-11-22T00:00:00.000Z" };
const comment = { lseq: 2, kind: "comment", id: "c", version: 1, author: null, stored: "2026-11-22T00:00:00.000Z", body: "" };
const account = { id: "a", tenant: "t", name: "A", role: "learner", hasPassword: true, hasTwoFactor: false };

describe("answers of the sync server", () => {
  it("are read as agreed, also with fields of a newer server", () => {
    expect(parsePushAnswer({ ...push, news: 1 })).toEqual({ ok: true, value: push });
    const pull = { epoch: "e", head: 2, records: [statement, { ...comment, kind: "of-2031" }] };
    expect(parsePullAnswer({ ...pull, news: 1 })).toEqual({ ok: true, value: pull });
    expect(parseSessionAccount({ account, server: {} })).toEqual({ ok: true, value: account });
    expect(parseSessionAccount({ account: null })).toEqual({ ok: true, value: null });
  });
  it.each([
    [{ epoch: "" }, "$.epoch"],
    [{ head: -1 }, "$.head"],
    [{ head: 1.5 }, "$.head"],
    [{ acked: [1] }, "$.acked"],
    [{ rejected: [{ id: "y" }] }, "$.rejected"],
    [{ rejected: [{ id: "y", code: "quota", retryAfter: "soon" }] }, "$.rejected"],
  ])("to a push with %j are refused at %s", (part, at) => {
    expect(parsePushAnswer({ ...push, ...part })).toEqual({ ok: false, error: { code: "unreadable", at } });
  });
  it.each([
    [{ ...statement, lseq: 0 }],
    [{ ...statement, id: "" }],
    [{ ...statement, statement: "text" }],
    [{ ...statement, stored: undefined }],
    [{ ...statement, regraded: { scaled: 1 } }],
    [{ ...comment, version: "1" }],
    [{ ...comment, author: 1 }],
    [{ ...comment, kind: "" }],
    [null],
  ])("to a pull with the record %j are refused", (record) => {
    expect(parsePullAnswer({ epoch: "e", head: 2, records: [comment, record] })).toEqual({
      ok: false,
      error: { code: "unreadable", at: "$.records[1]" },
    });
  });
  it.each([{ id: "" }, { role: "king" }, { hasPassword: undefined }])("about a session with %j are refused", (part) => {
    expect(parseSessionAccount({ account: { ...account, ...part } })).toEqual({
      ok: false,
      error: { code: "unreadable", at: "$.account" },
    });
  });
  it("never make the reader throw, whatever they are", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const parse of [parsePushAnswer, parsePullAnswer, parseSessionAccount]) expect(parse(value).ok).toBe(false);
        parseProblem(value);
      }),
    );
  });
});

describe("a refusal", () => {
  it("tells its code, how long to wait and where the fault is", () => {
    expect(parseProblem({ problem: { code: "invalid", at: "/epoch", retryAfter: 3 } })).toEqual({
      code: "invalid",
      at: "/epoch",
      retryAfter: 3,
    });
    expect(parseProblem({ problem: { code: "x", retryAfter: -1, at: 4 } })).toEqual({ code: "x" });
    expect(parseProblem({ problem: {} })).toBeUndefined();
    expect(parseProblem(undefined)).toBeUndefined();
  });
});
