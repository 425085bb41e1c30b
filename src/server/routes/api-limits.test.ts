import { PGlite } from "@electric-sql/pglite";
import { Kysely } from "kysely";
import { describe, expect, it } from "vitest";
import { createApiClient, joinCodeFrom, password, signedInAdministrator, signedUp } from "../../../tests/support/api-client.ts";
import { startApiServer } from "../../../tests/support/api-server.ts";
import { DatabaseError } from "../database/database-error.ts";
import { preparedDatabase } from "../database/open-database.ts";
import { createPgliteDialect } from "../database/pglite/pglite-dialect.ts";
import type { Tables } from "../database/tables.ts";
import { logOptions } from "../log-options.ts";

describe("too much at once", () => {
  it("slows one account down, and nobody else behind the same address", async () => {
    const server = await startApiServer({ limits: { ofAccount: 20 } });
    const administrator = await signedInAdministrator(server);
    const busy = await signedUp(server.app, await joinCodeFrom(administrator), "busy");
    for (let request = 0; request < 20; request++) expect((await busy.get("session")).statusCode).toBe(200);
    const refused = await busy.get("session");
    expect([refused.statusCode, refused.json()]).toEqual([429, { problem: { code: "too-often", retryAfter: expect.any(Number) } }]);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect((await administrator.get("session")).statusCode).toBe(200);
    expect((await createApiClient(server.app).get("session")).statusCode).toBe(200);
    await server.close();
  });

  it("slows an address down that nobody is signed in behind", async () => {
    const server = await startApiServer({ limits: { ofAddress: 3 } });
    const from = (address: string) => createApiClient(server.app, { address }).get("session");
    for (let request = 0; request < 3; request++) expect((await from("203.0.113.1")).statusCode).toBe(200);
    expect((await from("203.0.113.1")).statusCode).toBe(429);
    expect((await from("203.0.113.2")).statusCode).toBe(200);
    await server.close();
  });

  it("turns requests away while the process cannot keep up, and says when to come back", async () => {
    const server = await startApiServer({ limits: { lagMs: 20 } });
    const client = createApiClient(server.app);
    let answer = await client.get("session");
    for (let round = 0; round < 40 && answer.statusCode === 200; round++) {
      const until = performance.now() + 150;
      while (performance.now() < until);
      await new Promise(setImmediate);
      answer = await client.get("session");
    }
    expect([answer.statusCode, answer.json(), answer.headers["retry-after"]]).toEqual([
      503,
      { problem: { code: "overloaded", retryAfter: 10 } },
      "10",
    ]);
    expect((await server.app.inject("/healthz")).statusCode).toBe(200);
    await server.close();
  });
});

describe("a text of any length", () => {
  it("is measured by every pattern in a moment, whatever it is made of", async () => {
    const server = await startApiServer();
    const document = (await createApiClient(server.app).get("openapi.json")).json();
    await server.close();
    const patterns = patternsIn(document);
    expect(patterns.length).toBeGreaterThan(10);
    const hostile = ["", "a@", "/"].flatMap((start) =>
      ["a", " ", ".", "-", "a.", "a-", "a/", "a "].flatMap((part) =>
        ["\0", "@ "].map((end) => start + part.repeat(50_000 / part.length) + end),
      ),
    );
    for (const pattern of patterns) {
      const form = new RegExp(pattern, "u");
      const from = performance.now();
      for (const text of hostile) form.test(text);
      expect([pattern, performance.now() - from < 1000]).toEqual([pattern, true]);
    }
  });
});

function patternsIn(part: unknown): readonly string[] {
  if (typeof part !== "object" || part === null) return [];
  const own = "pattern" in part && typeof part.pattern === "string" ? [part.pattern] : [];
  return [...new Set([...own, ...Object.values(part).flatMap(patternsIn)])];
}

describe("a database that is gone", () => {
  it("is answered with 503 on every route, and nobody is signed out", async () => {
    const pg = await PGlite.create();
    let isGone = false;
    const connection = {
      query: async (text: string, parameters: readonly unknown[]) => {
        if (isGone) throw new DatabaseError("database-gone", "the disk is full of secrets");
        const { rows, affectedRows = 0 } = await pg.query(text, [...parameters]);
        return { rows, affected: affectedRows };
      },
      fsyncs: () => 0,
      close: () => pg.close(),
    };
    const db = await preparedDatabase("pglite", new Kysely<Tables>({ dialect: createPgliteDialect(connection) }));
    if (!db.ok) throw new Error("the database does not open");
    const server = await startApiServer({ db: db.value });
    const administrator = await signedInAdministrator(server);
    const { paths } = (await administrator.get("openapi.json")).json() as { paths: Record<string, Record<string, object>> };
    isGone = true;
    const reached: string[] = [];
    for (const client of [administrator, createApiClient(server.app)])
      for (const [path, methods] of Object.entries(paths))
        for (const method of Object.keys(methods)) {
          const url = path.replaceAll(/\{\w+\}/g, "00000000-0000-4000-8000-000000000000");
          const { statusCode, body, headers } = await client[method as "get" | "post" | "put" | "delete"](url);
          expect([method, url, statusCode < 500 || statusCode === 503, body.includes("secrets")]).toEqual([method, url, true, false]);
          if (statusCode === 503) {
            reached.push(path);
            expect([JSON.parse(body).problem.code, headers["retry-after"], headers["set-cookie"]]).toEqual([
              "database-unavailable",
              "5",
              undefined,
            ]);
          }
        }
    expect(new Set(reached).size).toBeGreaterThan(30);
    isGone = false;
    expect((await administrator.get("session")).json().account).toMatchObject({ userName: "admin" });
    await server.stop();
    await db.value.close();
  });
});

describe("the log", () => {
  it("names routes and answers, and neither bodies, codes, cookies, queries nor addresses", async () => {
    const lines: string[] = [];
    const server = await startApiServer({ log: logOptions("info", { write: (line) => lines.push(line) }) });
    const administrator = await signedInAdministrator(server);
    const joinCode = await joinCodeFrom(administrator);
    await signedUp(server.app, joinCode, "logged", { address: "203.0.113.99" });
    await administrator.get("admin/accounts?search=logged");
    await administrator.get("sign-in/provider/callback/x?code=authorization-code&state=s");
    const text = lines.join("");
    const seen = lines.map((line) => JSON.parse(line)).filter(({ req }) => req);
    expect(seen.map(({ req }) => `${req.method} ${req.route}`)).toEqual(
      expect.arrayContaining(["POST /api/sign-up", "GET /api/admin/accounts", "GET /api/sign-in/provider/callback/:id"]),
    );
    const cookies = [...administrator.cookies.values()];
    for (const secret of [password, joinCode, "logged", "203.0.113.99", "authorization-code", ...cookies])
      expect(text).not.toContain(secret);
    await server.close();
  });
});
