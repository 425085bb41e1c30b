import { beforeAll, describe, expect, it } from "vitest";
import {
  type ApiClient,
  createApiClient,
  joinCodeFrom,
  password,
  signedInAdministrator,
  signedUp,
} from "../../../tests/support/api-client.ts";
import { onEachApiServer } from "../../../tests/support/api-server.ts";
import { issueSetUpToken } from "./set-up-links.ts";

const codeOf = (response: { json(): { problem?: { code?: string } } }) => response.json().problem?.code;

onEachApiServer("set-up", (server) => {
  it("makes one administrator, however many links are used at once", async () => {
    const { app, services, clock } = server();
    expect((await createApiClient(app).get("session")).json().server.isSetUp).toBe(false);
    const tokens = await Promise.all(Array.from({ length: 3 }, () => issueSetUpToken(services.db, clock.now())));
    const tries = [...tokens, ...tokens].map((token, index) =>
      createApiClient(app).post("set-up", { token, name: "First", userName: `first-${index}`, password }),
    );
    const answers = await Promise.all(tries);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 403, 403, 403, 403, 403]);
    expect(answers.filter((answer) => answer.statusCode === 403).map(codeOf)).toEqual(Array(5).fill("set-up-link-used"));
    const { n } = await services.db.kysely
      .selectFrom("accounts")
      .select((all) => all.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBe(1);
    expect((await createApiClient(app).get("session")).json().server.isSetUp).toBe(true);
  });

  it("refuses a link that is a day old", async () => {
    const { app, services, clock } = server();
    const token = await issueSetUpToken(services.db, clock.now() - 25 * 3600_000);
    expect(codeOf(await createApiClient(app).post("set-up", { token, name: "Late", userName: "late", password }))).toBe("set-up-link-used");
  });
});

onEachApiServer("accounts", (server) => {
  let administrator: ApiClient;
  beforeAll(async () => {
    administrator = await signedInAdministrator(server());
  });

  describe("signing up", () => {
    it("gives the role and cohort of the code, and signs in", async () => {
      const code = await joinCodeFrom(administrator, { role: "trainer", cohort: "Dakar 2026" });
      const client = await signedUp(server().app, code.toUpperCase().replace("-", " "), "Amadou.Ba");
      expect((await client.get("session")).json().account).toMatchObject({ userName: "amadou.ba", role: "trainer", tenant: "default" });
      expect((await client.get("cohorts")).json().items).toMatchObject([{ name: "Dakar 2026", learners: 0 }]);
    });

    it("takes names of any script, and knows them in any spelling", async () => {
      const code = await joinCodeFrom(administrator);
      await signedUp(server().app, code, "ليلى.حداد");
      await signedUp(server().app, code, "ÉLODIE");
      const signedIn = await createApiClient(server().app).post("sign-in", { user: "e\u0301lodie", password });
      expect([signedIn.statusCode, signedIn.json().account.userName]).toEqual([200, "élodie"]);
    });

    it("gives the one use of a code to one of six who race for it", async () => {
      const joinCode = await joinCodeFrom(administrator, { role: "learner", maxUses: 1 });
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          createApiClient(server().app).post("sign-up", { joinCode, name: "Racer", userName: `racer-${index}`, password }),
        ),
      );
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 403, 403, 403, 403, 403]);
    });

    it("leaves the code as it was when the name or address is taken", async () => {
      const joinCode = await joinCodeFrom(administrator, { role: "learner", maxUses: 1 });
      await signedUp(server().app, await joinCodeFrom(administrator), "taken");
      const client = createApiClient(server().app);
      const request = { joinCode, name: "Second", userName: "Taken", password };
      expect(codeOf(await client.post("sign-up", request))).toBe("user-name-taken");
      expect((await client.post("sign-up", { ...request, userName: "free", email: "a@example.org" })).statusCode).toBe(201);
      const another = { ...request, joinCode: await joinCodeFrom(administrator), userName: "third", email: "A@example.org" };
      expect(codeOf(await createApiClient(server().app).post("sign-up", another))).toBe("email-taken");
    });

    it("refuses a code that is unknown, over, revoked or of a workshop", async () => {
      const { app, clock } = server();
      const over = await joinCodeFrom(administrator, { role: "learner", days: 1 });
      const workshop = await joinCodeFrom(administrator, { role: "learner", workshop: true });
      const revoked = (await administrator.post("admin/join-codes", { role: "learner" })).json();
      expect((await administrator.delete(`admin/join-codes/${revoked.id}`)).statusCode).toBe(204);
      clock.ms += 2 * 86_400_000;
      for (const joinCode of ["zzzz-zzzz", over, workshop, revoked.code]) {
        const answer = await createApiClient(app).post("sign-up", { joinCode, name: "N", userName: "nobody", password });
        expect([joinCode, answer.statusCode, codeOf(answer)]).toEqual([joinCode, 403, "join-code-unknown"]);
      }
    });

    it("refuses fields that nobody may choose for themselves", async () => {
      const joinCode = await joinCodeFrom(administrator);
      const request = { joinCode, name: "N", userName: "chooser", password, role: "administrator" };
      const answer = await createApiClient(server().app).post("sign-up", request);
      expect([answer.statusCode, codeOf(answer)]).toEqual([422, "invalid"]);
    });
  });

  describe("joining later", () => {
    it("enrols in the cohort of the code and raises the role, never lowers it", async () => {
      const client = await signedUp(server().app, await joinCodeFrom(administrator), "later");
      const joined = await client.post("join", { joinCode: await joinCodeFrom(administrator, { role: "trainer", cohort: "Lima" }) });
      expect(joined.json()).toMatchObject({ account: { role: "trainer" }, cohort: { name: "Lima" } });
      const again = await client.post("join", { joinCode: await joinCodeFrom(administrator, { role: "learner" }) });
      expect(again.json()).toMatchObject({ account: { role: "trainer" }, cohort: null });
    });

    it("knows no code of another tenant", async () => {
      const other = await signedInAdministrator(server(), "other-admin", "other");
      const joinCode = await joinCodeFrom(other);
      const client = await signedUp(server().app, await joinCodeFrom(administrator), "insider");
      expect(codeOf(await client.post("join", { joinCode }))).toBe("join-code-unknown");
    });
  });

  describe("signing in", () => {
    it("opens with the user name or the address, in any spelling, and ends by signing out", async () => {
      const joinCode = await joinCodeFrom(administrator);
      const client = createApiClient(server().app);
      await client.post("sign-up", { joinCode, name: "Kofi", userName: "kofi", password, email: "Kofi@Example.org" });
      for (const user of ["KOFI", "kofi@example.ORG", " kofi\u00a0"]) {
        const device = createApiClient(server().app);
        expect((await device.post("sign-in", { user, password })).json().account).toMatchObject({ userName: "kofi" });
        expect((await device.post("sign-out")).statusCode).toBe(204);
        expect((await device.get("session")).json().account).toBeNull();
      }
    });

    it("answers a wrong password and an unknown name alike", async () => {
      await signedUp(server().app, await joinCodeFrom(administrator), "known");
      const client = createApiClient(server().app);
      const answers = [
        await client.post("sign-in", { user: "known", password: "wrong" }),
        await client.post("sign-in", { user: "unknown", password: "wrong" }),
      ];
      expect(answers.map((answer) => [answer.statusCode, answer.body])).toEqual(
        Array(2).fill([401, '{"problem":{"code":"sign-in-wrong"}}']),
      );
    });

    it("marks the cookie so that no script, no other site and no plain http gets it", async () => {
      await signedUp(server().app, await joinCodeFrom(administrator), "cookie");
      const https = createApiClient(server().app, { origin: "https://learn.example.org" });
      const answer = await https.post("sign-in", { user: "cookie", password });
      expect(String(answer.headers["set-cookie"])).toMatch(/^__Secure-concord\.session_token=.*HttpOnly; Secure; SameSite=Lax$/);
      expect((await https.get("session")).json().account).toMatchObject({ userName: "cookie" });
    });

    it("slows guessing at one account down, without locking its owner or the school behind the same address out", async () => {
      const { app, clock } = server();
      const joinCode = await joinCodeFrom(administrator);
      await signedUp(app, joinCode, "victim");
      await signedUp(app, joinCode, "classmate");
      const guesser = createApiClient(app, { address: "203.0.113.5" });
      const guesses = [];
      for (let guess = 0; guess < 12; guess++) guesses.push(await guesser.post("sign-in", { user: "victim", password: `guess ${guess}` }));
      expect(guesses.map(({ statusCode }) => statusCode)).toEqual([...Array(10).fill(401), 429, 429]);
      expect(guesses.at(-1)?.headers["retry-after"]).toMatch(/^\d+$/);

      expect((await guesser.post("sign-in", { user: "classmate", password })).statusCode).toBe(200);
      const owner = createApiClient(app, { address: "203.0.113.77" });
      expect((await owner.post("sign-in", { user: "victim", password })).statusCode).toBe(200);
      clock.ms += 16 * 60_000;
      expect((await guesser.post("sign-in", { user: "victim", password })).statusCode).toBe(200);
    });

    it("counts guesses that come all at once", async () => {
      await signedUp(server().app, await joinCodeFrom(administrator), "stormed");
      const guesser = createApiClient(server().app, { address: "203.0.113.6" });
      const guesses = await Promise.all(
        Array.from({ length: 20 }, (_, guess) => guesser.post("sign-in", { user: "stormed", password: `guess ${guess}` })),
      );
      expect(guesses.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10);
    });

    it("does not count right passwords: a whole school may sign in from one address", async () => {
      await signedUp(server().app, await joinCodeFrom(administrator), "pupil");
      const lab = { address: "203.0.113.8" };
      for (let pupil = 0; pupil < 12; pupil++)
        expect((await createApiClient(server().app, lab).post("sign-in", { user: "pupil", password })).statusCode).toBe(200);
    });
  });

  describe("sessions", () => {
    it("are listed and ended one by one, and by nobody else", async () => {
      const client = await signedUp(server().app, await joinCodeFrom(administrator), "nomad");
      const phone = createApiClient(server().app);
      await phone.post("sign-in", { user: "nomad", password });
      const sessions = (await client.get("account/sessions")).json().items;
      expect(sessions.map(({ isThis, client: name }: { isThis: boolean; client: string }) => [isThis, name]).sort()).toEqual([
        [false, "Firefox, Linux"],
        [true, "Firefox, Linux"],
      ]);
      const other = sessions.find(({ isThis }: { isThis: boolean }) => !isThis);
      expect((await administrator.delete(`account/sessions/${other.id}`)).statusCode).toBe(404);
      expect((await phone.get("account/sessions")).statusCode).toBe(200);
      expect((await client.delete(`account/sessions/${other.id}`)).statusCode).toBe(204);
      expect((await phone.get("account/sessions")).statusCode).toBe(401);
    });

    it("all but this one end when the password changes", async () => {
      const client = await signedUp(server().app, await joinCodeFrom(administrator), "changer");
      const stolen = createApiClient(server().app);
      await stolen.post("sign-in", { user: "changer", password });
      expect(codeOf(await client.post("account/password", { current: "wrong", next: "another good one" }))).toBe("password-wrong");
      expect((await client.post("account/password", { current: password, next: "another good one" })).statusCode).toBe(204);
      expect((await stolen.get("account/sessions")).statusCode).toBe(401);
      expect((await client.get("account/sessions")).statusCode).toBe(200);
      const again = createApiClient(server().app);
      expect((await again.post("sign-in", { user: "changer", password })).statusCode).toBe(401);
      expect((await again.post("sign-in", { user: "changer", password: "another good one" })).statusCode).toBe(200);
    });

    it("last while they are used, and end after ninety days without", async () => {
      const { app, clock } = server();
      const client = await signedUp(app, await joinCodeFrom(administrator), "faithful");
      const start = clock.ms;
      clock.ms = start + 91 * 86_400_000;
      expect((await client.get("session")).json().account).toBeNull();
      clock.ms = start + 2 * 86_400_000;
      expect((await client.get("session")).json().account).toMatchObject({ userName: "faithful" });
      clock.ms = start;
    });
  });

  it("never failed on the way", () => {
    expect(server().errors).toEqual([]);
  });
});
