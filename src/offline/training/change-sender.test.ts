import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { err, ok, type Result } from "#domain/result.ts";
import type { GroupChange } from "#sync/cohort-messages.ts";
import { TestDisk, testClock } from "../../../tests/support/test-device.ts";
import { accountOf } from "../../../tests/sync/model-server.ts";
import type { SyncTransport } from "../sync/sync-transport.ts";
import { createChangeQueue } from "./change-queue.ts";
import { createChangeSender } from "./change-sender.ts";
import { type ChangeProblem, createChangeTransport, type SendChange } from "./change-transport.ts";
import type { TrainerChange } from "./trainer-change.ts";

const owner = "trainer";
const signedInAs = (id: string | null): Pick<SyncTransport, "account"> => ({ account: async () => ok(id === null ? null : accountOf(id)) });

async function openSender(send: SendChange, transport = signedInAs(owner)) {
  const db = await new TestDisk().open();
  const queue = createChangeQueue({ db, clock: testClock() });
  return { db, queue, sender: createChangeSender({ queue, send, transport }) };
}
const group = (version: number, name: string): TrainerChange => ({
  kind: "group",
  cohort: "c",
  id: "g",
  body: { version, name, members: [] },
});

/** Groups as the server keeps them: a number that is not above the held one is refused, unless it says the same. */
function modelGroups() {
  const held: { group?: GroupChange | { readonly version: number; readonly withdrawn: true } } = {};
  const put = (body: NonNullable<typeof held.group>): Result<void, ChangeProblem> => {
    const known = held.group?.version ?? 0;
    if (body.version > known) held.group = body;
    else if (body.version < known) return err({ kind: "refused", code: "stale" });
    else if (JSON.stringify(body) !== JSON.stringify(held.group)) return err({ kind: "refused", code: "version-taken" });
    return ok(undefined);
  };
  return { held, put };
}

describe("sending a trainer's changes", () => {
  it("sends each once, when the server has taken it", async () => {
    const requests: unknown[] = [];
    const { db, queue, sender } = await openSender(async (request) => {
      requests.push(request);
      return ok(undefined);
    });
    await queue.add(owner, {
      kind: "cohort",
      cohort: "c",
      body: { version: 0, name: "N", language: "en", timeZone: "UTC", confidential: true },
    });
    await queue.add(owner, { kind: "assignment", cohort: "c", id: "a", body: { version: 3, withdrawn: true } });
    await queue.add(owner, {
      kind: "mark",
      cohort: "c",
      learner: "l",
      id: "m",
      body: { version: 1, attempt: "x", item: "k/i", points: {}, state: "draft" },
    });
    expect(await sender.run(owner)).toEqual({ kind: "done" });
    expect(requests).toEqual([
      { method: "PUT", path: "cohorts/c", body: { version: 0, name: "N", language: "en", timeZone: "UTC", confidential: true } },
      { method: "DELETE", path: "cohorts/c/assignments/a?version=3" },
      { method: "PUT", path: "cohorts/c/learners/l/marks/m", body: { version: 1, attempt: "x", item: "k/i", points: {}, state: "draft" } },
    ]);
    expect((await db.changes.toArray()).every(({ takenAtMs }) => takenAtMs !== undefined)).toBe(true);
    expect(await sender.run(owner)).toEqual({ kind: "done" });
    expect(requests).toHaveLength(3);
  });
  it("asks nobody when nothing waits", async () => {
    const never = async () => Promise.reject(new Error("asked"));
    const { sender } = await openSender(never, { account: never });
    expect(await sender.run(owner)).toEqual({ kind: "done" });
  });
  it.each([
    [signedInAs(null), { kind: "stopped", code: "sign-in-needed" }],
    [signedInAs("somebody else"), { kind: "owner-changed" }],
    [{ account: async () => err({ code: "offline" as const }) }, { kind: "waiting", code: "offline" }],
    [
      { account: async () => err({ code: "too-often" as const, retryAfterMs: 9 }) },
      { kind: "waiting", code: "too-often", retryAfterMs: 9 },
    ],
    [{ account: async () => err({ code: "forbidden" as const }) }, { kind: "waiting", code: "unavailable" }],
  ])("sends nothing under another session, or none (%#)", async (transport, outcome) => {
    const { db, queue, sender } = await openSender(() => Promise.reject(new Error("sent")), transport);
    await queue.add(owner, group(1, "mine"));
    expect(await sender.run(owner)).toEqual(outcome);
    expect((await db.changes.toArray()).map(({ wasTried }) => wasTried)).toEqual([undefined]);
  });
  it("keeps a refused change with its reason, and goes on with the others", async () => {
    const { db, queue, sender } = await openSender(async ({ path }) =>
      path.includes("groups") ? err({ kind: "refused", code: "stale" }) : ok(undefined),
    );
    await queue.add(owner, group(1, "mine"));
    await queue.add(owner, { kind: "assignment", cohort: "c", id: "a", body: { version: 3, withdrawn: true } });
    expect(await sender.run(owner)).toEqual({ kind: "done" });
    expect((await db.changes.toArray()).map(({ refused }) => refused?.code)).toEqual(["stale", undefined]);
  });
  it("ends with what the trainer decided last, however often requests and answers are lost", async () => {
    type Step = { readonly say: string | null } | { readonly network: "works" | "request-lost" | "answer-lost" };
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.record({ say: fc.oneof(fc.string({ minLength: 1, maxLength: 3 }), fc.constant(null)) }),
      fc.record({ network: fc.constantFrom("works", "request-lost", "answer-lost") }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { held, put } = modelGroups();
        let network: "works" | "request-lost" | "answer-lost" = "works";
        const { db, queue, sender } = await openSender(async ({ path, body }) => {
          const version = Number(/version=(\d+)/.exec(path)?.[1]);
          const answer = network === "request-lost" ? undefined : put(version ? { version, withdrawn: true } : (body as GroupChange));
          return answer && network === "works" ? answer : err({ kind: "later", code: "offline" });
        });
        let wanted: string | null | undefined;
        let known = 0;
        for (const each of steps) {
          if ("say" in each) {
            const version = known + 1;
            wanted = each.say;
            await queue.add(
              owner,
              each.say === null ? { kind: "group", cohort: "c", id: "g", body: { version, withdrawn: true } } : group(version, each.say),
            );
          } else {
            network = each.network;
            await sender.run(owner);
            if (network !== "works") continue;
            known = held.group?.version ?? 0;
            await queue.settle(owner, "cohorts/c", testClock().now());
          }
        }
        network = "works";
        expect(await sender.run(owner)).toEqual({ kind: "done" });
        expect((await db.changes.toArray()).filter(({ takenAtMs }) => takenAtMs === undefined)).toEqual([]);
        const there = held.group && "name" in held.group ? held.group.name : null;
        expect(there).toBe(wanted ?? null);
      }),
      { numRuns: 60 },
    );
  });
});

describe("one request for a change", () => {
  const answers = (response: () => Response) => createChangeTransport({ fetch: async () => response(), timeoutMs: 1000 });
  const refusal = (status: number, code: string, retryAfter?: number) =>
    new Response(JSON.stringify({ problem: { code, ...(retryAfter !== undefined && { retryAfter }) } }), { status });
  const request = { method: "PUT", path: "cohorts/c", body: {} } as const;
  it.each([
    [() => new Response(null, { status: 204 }), ok(undefined)],
    [() => new Response("{}"), ok(undefined)],
    [() => new Response("<p>Welcome to the hotel</p>"), err({ kind: "later", code: "unreadable" })],
    [() => new Response("<p>No</p>", { status: 404 }), err({ kind: "later", code: "unreadable" })],
    [() => refusal(409, "stale"), err({ kind: "refused", code: "stale" })],
    [() => refusal(404, "not-found"), err({ kind: "refused", code: "not-found" })],
    [() => refusal(401, "sign-in-needed"), err({ kind: "sign-in-needed" })],
    [() => refusal(429, "too-often", 3), err({ kind: "later", code: "too-often", retryAfterMs: 3000 })],
    [() => refusal(503, "database-unavailable", 5), err({ kind: "later", code: "unavailable", retryAfterMs: 5000 })],
  ])("reads the answer %#", async (response, outcome) => {
    expect(await answers(response)(request)).toEqual(outcome);
  });
  it("tells a lost connection from a server that takes too long", async () => {
    const failing = (cause: unknown) => createChangeTransport({ fetch: () => Promise.reject(cause), timeoutMs: 1 })(request);
    expect(await failing(new TypeError("lost"))).toEqual(err({ kind: "later", code: "offline" }));
    expect(await failing(new DOMException("", "TimeoutError"))).toEqual(err({ kind: "later", code: "time-out" }));
  });
});
