import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ApiClient,
  createApiClient,
  joinCodeFrom,
  password,
  signedInAdministrator,
  signedUp,
} from "../../../tests/support/api-client.ts";
import { type ApiServer, startApiServer } from "../../../tests/support/api-server.ts";
import { hashPassword } from "../accounts/passwords.ts";

/** What OpenAPI says of one route, as far as this test reads it. */
interface Operation {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Names in braces. */
  readonly parts: readonly string[];
  readonly path: string;
  readonly query: readonly string[];
  readonly fields: readonly string[];
  readonly required: readonly string[];
}

let server: ApiServer;
let operations: readonly Operation[];
/** Values that are right somewhere, so that requests come further than the first check. */
let known: Readonly<Record<string, readonly unknown[]>>;

beforeAll(async () => {
  server = await startApiServer({ limits: { ofAccount: 100_000, ofAddress: 100_000 } });
  const administrator = await signedInAdministrator(server);
  const learner = await signedUp(server.app, await joinCodeFrom(administrator), "learner");
  const { id } = (await learner.get("session")).json().account;
  const code = (await administrator.post("admin/join-codes", { role: "learner" })).json();
  const workshop = await joinCodeFrom(administrator, { role: "learner", workshop: true });
  const { origin, token } = (await administrator.post("admin/origins", { name: "Laptop" })).json();
  const statement = {
    id,
    verb: "noted",
    activityId: "c/l",
    locale: "ar",
    at: "001700000000000-00000-d1",
    device: "d1",
    result: { note: "\0\ud800" },
  };
  await administrator.post("forward", { learner: { id, name: "L" }, statements: [statement] }, { authorization: `Bearer ${token}` });
  const claimCode = (await administrator.post("admin/claims", { origin: origin.id, learner: id })).json().code;
  const [cohort, assignment] = [randomUUID(), randomUUID()];
  const cohortSettings = { version: 0, name: "Fuzzed", language: "en", timeZone: "UTC", confidential: false };
  await administrator.put(`cohorts/${cohort}`, cohortSettings);
  const invitation = (await administrator.post(`cohorts/${cohort}/invitations`, {})).json();
  await learner.post("join", { joinCode: invitation.code });
  const moment = "2026-11-30T08:00:00Z";
  known = {
    group: [id, { kind: "group", group: id }],
    invitation: [invitation.id],
    trainer: [id],
    assignment: [assignment],
    comment: [assignment, "Sound"],
    mark: [assignment],
    version: [1, 2, "3"],
    language: ["ar"],
    timeZone: ["UTC", "Africa/Dakar"],
    opensOn: ["2026-11-30", "2026-02-31"],
    closesOn: ["2026-12-01"],
    confidential: [true, false],
    archived: [true],
    members: [[id], [], [id, id]],
    dryRun: [true, false],
    rows: [
      [{ name: "Ana" }],
      [
        { name: "\0", userName: "ana" },
        { name: "B", group: "\ud800" },
      ],
    ],
    work: [{ course: "c" }, { course: "c", module: "m", activity: "a" }],
    target: [{ kind: "cohort" }, { kind: "learner", learner: id }, { kind: "group", group: id }],
    required: [true],
    opensAt: [moment, "2026-02-30T00:00:00Z"],
    dueAt: [moment],
    note: ["Bring\nquestions", "\0"],
    course: ["c"],
    shared: [true, false],
    text: ["Well argued", "\ud800"],
    activity: ["c/a"],
    attempt: ["x"],
    item: ["c/i"],
    deleted: [true],
    points: [{ facts: 1 }, { facts: 1e308 }],
    state: ["draft", "final"],
    id: [cohort, cohort, id, code.id, origin.id],
    learner: [id, { id, name: "L" }, (await administrator.get("session")).json().account.id],
    origin: [origin.id],
    joinCode: [code.code, workshop],
    code: [code.code, claimCode, "123456"],
    token: [token],
    user: ["learner", "admin"],
    password: [password],
    current: [password],
    role: ["learner", "trainer", "administrator"],
    pin: ["1234"],
    name: ["Ana", "ليلى"],
    userName: ["ana", "ليلى.حداد"],
    url: ["https://127.0.0.1:1/", "https://[", "http://example.org"],
    statements: [[statement], [statement, statement, {}], [null], [{ ...statement, extra: "@nested" }], "@nested"],
    epoch: [null],
    newPassword: [password],
    next: [password],
    email: ["ana@example.org"],
    cohort: ["Dakar"],
    maxUses: [1],
    days: [30],
    workshop: [true, false],
    cursor: ["0", `1700000000000_${id}`],
    search: ["a%_\\"],
    limit: ["5"],
    to: ["/en/record"],
    response: [{ id: "AAAA", response: { clientDataJSON: "e30", attestationObject: "oA" } }],
  };
  operations = operationsOf((await administrator.get("openapi.json")).json());
}, 60_000);
afterAll(() => server.close());

/** JSON nested so deeply that a recursive reader breaks. */
const nested = "[".repeat(50_000) + "]".repeat(50_000);
const textOf = (value: unknown): string => (JSON.stringify(value) ?? "").replaceAll('"@nested"', nested);

type Schema = { readonly properties?: object; readonly required?: readonly string[] };
function operationsOf(document: {
  readonly paths: Record<
    string,
    Record<string, { parameters?: { in: string; name: string }[]; requestBody?: { content: Record<string, { schema: Schema }> } }>
  >;
}): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase() as Operation["method"],
      path,
      parts: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name),
      query: parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
      fields: Object.keys(requestBody?.content["application/json"]?.schema.properties ?? {}),
      required: requestBody?.content["application/json"]?.schema.required ?? [],
    })),
  );
}

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.constantFrom("", " ", "\0", "\ud800", "%00", "__proto__", "'; drop table accounts; --"),
);
const anyValue = (name: string): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...(known[name] ?? [name])) },
    { weight: 1, arbitrary: anyText },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: fc.uuid() },
  );
const anyPart = (name: string): fc.Arbitrary<string> =>
  fc
    .oneof(fc.constantFrom(...(known[name] ?? []).filter((value) => typeof value === "string"), "oidc"), fc.uuid(), anyText)
    .map(encodeURIComponentSafely);
const encodeURIComponentSafely = (text: unknown) => encodeURIComponent(Buffer.from(String(text)).toString());

interface Call {
  readonly url: string;
  readonly payload?: string;
  readonly contentType: string;
}
function anyCall({ path, parts, query, fields, required }: Operation): fc.Arbitrary<Call> {
  const body = fc.record(Object.fromEntries(fields.map((name) => [name, anyValue(name)])), { requiredKeys: [] });
  const whole = fc.record(Object.fromEntries(fields.map((name) => [name, anyValue(name)])), { requiredKeys: [...required] });
  const payload = fc.oneof(
    { weight: 4, arbitrary: whole.map(textOf) },
    { weight: 2, arbitrary: body.map(textOf) },
    { weight: 1, arbitrary: fc.jsonValue().map(textOf) },
    { weight: 1, arbitrary: anyText },
  );
  return fc.record({
    url: fc
      .tuple(
        fc.record(Object.fromEntries(parts.map((name) => [name, anyPart(name)]))),
        fc.record(Object.fromEntries(query.map((name) => [name, anyPart(name)])), { requiredKeys: [] }),
      )
      .map(([places, given]) => {
        const url = path.replaceAll(/\{(\w+)\}/g, (_, name) => places[name] ?? "");
        const pairs = Object.entries(given).map(([name, value]) => `${name}=${value}`);
        return `${url}?${pairs.join("&")}`;
      }),
    payload,
    contentType: fc.oneof(
      { weight: 12, arbitrary: fc.constant("application/json") },
      { weight: 1, arbitrary: fc.constantFrom("text/plain", "application/xml", "") },
    ),
  });
}

describe("every route, whatever it is sent", () => {
  it("answers as described, never with a failure of the server", async () => {
    expect(operations.length).toBeGreaterThan(40);
    const passwordHash = await hashPassword(password);
    for (const operation of operations) {
      const client = createApiClient(server.app);
      // An earlier route may have changed the password.
      await server.services.db.kysely.updateTable("credentials").set({ password: passwordHash }).execute();
      const signIn = await client.post("sign-in", { user: "admin", password });
      expect([operation.path, signIn.statusCode]).toEqual([operation.path, 200]);
      await fc.assert(
        fc.asyncProperty(anyCall(operation), async (call) => {
          const answer = await send(client, operation, call);
          expect([answer.statusCode, answer.statusCode < 500 || answer.statusCode === 502, server.errors]).toEqual([
            answer.statusCode,
            true,
            [],
          ]);
          if (answer.statusCode >= 400) expect(answer.json().problem.code).toMatch(/^[a-z][a-z-]+$/);
        }),
        { numRuns: 60, seed: 20261122 },
      );
    }
  }, 120_000);
});

const send = (client: ApiClient, { method }: Operation, { url, payload, contentType }: Call) =>
  server.app.inject({
    method,
    url,
    headers: {
      host: "localhost",
      origin: client.origin,
      cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      authorization: `Bearer ${String(known.token?.[0])}`,
      ...(hasBody(method) && contentType && { "content-type": contentType }),
    },
    ...(hasBody(method) && payload !== undefined && { payload }),
  });
const hasBody = (method: Operation["method"]): boolean => method === "POST" || method === "PUT";
