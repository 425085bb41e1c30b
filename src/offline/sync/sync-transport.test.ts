import { describe, expect, it } from "vitest";
import { createSyncTransport } from "./sync-transport.ts";

const request = { epoch: null, learner: "a", statements: [] };
/** A transport over one answer, and the request that it got. */
function answering(answer: () => Response | Promise<Response>) {
  const seen: { readonly address: string; readonly init: RequestInit | undefined }[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    seen.push({ address: String(input), init });
    return answer();
  };
  return { seen, transport: createSyncTransport({ fetch, timeoutMs: 1000 }) };
}
const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers });
const problemOf = async (answer: () => Response | Promise<Response>) => {
  const result = await answering(answer).transport.push(request);
  return result.ok ? undefined : result.error;
};

describe("a request", () => {
  it("goes to the route of its kind, past the browser's cache", async () => {
    const { seen, transport } = answering(json({}));
    await transport.push(request);
    await transport.pull({ learner: "a b", cursor: 3, limit: 10 });
    await transport.account();
    expect(seen.map(({ address, init }) => [init?.method ?? "GET", address, init?.cache])).toEqual([
      ["POST", "/api/sync/push", "no-store"],
      ["GET", "/api/sync/pull?learner=a+b&cursor=3&limit=10", "no-store"],
      ["GET", "/api/session", "no-store"],
    ]);
    expect(seen[0]?.init).toMatchObject({ headers: { "content-type": "application/json" }, body: JSON.stringify(request) });
  });
});

describe("an answer", () => {
  it("is read", async () => {
    const answer = { epoch: "e", head: 1, acked: ["x"], rejected: [] };
    expect(await answering(json(answer)).transport.push(request)).toEqual({ ok: true, value: answer });
  });
  it.each([
    ["an HTML page of a hotel's network", () => new Response("<html>Welcome</html>")],
    ["JSON of another kind", json({ hello: 1 })],
  ])("that is %s counts as none", async (_, answer) => {
    expect(await problemOf(answer)).toEqual({ code: "unreadable" });
  });
  it("that does not come is told from one that comes too late", async () => {
    expect(await problemOf(() => Promise.reject(new TypeError("network lost")))).toEqual({ code: "offline" });
    expect(await problemOf(() => Promise.reject(new DOMException("late", "TimeoutError")))).toEqual({ code: "time-out" });
  });
  it.each([
    [401, { code: "sign-in-needed" }, { code: "sign-in-needed" }],
    [403, { code: "insecure-origin" }, { code: "forbidden" }],
    [409, { code: "other-learner" }, { code: "other-learner" }],
    [410, { code: "learner-erased" }, { code: "erased" }],
    [413, { code: "too-many" }, { code: "too-large" }],
    [422, { code: "invalid", at: "/statements/3/id" }, { code: "invalid" }],
    [422, { code: "invalid", at: "/epoch" }, { code: "not-understood" }],
    [400, { code: "not-json" }, { code: "not-understood" }],
    [429, { code: "too-often", retryAfter: 7 }, { code: "too-often", retryAfterMs: 7000 }],
    [503, { code: "overloaded", retryAfter: 2 }, { code: "unavailable", retryAfterMs: 2000 }],
    [503, { code: "database-unavailable" }, { code: "unavailable" }],
    [404, { code: "not-found" }, { code: "unavailable" }],
  ])("of %d with %j says why", async (status, problem, expected) => {
    expect(await problemOf(json({ problem }, status))).toEqual(expected);
  });
  it.each([401, 403, 409, 410, 422, 502])("of %d that is not our server's ends nothing", async (status) => {
    expect(await problemOf(() => new Response("<html>proxy</html>", { status }))).toEqual({ code: "unavailable" });
  });
  it("of a proxy that takes no more bytes is about the size", async () => {
    expect(await problemOf(() => new Response("<html>too large</html>", { status: 413 }))).toEqual({ code: "too-large" });
  });
  it.each([
    ["120", { code: "unavailable", retryAfterMs: 120_000 }],
    ["Wed, 21 Oct 2026 07:28:00 GMT", { code: "unavailable" }],
    ["-5", { code: "unavailable" }],
  ])("with Retry-After %s is waited for", async (header, expected) => {
    expect(await problemOf(() => new Response("", { status: 503, headers: { "retry-after": header } }))).toEqual(expected);
  });
});
