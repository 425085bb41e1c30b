import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiClient, createApiClient, signedInAdministrator } from "../../../tests/support/api-client.ts";
import { type ApiServer, startApiServer } from "../../../tests/support/api-server.ts";
import { assignment, type CohortWorld, cohortWorld, expectStatus, type Person, settings } from "../../../tests/support/cohort-world.ts";

/**
 * Who may do what with a cohort that is there, each with a request that would succeed: `.` may, `s` sign-in-needed, `f` forbidden, `-`
 * not-found, as if there were no such cohort.
 */
const people = ["nobody", "its learner", "trainer of another cohort", "co-trainer", "administrator", "administrator elsewhere"] as const;
const matrix: Readonly<Record<string, string>> = {
  "GET /api/cohorts/{id}": "sf-..-",
  "GET /api/cohorts/{id}/report": "sf-..-",
  "GET /api/cohorts/{id}/items": "sf-..-",
  "GET /api/cohorts/{id}/gain": "sf-..-",
  "GET /api/cohorts/{id}/learners/{learner}": "sf-..-",
  "PUT /api/cohorts/{id}": "sf-..-",
  "POST /api/cohorts/{id}/trainers": "sf-..-",
  "POST /api/cohorts/{id}/invitations": "sf-..-",
  "DELETE /api/cohorts/{id}/invitations/{invitation}": "sf-..-",
  "POST /api/cohorts/{id}/members": "sf-..-",
  "POST /api/cohorts/{id}/invitees/{invitee}": "sf-..-",
  "DELETE /api/cohorts/{id}/invitees/{invitee}": "sf-..-",
  "PUT /api/cohorts/{id}/groups/{group}": "sf-..-",
  "DELETE /api/cohorts/{id}/groups/{group}": "sf-..-",
  "PUT /api/cohorts/{id}/assignments/{assignment}": "sf-..-",
  "DELETE /api/cohorts/{id}/assignments/{assignment}": "sf-..-",
  "PUT /api/cohorts/{id}/learners/{learner}/comments/{comment}": "sf-..-",
  "PUT /api/cohorts/{id}/learners/{learner}/marks/{mark}": "sf-..-",
  "DELETE /api/cohorts/{id}/trainers/{trainer}": "sf-..-",
  "DELETE /api/cohorts/{id}/members/{learner}": "sf-..-",
};

/** Needs a quiz that is assigned: in `reports/report-routes.test.ts`. */
const elsewhere = "POST /api/cohorts/{id}/live";

let server: ApiServer;
let world: CohortWorld;
let owner: Person;
let coTrainer: Person;
/** Teaches nothing yet. */
let spare: Person;
let its: Person;
let clients: readonly ApiClient[];

beforeAll(async () => {
  server = await startApiServer();
  world = await cohortWorld(server);
  [owner, coTrainer, spare] = [await world.trainer("owner"), await world.trainer("co-trainer"), await world.trainer("spare")];
  its = await world.learner("its");
  const another = await world.trainer("another");
  await world.cohort(another);
  clients = [
    createApiClient(server.app),
    its.client,
    another.client,
    coTrainer.client,
    world.administrator,
    await signedInAdministrator(server, "admin-elsewhere", "elsewhere"),
  ];
}, 60_000);
afterAll(() => server.close());

/** A cohort with one of everything, so that every request has something to act on. */
async function fullCohort() {
  const learner = await world.learner("member");
  const cohort = await world.cohort(owner);
  await world.join(cohort, owner, learner, its);
  const userNameOf = async ({ client }: Person): Promise<string> => (await client.get("session")).json().account.userName;
  expectStatus(await owner.client.post(`cohorts/${cohort}/trainers`, { user: await userNameOf(coTrainer) }), 200);
  return {
    id: cohort,
    learner: learner.id,
    invitee: await declined(cohort),
    trainer: owner.id,
    group: await world.group(cohort, owner, "Group", [learner]),
    assignment: await world.assign(cohort, owner),
    invitation: (await owner.client.post(`cohorts/${cohort}/invitations`, {})).json().id,
    comment: randomUUID(),
    mark: randomUUID(),
    userName: await userNameOf(spare),
  };
}
/** Somebody who was asked and declined. */
async function declined(cohort: string): Promise<string> {
  const learner = await world.learner("invitee");
  await world.invite(cohort, owner, learner);
  expectStatus(await learner.client.post(`account/cohorts/${cohort}/decline`), 204);
  return learner.id;
}
type FullCohort = Awaited<ReturnType<typeof fullCohort>>;

function bodyOf(route: string, { learner, userName }: FullCohort): object {
  if (route.endsWith("/trainers")) return { user: userName };
  if (route.endsWith("/members")) return { dryRun: false, import: randomUUID(), rows: [{ name: "Somebody new" }] };
  if (route.endsWith("{group}")) return { version: 2, name: "Renamed", members: [learner] };
  if (route.endsWith("{assignment}")) return assignment({ version: 2, required: false });
  if (route.endsWith("{comment}")) return { version: 1, text: "Well argued" };
  if (route.endsWith("{mark}")) return { version: 1, attempt: "x", item: "c/i", points: {}, state: "final" };
  return route.startsWith("PUT") ? { ...settings, version: 1, name: "Renamed" } : {};
}

/** Everything that the tables hold of the tenant's cohorts and its learners' streams. */
async function contents(): Promise<string> {
  const { kysely } = server.services.db;
  const tables = [
    "cohorts",
    "cohort_trainers",
    "enrolments",
    "cohort_invitees",
    "cohort_groups",
    "cohort_group_members",
    "assignments",
    "cohort_shares",
    "marks",
    "join_codes",
    "imports",
    "server_records",
    "audit",
  ] as const;
  const rows = [];
  for (const table of tables) rows.push(await kysely.selectFrom(table).selectAll().execute());
  return JSON.stringify(rows);
}

describe("a cohort that is there", () => {
  for (const [route, marks] of Object.entries(matrix))
    it(`${route}: does it for whom it should, and changes nothing for others`, async () => {
      let seen = "";
      for (const client of clients) {
        const cohort = await fullCohort();
        const [method = "", path = ""] = route.split(" ");
        const url = path.replaceAll(/\{(\w+)\}/g, (_, name: keyof FullCohort) => cohort[name]);
        const before = await contents();
        const query = method === "DELETE" && /group|assignment/.test(route) ? "?version=2" : "";
        const answer = await client[method.toLowerCase() as "get" | "post" | "put" | "delete"](url + query, bodyOf(route, cohort) as never);
        const code = answer.statusCode < 400 ? "." : answer.json().problem.code;
        seen += ({ "sign-in-needed": "s", forbidden: "f", "not-found": "-" } as Record<string, string>)[code] ?? code;
        expect([route, (await contents()) === before]).toEqual([route, answer.statusCode >= 400 || method === "GET"]);
      }
      expect([people.join(), seen]).toEqual([people.join(), marks]);
    });

  it("has a row for each of its routes", async () => {
    const { paths } = (await world.administrator.get("openapi.json")).json() as { paths: Record<string, object> };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      path.startsWith("/api/cohorts/{id}") ? Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`) : [],
    );
    expect(routes.sort()).toEqual([...Object.keys(matrix), elsewhere].sort());
  });
});
