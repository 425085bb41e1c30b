import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { AuditEntry } from "#sync/admin-messages.ts";
import { parseCohortDetail, parseCohortList } from "#sync/parse-cohort-answers.ts";
import { parseEnrolmentRecord, parseJoinPreview } from "#sync/parse-cohort-records.ts";
import { createApiClient, joinCodeFrom, signedUp } from "../../../tests/support/api-client.ts";
import { onEachApiServer } from "../../../tests/support/api-server.ts";
import { type CohortWorld, codeOf, cohortWorld, expectStatus, type Person, settings } from "../../../tests/support/cohort-world.ts";

onEachApiServer("cohorts", (server) => {
  let world: CohortWorld;
  let trainer: Person;
  beforeAll(async () => {
    world = await cohortWorld(server());
    trainer = await world.trainer();
  });
  const change = (cohort: string, part: object) => trainer.client.put(`cohorts/${cohort}`, { ...settings, ...part });

  describe("settings", () => {
    it("make one cohort, however often they are sent, and whoever made it teaches it", async () => {
      const id = randomUUID();
      const answers = await Promise.all([change(id, {}), change(id, {}), change(id, {})]);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
      const { version: _, ...kept } = settings;
      const summary = { ...kept, id, version: 1, learners: 0, assignments: 0, archived: false };
      expect(answers[2]?.json()).toMatchObject(summary);
      const detail = await world.detail(id, trainer);
      expect(detail).toMatchObject({ ...summary, trainers: [{ id: trainer.id }], members: [], plan: [], groups: [], invitations: [] });
      expect(parseCohortDetail(detail)).toEqual({ ok: true, value: detail });
    });

    it("change from the version they were made from, and no other", async () => {
      const id = await world.cohort(trainer);
      expect((await change(id, { version: 1, name: " Dakar  2027 " })).json()).toMatchObject({ version: 2, name: "Dakar 2027" });
      expect((await change(id, { version: 1, name: "Dakar 2027" })).json()).toMatchObject({ version: 2 });
      expect(codeOf(await change(id, { version: 1, name: "Dakar 2028" }))).toBe("409 stale");
      expect(codeOf(await change(id, {}))).toBe("409 stale");
      expect(codeOf(await change(randomUUID(), { version: 3 }))).toBe("404 not-found");
    });

    it("are not taken with days and time zones that cannot be", async () => {
      const id = randomUUID();
      expect(codeOf(await change(id, { timeZone: "Africa/Nowhere" }))).toBe("400 time-zone-unknown");
      expect(codeOf(await change(id, { closesOn: "2026-11-22" }))).toBe("400 closes-before-opens");
      for (const opensOn of ["2026-02-31", "0000-01-01"]) expect(codeOf(await change(id, { opensOn }))).toBe("422 invalid");
    });

    it("may make it confidential until somebody has joined, and never after", async () => {
      const learner = await world.learner();
      const id = await world.cohort(trainer);
      expect((await change(id, { version: 1, confidential: true })).json()).toMatchObject({ confidential: true });
      await world.join(id, trainer, learner);
      expect(codeOf(await change(id, { version: 2 }))).toBe("409 confidential-fixed");
      expect((await trainer.client.delete(`cohorts/${id}/members/${learner.id}`)).statusCode).toBe(204);
      expect(codeOf(await change(id, { version: 2 }))).toBe("409 confidential-fixed");
      expect((await change(id, { version: 2, confidential: true, name: "Other" })).statusCode).toBe(200);
    });

    it("reach those who joined: the new name is in what their devices hold", async () => {
      const learner = await world.learner();
      const id = await world.cohort(trainer);
      await world.join(id, trainer, learner);
      await world.assign(id, trainer);
      await change(id, { version: 1, name: "Renamed" });
      expect((await world.records(learner)).map(({ body }) => body)).toMatchObject([
        { cohort: { name: "Renamed" } },
        { cohort: { name: "Renamed" } },
      ]);
    });
  });

  describe("an archived cohort", () => {
    it("takes nobody and changes no more, keeps everything, and can be opened again", async () => {
      const [learner, late] = [await world.learner(), await world.learner()];
      const id = await world.cohort(trainer);
      await world.join(id, trainer, learner);
      await world.assign(id, trainer);
      const { code } = (await trainer.client.post(`cohorts/${id}/invitations`, {})).json();
      expect((await change(id, { version: 1, archived: true })).json()).toMatchObject({ archived: true, learners: 1, assignments: 1 });

      expect(codeOf(await late.client.post("join", { joinCode: code }))).toBe("403 join-code-unknown");
      expect(codeOf(await late.client.get(`join/${code}`))).toBe("404 join-code-unknown");
      expect(codeOf(await trainer.client.post(`cohorts/${id}/invitations`, {}))).toBe("409 archived");
      expect(codeOf(await change(id, { version: 2, archived: true, name: "Other" }))).toBe("409 archived");
      expect(await world.records(learner)).toHaveLength(2);

      expect((await change(id, { version: 2 })).json()).toMatchObject({ archived: false });
      expect((await late.client.post("join", { joinCode: code })).statusCode).toBe(200);
    });

    it("leaves its name to a new one that an administrator's code names", async () => {
      const id = await world.cohort(trainer, { name: "Quito" });
      await change(id, { version: 1, name: "Quito", archived: true });
      const code = await joinCodeFrom(world.administrator, { role: "learner", cohort: "Quito" });
      const joined = (await (await world.learner()).client.post("join", { joinCode: code })).json();
      expect(joined.cohort).toMatchObject({ name: "Quito" });
      expect(joined.cohort.id).not.toBe(id);
    });
  });

  describe("joining", () => {
    it("is told before it what it means, by a code of any spelling", async () => {
      const id = await world.cohort(trainer, { confidential: true });
      const { code } = (await trainer.client.post(`cohorts/${id}/invitations`, { days: 2, maxUses: 1 })).json();
      const preview = (await createApiClient(server().app).get(`join/${encodeURIComponent(code.toUpperCase().replace("-", " "))}`)).json();
      expect(parseJoinPreview(preview)).toEqual({
        ok: true,
        value: {
          role: "learner",
          workshop: false,
          cohort: { name: settings.name, confidential: true, trainers: [trainer.name] },
        },
      });
      const [first, second] = [await world.learner(), await world.learner()];
      expect((await first.client.post("join", { joinCode: code })).statusCode).toBe(200);
      expect(codeOf(await second.client.get(`join/${code}`))).toBe("404 join-code-unknown");
      expect((await first.client.get(`join/${code}`)).json()).toEqual({ ...preview, isMember: true });
      expect((await first.client.post(`account/cohorts/${id}/leave`, {})).statusCode).toBe(204);
      expect(codeOf(await first.client.get(`join/${code}`))).toBe("404 join-code-unknown");
      expect((await world.detail(id, trainer)).invitations).toEqual([]);
    });

    it("tells the device the cohort, its trainers and since when", async () => {
      const learner = await world.learner();
      const id = await world.cohort(trainer);
      await world.join(id, trainer, learner);
      const [record] = await world.records(learner);
      const [member] = (await world.detail(id, trainer)).members;
      expect(record).toMatchObject({ kind: "enrolment", id, version: 1, author: null });
      expect(parseEnrolmentRecord(record?.body)).toEqual({
        ok: true,
        value: {
          cohort: { id, name: settings.name },
          confidential: false,
          joinedAt: member?.joinedAt,
          trainers: [trainer.name],
          sharedCourses: [],
        },
      });
      expect(String(record?.stored) >= String(member?.joinedAt)).toBe(true);
    });

    it("answers who is in it already the same again, without taking another use", async () => {
      const id = await world.cohort(trainer);
      const { code } = (await trainer.client.post(`cohorts/${id}/invitations`, { maxUses: 2 })).json();
      const [first, second, third] = [await world.learner(), await world.learner(), await world.learner()];
      const join = (learner: Person) => learner.client.post("join", { joinCode: code });
      const answers = [await join(first), await join(first), await join(second), await join(first)];
      const [answer, ...others] = answers.map((each) => expectStatus(each, 200).json());
      expect(answer.cohort).toEqual({ id, name: settings.name });
      expect([others[0], others[2]]).toEqual([answer, answer]);
      expect(codeOf(await join(third))).toBe("403 join-code-unknown");
      expect(await world.records(first)).toHaveLength(1);
    });

    it("stops with the code, and guesses at codes are counted", async () => {
      const id = await world.cohort(trainer);
      const invitation = (await trainer.client.post(`cohorts/${id}/invitations`, {})).json();
      for (const _ of [1, 2]) expect((await trainer.client.delete(`cohorts/${id}/invitations/${invitation.id}`)).statusCode).toBe(204);
      const guesser = createApiClient(server().app, { address: "203.0.113.77" });
      expect(codeOf(await guesser.get(`join/${invitation.code}`))).toBe("404 join-code-unknown");
      const answers = [];
      for (let guess = 0; guess < 301; guess++) answers.push((await guesser.get("join/zzzz-zzzz")).statusCode);
      expect([answers[0], answers.at(-1)]).toEqual([404, 429]);
      expect(
        (await guesser.post("sign-up", { joinCode: "zzzz", name: "N", userName: "nnn", password: "long enough word" })).statusCode,
      ).toBe(429);
    });

    it("ends with the last of the code's days, whoever knows it and however it is used", async () => {
      const id = await world.cohort(trainer);
      const { code } = (await trainer.client.post(`cohorts/${id}/invitations`, { days: 2 })).json();
      const learner = await world.learner();
      const visitor = createApiClient(server().app, { address: "203.0.113.78" });
      const { clock } = server();
      const before = clock.ms;
      try {
        clock.ms = before + 2 * 86_400_000 - 1000;
        expect((await visitor.get(`join/${code}`)).statusCode).toBe(200);
        clock.ms = before + 2 * 86_400_000 + 1000;
        expect(codeOf(await visitor.get(`join/${code}`))).toBe("404 join-code-unknown");
        expect(codeOf(await learner.client.post("join", { joinCode: code }))).toBe("403 join-code-unknown");
        const late = { joinCode: code, name: "Late", userName: "late-comer", password: "long enough word" };
        expect((await visitor.post("sign-up", late)).statusCode).toBe(403);
        expect((await world.detail(id, trainer)).members).toEqual([]);
      } finally {
        clock.ms = before;
      }
    });

    it("by an administrator's code for a name makes the cohort, with what is needed of settings", async () => {
      const code = await joinCodeFrom(world.administrator, { role: "learner", cohort: "Lima" });
      const learner = await world.learner();
      const { cohort } = (await learner.client.post("join", { joinCode: code })).json();
      const admin = { client: world.administrator, id: "", name: "" };
      expect(await world.detail(cohort.id, admin)).toMatchObject({
        name: "Lima",
        language: "en",
        timeZone: "UTC",
        confidential: false,
        trainers: [],
        members: [{ id: learner.id }],
      });
      expect((await world.records(learner)).map(({ body }) => parseEnrolmentRecord(body).ok)).toEqual([true]);
    });
  });

  describe("trainers of a cohort", () => {
    it("are added by name, see the cohort from then on, and are shown to its learners", async () => {
      const [learner, second] = [await world.learner(), await world.trainer("second")];
      const id = await world.cohort(trainer);
      await world.join(id, trainer, learner);
      expect(codeOf(await second.client.get(`cohorts/${id}`))).toBe("404 not-found");
      const { userName } = (await second.client.get("session")).json().account;
      server().clock.ms += 1000;
      for (const _ of [1, 2])
        expect((await trainer.client.post(`cohorts/${id}/trainers`, { user: userName.toUpperCase() })).json()).toMatchObject({
          id: second.id,
        });
      expect((await second.client.get("cohorts")).json().items).toMatchObject([{ id, learners: 1 }]);
      expect((await world.records(learner))[0]).toMatchObject({ version: 2, body: { trainers: [trainer.name, second.name] } });

      expect((await second.client.delete(`cohorts/${id}/trainers/${trainer.id}`)).statusCode).toBe(204);
      expect(codeOf(await second.client.delete(`cohorts/${id}/trainers/${second.id}`))).toBe("409 last-trainer");
      expect(codeOf(await trainer.client.get(`cohorts/${id}`))).toBe("404 not-found");
      expect((await world.records(learner))[0]).toMatchObject({ version: 3, body: { trainers: [second.name] } });
    });

    it("are no learners, no strangers and nobody of another tenant", async () => {
      const learner = await world.learner();
      const id = await world.cohort(trainer);
      const { userName } = (await learner.client.get("session")).json().account;
      for (const user of [userName, "nobody-of-this-name"])
        expect(codeOf(await trainer.client.post(`cohorts/${id}/trainers`, { user }))).toBe("404 trainer-unknown");
    });

    it("come by a trainers' code for its name, and go with their role", async () => {
      const code = await joinCodeFrom(world.administrator, { role: "trainer", cohort: "Suva" });
      const newcomer = await signedUp(server().app, code, `newcomer-${randomUUID()}`);
      const { account } = (await newcomer.get("session")).json();
      const [cohort] = (await newcomer.get("cohorts")).json().items;
      expect(cohort).toMatchObject({ name: "Suva", learners: 0 });
      const learner = await world.learner();
      await world.join(cohort.id, { client: newcomer, id: account.id, name: "" }, learner);
      expect((await world.records(learner))[0]?.body).toMatchObject({ trainers: [account.name] });
      expectStatus(await world.administrator.post(`admin/accounts/${account.id}/role`, { role: "learner" }), 204);
      expect(codeOf(await newcomer.get("cohorts"))).toBe("403 forbidden");
      expect((await world.records(learner))[0]?.body).toMatchObject({ trainers: [] });
    });
  });

  it("are listed for who teaches them, and all of the tenant for an administrator, newest first", async () => {
    const lister = await world.trainer("lister");
    const ids = [];
    for (const name of ["First", "Second"]) {
      ids.push(await world.cohort(lister, { name }));
      server().clock.ms += 1000;
    }
    const own = (await lister.client.get("cohorts")).json();
    expect(own.items.map(({ id }: { id: string }) => id)).toEqual(ids.toReversed());
    expect(parseCohortList(own)).toEqual({ ok: true, value: own.items });
    const all = (await world.administrator.get("cohorts")).json().items.map(({ id }: { id: string }) => id);
    expect(all).toEqual(expect.arrayContaining(ids));
    expect(all.length).toBeGreaterThan(own.items.length);
  });

  it("leave traces of every act in the audit log, without what was written", async () => {
    const learner = await world.learner();
    server().clock.ms += 1000;
    const since = new Date(server().clock.ms).toISOString();
    const id = await world.cohort(trainer, { name: "Audited" });
    await world.join(id, trainer, learner);
    const assigned = await world.assign(id, trainer, { note: "a secret note" });
    await world.group(id, trainer, "Group", [learner]);
    const comment = { version: 1, text: "a secret comment" };
    expectStatus(await trainer.client.put(`cohorts/${id}/learners/${learner.id}/comments/${randomUUID()}`, comment), 204);
    expectStatus(await trainer.client.delete(`cohorts/${id}/assignments/${assigned}?version=2`), 204);
    expectStatus(await trainer.client.delete(`cohorts/${id}/members/${learner.id}`), 204);
    const log = await world.administrator.get("admin/audit");
    const acts = (log.json().items as AuditEntry[]).filter(({ at }) => at >= since).map(({ action }) => action);
    expect(acts.sort()).toEqual([
      "assigned",
      "assignment-withdrawn",
      "cohort-created",
      "commented",
      "group-changed",
      "join-code-created",
      "joined-cohort",
      "member-removed",
    ]);
    expect(log.body).not.toContain("secret");
  });

  it("never failed on the way", () => {
    expect(server().errors).toEqual([]);
  });
});
