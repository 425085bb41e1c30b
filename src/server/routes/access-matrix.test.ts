import fastify from "fastify";
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
import { requireRule } from "./route-rules.ts";

/**
 * Who gets past the door of each route: `.` passes, `s` sign-in-needed, `f` forbidden, `i` insecure-origin. First in a secure context, then
 * over plain http in a room. A route without a row fails.
 */
const people = ["nobody", "learner", "workshop learner", "trainer", "administrator"] as const;
const matrix: Readonly<Record<string, readonly [secure: string, insecure: string]>> = {
  "GET /api/session": [".....", "....."],
  "GET /api/openapi.json": [".....", "....."],
  "POST /api/sign-up": [".....", "iiiii"],
  "POST /api/set-up": [".....", "iiiii"],
  "POST /api/sign-in": [".....", "iiiii"],
  "POST /api/sign-in/second-factor": [".....", "iiiii"],
  "POST /api/sign-in/passkey/options": [".....", "iiiii"],
  "POST /api/sign-in/passkey": [".....", "iiiii"],
  "GET /api/sign-in/provider/{id}": [".....", "iiiii"],
  "GET /api/sign-in/provider/callback/{id}": [".....", "iiiii"],
  "POST /api/sign-out": [".....", "....."],
  "POST /api/workshop/join": [".....", "....."],
  "POST /api/join": ["s....", "si.ii"],
  "GET /api/account/sessions": ["s....", "iiiii"],
  "DELETE /api/account/sessions/{id}": ["s....", "iiiii"],
  "POST /api/account/password": ["s.f..", "iiiii"],
  "POST /api/account/two-factor/start": ["s.f..", "iiiii"],
  "POST /api/account/two-factor/confirm": ["s.f..", "iiiii"],
  "POST /api/account/two-factor/disable": ["s.f..", "iiiii"],
  "GET /api/account/passkeys": ["s.f..", "iiiii"],
  "POST /api/account/passkeys/options": ["s.f..", "iiiii"],
  "POST /api/account/passkeys": ["s.f..", "iiiii"],
  "DELETE /api/account/passkeys/{id}": ["s.f..", "iiiii"],
  "GET /api/account/export": ["s....", "iiiii"],
  "POST /api/account/delete": ["s....", "iiiii"],
  "POST /api/account/claim": ["s.f..", "iiiii"],
  "GET /api/workshop": ["sfff.", "iiiii"],
  "GET /api/admin/accounts": ["sfff.", "iiiii"],
  "POST /api/admin/accounts": ["sfff.", "iiiii"],
  "POST /api/admin/accounts/{id}/password": ["sfff.", "iiiii"],
  "POST /api/admin/accounts/{id}/role": ["sfff.", "iiiii"],
  "POST /api/admin/accounts/{id}/disable": ["sfff.", "iiiii"],
  "POST /api/admin/accounts/{id}/enable": ["sfff.", "iiiii"],
  "GET /api/admin/join-codes": ["sfff.", "iiiii"],
  "POST /api/admin/join-codes": ["sfff.", "iiiii"],
  "DELETE /api/admin/join-codes/{id}": ["sfff.", "iiiii"],
  "GET /api/admin/audit": ["sfff.", "iiiii"],
  "GET /api/admin/origins": ["sfff.", "iiiii"],
  "POST /api/admin/origins": ["sfff.", "iiiii"],
  "DELETE /api/admin/origins/{id}": ["sfff.", "iiiii"],
  "GET /api/admin/origins/{id}/learners": ["sfff.", "iiiii"],
  "POST /api/admin/claims": ["sfff.", "iiiii"],
  "POST /api/admin/forward": ["sfff.", "iiiii"],
  "GET /api/cohorts": ["sff..", "iiiii"],
  "GET /api/cohorts/{id}": ["sff..", "iiiii"],
  "PUT /api/cohorts/{id}": ["sff..", "iiiii"],
  "POST /api/cohorts/{id}/trainers": ["sff..", "iiiii"],
  "DELETE /api/cohorts/{id}/trainers/{trainer}": ["sff..", "iiiii"],
  "POST /api/cohorts/{id}/invitations": ["sff..", "iiiii"],
  "DELETE /api/cohorts/{id}/invitations/{invitation}": ["sff..", "iiiii"],
  "POST /api/cohorts/{id}/members": ["sff..", "iiiii"],
  "DELETE /api/cohorts/{id}/members/{learner}": ["sff..", "iiiii"],
  "POST /api/cohorts/{id}/invitees/{invitee}": ["sff..", "iiiii"],
  "DELETE /api/cohorts/{id}/invitees/{invitee}": ["sff..", "iiiii"],
  "PUT /api/cohorts/{id}/groups/{group}": ["sff..", "iiiii"],
  "DELETE /api/cohorts/{id}/groups/{group}": ["sff..", "iiiii"],
  "PUT /api/cohorts/{id}/assignments/{assignment}": ["sff..", "iiiii"],
  "DELETE /api/cohorts/{id}/assignments/{assignment}": ["sff..", "iiiii"],
  "PUT /api/cohorts/{id}/learners/{learner}/comments/{comment}": ["sff..", "iiiii"],
  "PUT /api/cohorts/{id}/learners/{learner}/marks/{mark}": ["sff..", "iiiii"],
  "GET /api/cohorts/{id}/report": ["sff..", "iiiii"],
  "GET /api/cohorts/{id}/learners/{learner}": ["sff..", "iiiii"],
  "GET /api/cohorts/{id}/items": ["sff..", "iiiii"],
  "GET /api/cohorts/{id}/gain": ["sff..", "iiiii"],
  "POST /api/cohorts/{id}/live": ["sff..", "iiiii"],
  "DELETE /api/live/{id}": ["sff..", "iiiii"],
  "POST /api/live/{id}/close": ["sff..", "iiiii"],
  "GET /api/live/{id}/events": ["sff..", "iiiii"],
  "GET /api/join/{code}": [".....", "....."],
  "POST /api/account/cohorts/{id}/leave": ["s....", "si.ii"],
  "POST /api/account/cohorts/{id}/accept": ["s....", "si.ii"],
  "POST /api/account/cohorts/{id}/decline": ["s....", "si.ii"],
  "PUT /api/account/cohorts/{id}/shares": ["s....", "si.ii"],
  "POST /api/forward": [".....", "....."],
  "POST /api/sync/push": ["s....", "si.ii"],
  "GET /api/sync/pull": ["s....", "si.ii"],
};
const insecureOrigin = "http://laptop.lan:8080";
const someId = "00000000-0000-4000-8000-000000000000";

let server: ApiServer;
let clients: readonly ApiClient[];

beforeAll(async () => {
  server = await startApiServer();
  const administrator = await signedInAdministrator(server);
  const joinCode = await joinCodeFrom(administrator);
  const workshop = createApiClient(server.app);
  const workshopCode = await joinCodeFrom(administrator, { role: "learner", workshop: true });
  await workshop.post("workshop/join", { joinCode: workshopCode, name: "Ama", pin: "2468" });
  clients = [
    createApiClient(server.app),
    await signedUp(server.app, joinCode, "learner"),
    workshop,
    await signedUp(server.app, await joinCodeFrom(administrator, { role: "trainer" }), "trainer"),
    administrator,
  ];
});
afterAll(() => server.close());

/** The same person on a page of another origin; cookies of plain http know no border between hosts of a test. */
function at(client: ApiClient, origin: string): ApiClient {
  const moved = createApiClient(server.app, { origin });
  for (const [name, value] of client.cookies) moved.cookies.set(name, value);
  return moved;
}

/** A body that no route takes, so that whoever passes the door changes nothing. */
const call = (client: ApiClient, route: string, headers?: Record<string, string>) => {
  const [method = "", path = ""] = route.split(" ");
  const url = path.replaceAll(/\{\w+\}/g, path.includes("provider") ? "unknown" : someId);
  if (method === "GET") return client.get(url, headers);
  if (method === "DELETE") return client.delete(url);
  return client[method === "PUT" ? "put" : "post"](url, { thereIsNoSuchField: true }, headers);
};

const marks: Readonly<Record<string, string>> = { "sign-in-needed": "s", forbidden: "f", "insecure-origin": "i" };
async function markOf(client: ApiClient, route: string): Promise<string> {
  const { statusCode, headers, body } = await call(client, route);
  expect([route, statusCode < 500]).toEqual([route, true]);
  const isJson = String(headers["content-type"]).startsWith("application/json") && statusCode >= 400;
  return marks[isJson ? JSON.parse(body).problem.code : ""] ?? ".";
}

async function routesOfTheDescription(): Promise<string[]> {
  const { paths } = (await createApiClient(server.app).get("openapi.json")).json() as { paths: Record<string, object> };
  return Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
}

describe("the door of every route", () => {
  it("has a row here", async () => {
    const described = await routesOfTheDescription();
    expect([...described, "GET /api/openapi.json"].sort()).toEqual(Object.keys(matrix).sort());
  });

  for (const [route, [secure, insecure]] of Object.entries(matrix)) {
    it(`${route} lets in whom it should`, async () => {
      const rows = { secure: "", insecure: "" };
      for (const client of clients) {
        rows.secure += await markOf(client, route);
        rows.insecure += await markOf(at(client, insecureOrigin), route);
      }
      expect([people.join(), rows]).toEqual([people.join(), { secure, insecure }]);
    });
  }

  it("is closed to pages of other sites, and to requests that do not say where they are from", async () => {
    const administrator = clients[4];
    const writing = Object.keys(matrix).filter((route) => /^(POST|PUT) /.test(route) && route !== "POST /api/forward");
    for (const route of writing)
      for (const headers of [
        { origin: "https://evil.example.org" },
        { origin: "null" },
        { origin: "http://localhost:9999" },
        { origin: "", "sec-fetch-site": "cross-site" },
      ]) {
        const answer = administrator && (await call(administrator, route, headers));
        expect([route, headers, answer?.statusCode, answer?.json().problem.code]).toEqual([route, headers, 403, "cross-origin"]);
      }
  });

  it("cannot be forgotten: a route without a rule does not start", async () => {
    const app = fastify();
    app.addHook("onRoute", requireRule);
    expect(() => app.get("/api/forgotten", () => "open to everybody")).toThrow("has no rule");
  });
});

describe("an administrator of another tenant", () => {
  it("neither sees nor changes anything of this one", async () => {
    const [, learner, , , administrator] = clients;
    const stranger = await signedInAdministrator(server, "stranger", "elsewhere");
    if (!learner || !administrator) throw new Error("the people are missing");
    const { id } = (await learner.get("session")).json().account;
    const code = (await administrator.post("admin/join-codes", { role: "learner" })).json();
    const { origin } = (await administrator.post("admin/origins", { name: "Laptop" })).json();

    for (const [method, path, body] of [
      ["post", `admin/accounts/${id}/password`, {}],
      ["post", `admin/accounts/${id}/role`, { role: "administrator" }],
      ["post", `admin/accounts/${id}/disable`, {}],
      ["post", `admin/accounts/${id}/enable`, {}],
      ["delete", `admin/join-codes/${code.id}`, {}],
      ["delete", `admin/origins/${origin.id}`, {}],
      ["get", `admin/origins/${origin.id}/learners`, {}],
      ["post", "admin/claims", { origin: origin.id, learner: id }],
    ] as const) {
      const answer = method === "post" ? await stranger.post(path, body) : await stranger[method](path);
      expect([path, answer.statusCode]).toEqual([path, 404]);
    }
    expect((await stranger.get("admin/accounts")).json().items.map((item: { userName: string }) => item.userName)).toEqual(["stranger"]);
    expect((await stranger.get("admin/accounts?search=learner")).json().items).toEqual([]);
    expect((await stranger.get("admin/join-codes")).json().items).toEqual([]);
    expect((await stranger.get("admin/origins")).json().items).toEqual([]);
    expect((await stranger.get("admin/audit")).json().items.map((item: { action: string }) => item.action)).toEqual(["set-up"]);
    expect((await stranger.get("workshop")).json().joinCode).toBeNull();
    expect((await stranger.get(`sync/pull?learner=${id}`)).statusCode).toBe(409);
    expect((await learner.get("session")).json().account).toMatchObject({ id, role: "learner" });
    expect((await createApiClient(server.app).post("sign-in", { user: "learner", password })).statusCode).toBe(200);
  });
});
