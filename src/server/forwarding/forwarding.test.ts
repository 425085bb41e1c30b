import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type ApiClient,
  createApiClient,
  joinCodeFrom,
  password,
  signedInAdministrator,
  signedUp,
} from "../../../tests/support/api-client.ts";
import { type ApiServer, onEachApiServer, startApiServer } from "../../../tests/support/api-server.ts";
import { notedStatement } from "../../../tests/support/noted-statement.ts";
import { repeatErasures } from "../accounts/delete-account.ts";

const codeOf = (response: { json(): { problem?: { code?: string } } }) => response.json().problem?.code;

onEachApiServer("forwarding to a centre", (centre) => {
  let laptop: ApiServer;
  let centreUrl: string;
  let there: ApiClient;
  let here: ApiClient;
  let token: string;
  let originId: string;
  let learnerId: string;
  const statements = Array.from({ length: 3 }, (_, index) => notedStatement(`note ${index} \0 \ud800`));

  beforeAll(async () => {
    laptop = await startApiServer();
    centreUrl = await centre().app.listen({ port: 0, host: "127.0.0.1" });
    there = await signedInAdministrator(centre(), "centre-admin");
    here = await signedInAdministrator(laptop, "laptop-admin");
    const joinCode = await joinCodeFrom(here, { role: "learner", workshop: true });
    const learner = createApiClient(laptop.app, { origin: "http://laptop.lan" });
    learnerId = (await learner.post("workshop/join", { joinCode, name: "Ama", pin: "2468" })).json().account.id;
    await learner.post("sync/push", { epoch: null, learner: learnerId, statements });
    const registered = (await there.post("admin/origins", { name: "Laptop of Accra" })).json();
    token = registered.token;
    originId = registered.origin.id;
  });
  afterAll(() => laptop.close());

  it("sends every learner's statements, and sending again changes nothing", async () => {
    for (let time = 0; time < 2; time++)
      expect((await here.post("admin/forward", { url: centreUrl, token })).json()).toEqual({ learners: 1, statements: 3, rejected: 0 });
    const { items } = (await there.get("admin/origins")).json();
    expect(items).toMatchObject([{ id: originId, name: "Laptop of Accra", learners: 1, statements: 3, lastForwardAt: expect.any(String) }]);
    expect((await there.get(`admin/origins/${originId}/learners`)).json().items).toEqual([
      { learner: learnerId, name: "Ama", statements: 3 },
    ]);
  });

  it("files nothing under an account, whatever ids are sent", async () => {
    const account = await signedUp(centre().app, await joinCodeFrom(there), "target");
    const { id } = (await account.get("session")).json().account;
    const sent = await there.post(
      "forward",
      { learner: { id, name: "T" }, statements: [notedStatement("forged")] },
      { authorization: `Bearer ${token}` },
    );
    expect(sent.json().acked).toHaveLength(1);
    expect((await account.get(`sync/pull?learner=${id}`)).json()).toMatchObject({ head: 0, records: [] });
  });

  it("is taken over by a learner with a code, once, and again after more was forwarded", async () => {
    const account = await signedUp(centre().app, await joinCodeFrom(there), "ama");
    const { id } = (await account.get("session")).json().account;
    const issued = (await there.post("admin/claims", { origin: originId, learner: learnerId })).json();
    expect((await account.post("account/claim", { code: issued.code.toUpperCase() })).json()).toEqual({ statements: 3, rejected: 0 });
    const { records } = (await account.get(`sync/pull?learner=${id}`)).json();
    expect(records.map((record: { statement: unknown }) => record.statement)).toEqual(
      expect.arrayContaining(JSON.parse(JSON.stringify(statements))),
    );
    expect(codeOf(await account.post("account/claim", { code: issued.code }))).toBe("claim-code-unknown");
    expect((await here.post("admin/forward", { url: centreUrl, token })).json()).toMatchObject({ statements: 3 });

    const stranger = await signedUp(centre().app, await joinCodeFrom(there), "thief");
    const second = (await there.post("admin/claims", { origin: originId, learner: learnerId })).json();
    expect(codeOf(await stranger.post("account/claim", { code: second.code }))).toBe("claim-code-unknown");
    const third = (await there.post("admin/claims", { origin: originId, learner: learnerId })).json();
    expect((await account.post("account/claim", { code: third.code })).json()).toEqual({ statements: 3, rejected: 0 });
    expect((await account.get(`sync/pull?learner=${id}`)).json().head).toBe(3);
  });

  it("takes one use of a code of two who race for it", async () => {
    const id = "11111111-1111-4111-8111-111111111111";
    await there.post(
      "forward",
      { learner: { id, name: "Raced" }, statements: [notedStatement("raced")] },
      { authorization: `Bearer ${token}` },
    );
    const { code } = (await there.post("admin/claims", { origin: originId, learner: id })).json();
    const racers = await Promise.all(["racer-a", "racer-b"].map(async (name) => signedUp(centre().app, await joinCodeFrom(there), name)));
    const answers = await Promise.all(racers.map((racer) => racer.post("account/claim", { code })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403]);
  });

  it("does not bring back who took it over and was deleted, also after a backup from before was put back", async () => {
    const { services, erasureLog } = centre();
    const bearer = { authorization: `Bearer ${token}` };
    const id = "22222222-2222-4222-8222-222222222222";
    const forwarded = () => there.post("forward", { learner: { id, name: "Leaver" }, statements: [notedStatement("of old")] }, bearer);
    const kept = async () => {
      const { items } = (await there.get(`admin/origins/${originId}/learners`)).json();
      const rows = await services.db.kysely.selectFrom("forwarded_statements").select("id").where("learner", "=", id).execute();
      const named = await services.db.kysely.selectFrom("forwarded_learners").select("name").where("learner", "=", id).execute();
      return { listed: items.some(({ learner }: { learner: string }) => learner === id), statements: rows.length, named };
    };
    await forwarded();
    const account = await signedUp(centre().app, await joinCodeFrom(there), "leaver");
    const { code } = (await there.post("admin/claims", { origin: originId, learner: id })).json();
    const unused = (await there.post("admin/claims", { origin: originId, learner: id })).json();
    await account.post("account/claim", { code });
    const leaverId = (await account.get("session")).json().account.id;
    expect((await account.post("account/delete", { password })).statusCode).toBe(204);

    const nothing = { listed: false, statements: 0, named: [{ name: "" }] };
    expect(await kept()).toEqual(nothing);
    expect((await forwarded()).json()).toMatchObject({ acked: [expect.any(String)], rejected: [] });
    expect(await kept()).toEqual(nothing);
    expect(codeOf(await there.post("admin/claims", { origin: originId, learner: id }))).toBe("not-found");
    const another = await signedUp(centre().app, await joinCodeFrom(there), "another");
    expect(codeOf(await another.post("account/claim", { code: unused.code }))).toBe("claim-code-unknown");

    await services.db.kysely.deleteFrom("forwarded_learners").where("learner", "=", id).execute();
    await forwarded();
    expect(await kept()).toEqual({ listed: true, statements: 1, named: [{ name: "Leaver" }] });
    const erasures = erasureLog.read().filter((erasure) => erasure.account === leaverId);
    expect(await repeatErasures(services.db, erasures)).toBe(1);
    expect(await kept()).toEqual(nothing);
    expect(await repeatErasures(services.db, erasures)).toBe(0);
  });

  it("keeps good statements when others are bad, and refuses what is too much", async () => {
    const bearer = { authorization: `Bearer ${token}` };
    const learner = { id: learnerId, name: "Ama" };
    const good = notedStatement("good");
    const mixed = [good, { ...good, id: "not-a-uuid" }, { ...notedStatement("x".repeat(70_000)) }];
    const answer = (await there.post("forward", { learner, statements: mixed }, bearer)).json();
    expect([answer.acked, answer.rejected.map(({ code }: { code: string }) => code)]).toEqual([[good.id], ["invalid", "too-large"]]);
    const many = Array.from({ length: 501 }, () => good);
    expect(codeOf(await there.post("forward", { learner, statements: many }, bearer))).toBe("too-many");
    expect((await there.post("forward", { learner, statements: [notedStatement("x".repeat(1_100_000))] }, bearer)).statusCode).toBe(413);
  });

  it("refuses a token that is unknown or revoked, says so, and loses nothing", async () => {
    const unknown = await here.post("admin/forward", { url: centreUrl, token: "unknown-token" });
    expect([unknown.statusCode, unknown.json().problem]).toEqual([502, { code: "forward-refused", status: 401, reason: "token-unknown" }]);
    const unreachable = await here.post("admin/forward", { url: "http://127.0.0.1:1", token });
    expect([unreachable.statusCode, codeOf(unreachable)]).toEqual([502, "forward-refused"]);
    expect(codeOf(await here.post("admin/forward", { url: "http://centre.example.org", token }))).toBe("forward-insecure");
    expect((await there.delete(`admin/origins/${originId}`)).statusCode).toBe(204);
    expect((await here.post("admin/forward", { url: centreUrl, token })).json().problem.status).toBe(401);
  });

  it("never failed on the way", () => {
    expect([centre().errors, laptop.errors]).toEqual([[], []]);
  });
});
