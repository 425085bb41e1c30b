import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { parseRecordFile } from "#domain/record/record-file.ts";
import {
  type ApiClient,
  createApiClient,
  joinCodeFrom,
  password,
  signedInAdministrator,
  signedUp,
} from "../../../tests/support/api-client.ts";
import { onEachApiServer } from "../../../tests/support/api-server.ts";
import { notedStatement } from "../../../tests/support/noted-statement.ts";
import { postgresCode } from "../database/database-error.ts";
import { deleteAccount, repeatErasures } from "./delete-account.ts";

const codeOf = (response: { json(): { problem?: { code?: string } } }) => response.json().problem?.code;

onEachApiServer("a person's data", (server) => {
  let administrator: ApiClient;
  beforeAll(async () => {
    administrator = await signedInAdministrator(server());
  });

  async function learnerWith(userName: string, count: number) {
    const client = await signedUp(server().app, await joinCodeFrom(administrator, { role: "learner", cohort: "Dakar" }), userName);
    const { id } = (await client.get("session")).json().account;
    const statements = Array.from({ length: count }, (_, index) => notedStatement(`secret thought ${index}`));
    for (let at = 0; at < count; at += 500)
      await client.post("sync/push", { epoch: null, learner: id, statements: statements.slice(at, at + 500) });
    return { client, id, statements };
  }
  const rowsWith = async (id: string): Promise<string[]> => {
    const { kysely } = server().services.db;
    const found = [];
    for (const table of ["statements", "server_records", "attempts", "rollups", "course_work", "enrolments"] as const)
      if (await kysely.selectFrom(table).select("tenant").where("learner", "=", id).limit(1).executeTakeFirst()) found.push(table);
    for (const table of ["credentials", "sessions", "two_factors", "passkeys"] as const)
      if (await kysely.selectFrom(table).select("id").where("account_id", "=", id).limit(1).executeTakeFirst()) found.push(table);
    return found;
  };

  it("is exported whole, with a record that can be imported, and without secrets", async () => {
    const { client, id, statements } = await learnerWith("exporter", 1200);
    const answer = await client.get("account/export");
    expect(answer.headers["content-disposition"]).toContain("concord-account.json");
    const { record, ...about } = answer.json();
    expect(about).toMatchObject({
      format: "concord-account",
      version: 1,
      account: { id, userName: "exporter" },
      cohorts: [{ name: "Dakar" }],
      sessions: [{ client: "Firefox, Linux" }],
      audit: [{ action: "account-created" }],
      serverRecords: [{ kind: "enrolment" }],
    });
    const read = parseRecordFile(JSON.stringify(record));
    expect(read.ok && read.value.statements).toEqual(statements);
    expect(answer.body).not.toMatch(/argon2|session_token/);
  });

  it("is deleted whole, on request with the password, and does not come back with a backup", async () => {
    const { client, id } = await learnerWith("leaver", 3);
    const { kysely } = server().services.db;
    const account = await kysely.selectFrom("accounts").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    expect(codeOf(await client.post("account/delete", { password: "wrong" }))).toBe("password-wrong");
    expect(codeOf(await client.post("account/delete", {}))).toBe("password-wrong");
    expect((await client.post("account/delete", { password })).statusCode).toBe(204);
    expect((await client.get("session")).json().account).toBeNull();
    expect((await createApiClient(server().app).post("sign-in", { user: "leaver", password })).statusCode).toBe(401);
    expect(await rowsWith(id)).toEqual([]);
    expect(server().erasureLog.read()).toMatchObject([{ tenant: "default", account: id }]);

    await kysely.insertInto("accounts").values(account).execute();
    expect(await repeatErasures(server().services.db, server().erasureLog.read())).toBe(1);
    expect(await repeatErasures(server().services.db, server().erasureLog.read())).toBe(0);
    expect(await kysely.selectFrom("accounts").select("id").where("id", "=", id).executeTakeFirst()).toBeUndefined();
  });

  it.each([
    ["while it is erased", sql`trigger refused before delete on statements for each row execute function refuse()`],
    [
      "at the commit",
      sql`constraint trigger refused after delete on statements deferrable initially deferred for each row execute function refuse()`,
    ],
  ])("stays, also after the next start, when deleting it has failed %s", async (_, trigger) => {
    const { id } = await learnerWith("stayer", 1);
    const { services, erasureLog } = server();
    const { kysely } = services.db;
    await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception using errcode = '53100'; end $$`.execute(
      kysely,
    );
    await sql`create ${trigger}`.execute(kysely);
    const failed = deleteAccount(services, erasureLog, { tenant: "default", id }, id);
    await expect(failed).rejects.toSatisfy((error) => postgresCode(error) === "53100");
    await sql`drop function refuse cascade`.execute(kysely);

    await repeatErasures(services.db, erasureLog.read());
    expect(await rowsWith(id)).toContain("statements");
    expect(await deleteAccount(services, erasureLog, { tenant: "default", id }, id)).toEqual({ ok: true, value: undefined });
    expect(erasureLog.read()).toContainEqual(expect.objectContaining({ account: id }));
  });

  it("can be used for signing up anew under the same name", async () => {
    const { client } = await learnerWith("returner", 0);
    await client.post("account/delete", { password });
    expect((await learnerWith("returner", 1)).statements).toHaveLength(1);
  });

  it("stays while its person is the last administrator", async () => {
    const { id } = (await administrator.get("session")).json().account;
    for (const answer of [
      await administrator.post("account/delete", { password }),
      await administrator.post(`admin/accounts/${id}/role`, { role: "learner" }),
      await administrator.post(`admin/accounts/${id}/disable`),
    ])
      expect([answer.statusCode, codeOf(answer)]).toEqual([409, "last-administrator"]);
  });

  it("never failed on the way", () => {
    expect(server().errors).toEqual([]);
  });
});
