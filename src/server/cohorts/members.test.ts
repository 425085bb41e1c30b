import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { MemberRow, MembersReport } from "#sync/cohort-messages.ts";
import { parseMembersReport } from "#sync/parse-cohort-answers.ts";
import { createApiClient, signedInAdministrator } from "../../../tests/support/api-client.ts";
import { onEachApiServer } from "../../../tests/support/api-server.ts";
import { type CohortWorld, codeOf, cohortWorld, expectStatus, type Person } from "../../../tests/support/cohort-world.ts";
import { forgetExpired } from "../accounts/forget-expired.ts";

onEachApiServer("people of a list", (server) => {
  let world: CohortWorld;
  let trainer: Person;
  beforeAll(async () => {
    world = await cohortWorld(server());
    trainer = await world.trainer();
  });
  const send = async (cohort: string, rows: readonly MemberRow[], dryRun = false): Promise<MembersReport> => {
    const answer = expectStatus(await trainer.client.post(`cohorts/${cohort}/members`, { dryRun, rows }), 200).json();
    expect(parseMembersReport(answer)).toEqual({ ok: true, value: answer });
    return answer;
  };
  const userNameOf = async ({ client }: Person): Promise<string> => (await client.get("session")).json().account.userName;
  /** Those for whom the list made accounts, signed in. */
  async function accounts({ rows }: MembersReport): Promise<Pick<Person, "client">[]> {
    const clients = [];
    for (const row of rows) {
      if (row.outcome !== "created") continue;
      const client = createApiClient(server().app);
      const signIn = { user: row.userName, password: row.oneTimePassword, newPassword: "a password of my own" };
      expectStatus(await client.post("sign-in", signIn), 200);
      clients.push({ client });
    }
    return clients;
  }
  const unique = (name: string) => `${name}-${randomUUID()}`;

  it("are asked, with accounts that open by the passwords of the report, and come in with groups and all that is assigned by accepting", async () => {
    const known = await world.learner();
    const cohort = await world.cohort(trainer);
    const assignment = await world.assign(cohort, trainer);
    const userName = unique("awa");
    const rows = [
      { name: " Awa\tNdiaye ", userName: userName.toUpperCase(), email: `${userName}@example.org`, group: "Tuesday" },
      { name: "Known", userName: await userNameOf(known), group: "Tuesday" },
      { name: "ليلى حداد" },
    ];
    expect(await send(cohort, rows, true)).toMatchObject({
      done: false,
      rows: [{ outcome: "created", userName }, { outcome: "invited" }, { outcome: "created" }],
    });
    expect(await world.detail(cohort, trainer)).toMatchObject({ members: [], invitees: [] });

    const report = await send(cohort, rows);
    expect(report).toMatchObject({
      done: true,
      rows: [{ outcome: "created", userName, oneTimePassword: expect.any(String) }, { outcome: "invited" }, { outcome: "created" }],
    });
    const before = await world.detail(cohort, trainer);
    expect(before.members).toEqual([]);
    expect(before.groups).toMatchObject([{ name: "Tuesday", version: 1, members: [] }]);
    expect(before.invitees.map(({ name, declined }) => [name, declined]).sort()).toEqual(
      [
        ["Awa Ndiaye", false],
        ["Known", false],
        ["ليلى حداد", false],
      ].sort(),
    );
    expect((await world.records(known)).map(({ kind }) => kind)).toEqual(["invitation"]);
    await world.accept(cohort, false, known);
    expect((await world.records(known)).map(({ id }) => id).sort()).toEqual([cohort, assignment].sort());

    for (const row of report.rows) {
      if (row.outcome !== "created") continue;
      const signIn = { user: row.userName, password: row.oneTimePassword, newPassword: "a password of my own" };
      const client = createApiClient(server().app);
      const { account } = expectStatus(await client.post("sign-in", signIn), 200).json();
      expect(account.role).toBe("learner");
      expect((await world.records({ client, id: account.id, name: "" })).map(({ kind }) => kind)).toEqual(["invitation"]);
      await world.accept(cohort, false, { client });
      expect(await world.records({ client, id: account.id, name: "" })).toHaveLength(2);
    }
    const detail = await world.detail(cohort, trainer);
    expect(detail.invitees).toEqual([]);
    expect(detail.members.map(({ name }) => name).sort()).toEqual(["Awa Ndiaye", known.name, "ليلى حداد"].sort());
    expect(detail.groups).toMatchObject([{ name: "Tuesday", version: 3, members: [expect.any(String), expect.any(String)] }]);
  });

  it("are asked once, however often the list is sent", async () => {
    const cohort = await world.cohort(trainer);
    const rows = [
      { name: "Ana Silva", group: "A" },
      { name: "Bo", userName: unique("bo") },
      { name: "Cy", email: `${unique("cy")}@example.org` },
    ];
    const [ana, ...others] = await accounts(await send(cohort, rows));
    if (!ana) throw new Error("no account was made");
    const before = await world.detail(cohort, trainer);
    expect(await send(cohort, rows)).toEqual({ done: true, rows: rows.map(() => ({ outcome: "invited" })) });
    expect(await world.detail(cohort, trainer)).toEqual(before);
    expect(
      (
        await send(cohort, [
          { name: "Ana Silva", group: "B" },
          { name: "Bo", userName: unique("bo"), group: "A" },
        ])
      ).done,
    ).toBe(true);
    await world.accept(cohort, false, ana, ...others);
    expect((await send(cohort, rows)).rows).toEqual(rows.map(() => ({ outcome: "already-in" })));
    expect((await send(cohort, [{ name: "Cy", email: rows[2]?.email ?? "", group: "A" }])).rows).toEqual([{ outcome: "already-in" }]);
    expect((await world.detail(cohort, trainer)).groups).toMatchObject([
      { name: "A", version: 3, members: [expect.any(String), expect.any(String)] },
      { name: "B", version: 2, members: [expect.any(String)] },
    ]);
  });

  it("are all left out when one row cannot be taken, and each row says why", async () => {
    const other = await signedInAdministrator(server(), unique("other-admin"), unique("other"));
    const { userName: foreign } = (await other.get("session")).json().account;
    const learner = await world.learner();
    const free = unique("free");
    const cohort = await world.cohort(trainer);
    const rows = [
      { name: "Fine", userName: free },
      { name: " \t " },
      { name: "x".repeat(121) },
      { name: "N", userName: "a b" },
      { name: "N", userName: foreign },
      { name: "N", email: "nobody" },
      { name: "N", userName: await userNameOf(trainer) },
      { name: "Again", userName: free },
      { name: "Twin" },
      { name: "TWIN" },
      { name: "N", userName: unique("n"), email: "same@example.org" },
      { name: "M", userName: unique("m"), email: "SAME@example.org" },
      { name: "Known", userName: await userNameOf(learner) },
    ];
    const report = await send(cohort, rows);
    expect(report.done).toBe(false);
    expect(report.rows.map((row) => ("code" in row ? row.code : row.outcome))).toEqual([
      "created",
      "name-missing",
      "name-too-long",
      "user-name-invalid",
      "user-name-taken",
      "email-invalid",
      "not-a-learner",
      "twice-in-list",
      "created",
      "twice-in-list",
      "created",
      "twice-in-list",
      "invited",
    ]);
    expect(report.rows.some((row) => "oneTimePassword" in row)).toBe(false);
    expect((await world.detail(cohort, trainer)).members).toEqual([]);
    expect((await world.administrator.get(`admin/accounts?search=${free}`)).json().items).toEqual([]);
  });

  it("with an address of somebody else than the user name are refused, and one person in two rows as well", async () => {
    const cohort = await world.cohort(trainer);
    const [one, two] = [unique("one"), unique("two")];
    await send(cohort, [
      { name: "One", userName: one, email: `${one}@example.org` },
      { name: "Two", userName: two },
    ]);
    const fresh = await world.cohort(trainer);
    const report = await send(fresh, [
      { name: "Two", userName: two, email: `${one}@example.org` },
      { name: "One", userName: one },
      { name: "One by address", email: `${one}@example.org` },
    ]);
    expect(report).toEqual({
      done: false,
      rows: [{ outcome: "refused", code: "email-taken" }, { outcome: "invited" }, { outcome: "refused", code: "twice-in-list" }],
    });
  });

  it("of two trainers who send one list at once get one account each", async () => {
    const cohorts = [await world.cohort(trainer), await world.cohort(trainer)];
    const rows = Array.from({ length: 5 }, (_, index) => ({ name: `Racer ${index}`, userName: unique(`racer-${index}`) }));
    const reports = await Promise.all(cohorts.map((cohort) => send(cohort, rows)));
    const outcomes = rows.map((_, index) => reports.map((report) => report.rows[index]?.outcome).sort());
    expect(outcomes).toEqual(rows.map(() => ["created", "invited"]));
    for (const cohort of cohorts) expect((await world.detail(cohort, trainer)).invitees).toHaveLength(5);
  });

  describe("whose answer was lost", () => {
    const listOf = () => [{ name: "Ana", userName: unique("ana"), group: "A" }, { name: "Bo" }];
    const enrol = (who: Person, cohort: string, id: string, rows: readonly MemberRow[], dryRun = false) =>
      who.client.post(`cohorts/${cohort}/members`, { dryRun, import: id, rows });

    it("are asked once under its id, with the passwords of the first time, also when asked twice at once", async () => {
      const cohort = await world.cohort(trainer);
      const [id, rows] = [randomUUID(), listOf()];
      const answers = await Promise.all([1, 2, 3].map(() => enrol(trainer, cohort, id, rows)));
      const [first, ...others] = answers.map((answer) => expectStatus(answer, 200).json());
      expect(first).toMatchObject({ done: true, rows: [{ oneTimePassword: expect.any(String) }, { oneTimePassword: expect.any(String) }] });
      for (const other of others) expect(other).toEqual(first);
      expect(expectStatus(await enrol(trainer, cohort, id, rows, true), 200).json()).toEqual(first);
      const detail = await world.detail(cohort, trainer);
      expect(detail.invitees).toHaveLength(2);
      const [{ userName, oneTimePassword: password }] = first.rows;
      const client = createApiClient(server().app);
      expectStatus(await client.post("sign-in", { user: userName, password, newPassword: "a password of my own" }), 200);
    });

    it("are told to nobody else, in no other cohort, for no other list, and not after a day", async () => {
      const second = await world.trainer("second");
      const cohort = await world.cohort(trainer);
      const [id, rows] = [randomUUID(), listOf()];
      expectStatus(await enrol(trainer, cohort, id, rows), 200);
      const before = await world.detail(cohort, trainer);
      expectStatus(await trainer.client.post(`cohorts/${cohort}/trainers`, { user: await userNameOf(second) }), 200);
      for (const dryRun of [true, false]) {
        expect(codeOf(await enrol(second, cohort, id, rows, dryRun))).toBe("409 import-taken");
        expect(codeOf(await enrol(trainer, await world.cohort(trainer), id, rows, dryRun))).toBe("409 import-taken");
        expect(codeOf(await enrol(trainer, cohort, id, rows.slice(1), dryRun))).toBe("409 import-taken");
      }
      server().clock.ms += 86_400_000;
      expect(codeOf(await enrol(trainer, cohort, id, rows))).toBe("410 import-expired");
      await forgetExpired(server().services);
      server().clock.ms -= 86_400_000;
      expect(codeOf(await enrol(trainer, cohort, id, rows))).toBe("410 import-expired");
      expect((await world.detail(cohort, trainer)).invitees).toEqual(before.invitees);
    });

    it("may be sent again under the same id when nothing was done", async () => {
      const cohort = await world.cohort(trainer);
      const [id, rows] = [randomUUID(), listOf()];
      expect((await enrol(trainer, cohort, id, [...rows, { name: "" }])).json()).toMatchObject({ done: false });
      expect((await enrol(trainer, cohort, id, rows, true)).json()).toMatchObject({ done: false });
      expect((await enrol(trainer, cohort, id, rows)).json()).toMatchObject({ done: true });
    });

    it("leave no password in the database that can be read without the id, and no answer when one of them is deleted", async () => {
      const cohort = await world.cohort(trainer);
      const [id, rows] = [randomUUID(), listOf()];
      const report: MembersReport = expectStatus(await enrol(trainer, cohort, id, rows), 200).json();
      const held = () => server().services.db.kysely.selectFrom("imports").selectAll().where("cohort", "=", cohort).execute();
      const bytes = Buffer.from((await held())[0]?.answer ?? "", "base64").toString("latin1");
      for (const row of report.rows) expect(bytes).not.toContain("oneTimePassword" in row ? row.oneTimePassword : "");
      expect(JSON.stringify(await held())).not.toContain(id);
      const [row] = report.rows;
      if (row?.outcome !== "created") throw new Error("no account was made");
      const newPassword = "a password of my own";
      const client = createApiClient(server().app);
      expectStatus(await client.post("sign-in", { user: row.userName, password: row.oneTimePassword, newPassword }), 200);
      expectStatus(await client.post("account/delete", { password: newPassword }), 204);
      expect(await held()).toMatchObject([{ answer: null }]);
    });
  });

  it("are at most a thousand, in the form that was agreed", async () => {
    const cohort = await world.cohort(trainer);
    for (const rows of [[], Array.from({ length: 1001 }, () => ({ name: "N" })), [{ name: "N", role: "administrator" }]])
      expect(codeOf(await trainer.client.post(`cohorts/${cohort}/members`, { dryRun: true, rows }))).toBe("422 invalid");
  });

  describe("a learner of a cohort", () => {
    it("lets its trainers see earlier work of a course, and takes it back", async () => {
      const learner = await world.learner();
      const cohort = await world.cohort(trainer);
      const share = (shared: boolean) => learner.client.put(`account/cohorts/${cohort}/shares`, { course: "un-framework", shared });
      expect(codeOf(await share(true))).toBe("404 not-found");
      await world.join(cohort, trainer, learner);
      for (const _ of [1, 2]) expectStatus(await share(true), 204);
      expect((await world.detail(cohort, trainer)).members).toMatchObject([{ sharedCourses: ["un-framework"] }]);
      expect(await world.records(learner)).toMatchObject([{ version: 2, body: { sharedCourses: ["un-framework"] } }]);
      for (const _ of [1, 2]) expectStatus(await share(false), 204);
      expect(await world.records(learner)).toMatchObject([{ version: 3, body: { sharedCourses: [] } }]);
    });

    it("takes their place in it along in the export, and leaves nothing behind when the account is deleted", async () => {
      const learner = await world.learner();
      const cohort = await world.cohort(trainer, { name: "Erased" });
      await world.join(cohort, trainer, learner);
      await world.group(cohort, trainer, "Group", [learner]);
      await world.assign(cohort, trainer, { target: { kind: "learner", learner: learner.id } });
      expectStatus(await learner.client.put(`account/cohorts/${cohort}/shares`, { course: "un-framework", shared: true }), 204);
      const mark = { version: 1, attempt: "x", item: "un-framework/case", points: { facts: 1 }, state: "draft" };
      expectStatus(await trainer.client.put(`cohorts/${cohort}/learners/${learner.id}/marks/${randomUUID()}`, mark), 204);
      const asking = await world.cohort(trainer, { name: "Asking" });
      await world.invite(asking, trainer, learner);
      expect((await learner.client.get("account/export")).json()).toMatchObject({
        invitations: [{ name: "Asking", named: "Somebody", state: "waiting" }],
        cohorts: [{ name: "Erased", groups: ["Group"], sharedCourses: ["un-framework"] }],
        teaches: [],
        marks: [{ item: "un-framework/case", points: { facts: 1 } }],
      });
      const taught = (await trainer.client.get("account/export")).json().teaches.map(({ name }: { name: string }) => name);
      expect(taught).toContain("Erased");

      expectStatus(await learner.client.post("account/delete", { password: "correct horse battery" }), 204);
      const { kysely } = server().services.db;
      for (const table of ["enrolments", "cohort_invitees", "cohort_group_members", "cohort_shares", "marks", "server_records"] as const)
        expect([table, await kysely.selectFrom(table).select("tenant").where("learner", "=", learner.id).execute()]).toEqual([table, []]);
      expect(await world.detail(cohort, trainer)).toMatchObject({ members: [], plan: [], groups: [{ members: [] }] });
      expect(await world.detail(asking, trainer)).toMatchObject({ invitees: [] });
    });

    it("no longer sees the name of a trainer who was deleted", async () => {
      const [learner, second] = [await world.learner(), await world.trainer("second")];
      const cohort = await world.cohort(second);
      await world.join(cohort, second, learner);
      expectStatus(await second.client.post("account/delete", { password: "correct horse battery" }), 204);
      expect((await world.records(learner))[0]?.body).toMatchObject({ trainers: [] });
    });
  });

  it("never failed on the way", () => {
    expect(server().errors).toEqual([]);
  });
});
