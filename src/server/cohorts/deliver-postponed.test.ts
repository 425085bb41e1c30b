import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { createApiClient } from "../../../tests/support/api-client.ts";
import { onEachApiServer } from "../../../tests/support/api-server.ts";
import { type CohortWorld, cohortWorld, expectStatus, type Person, settings } from "../../../tests/support/cohort-world.ts";
import { deliverAllPostponed } from "./deliver-postponed.ts";

const [members, assignments] = [60, 100];

onEachApiServer("more than one transaction may deliver", (server) => {
  let world: CohortWorld;
  let trainer: Person;
  let cohort: string;
  beforeAll(async () => {
    world = await cohortWorld(server());
    trainer = await world.trainer();
    cohort = await world.cohort(trainer);
    const rows = Array.from({ length: assignments }, () => ({
      tenant: "default",
      id: randomUUID(),
      cohort,
      version: 1,
      course: "state-responsibility",
      module: null,
      activity: null,
      target_kind: "cohort" as const,
      target: null,
      required: true,
      opens_at: null,
      due_at: null,
      note: null,
      created_at: new Date(),
    }));
    await server().services.db.kysely.insertInto("assignments").values(rows).execute();
  });

  /** How many records of how many learners say this name of the cohort, by their latest version. */
  async function told(name: string) {
    const { kysely } = server().services.db;
    const rows = await kysely.selectFrom("server_records").select(["learner", "id", "version", "body"]).orderBy("version").execute();
    const latest = new Map(rows.map((row) => [`${row.learner} ${row.id}`, row]));
    const saying = [...latest.values()].filter(({ body }) => JSON.stringify(body).includes(`"name":"${name}"`));
    return { records: saying.length, learners: new Set(saying.map(({ learner }) => learner)).size };
  }
  const asked = { records: members, learners: members };
  const all = { records: members * (assignments + 1), learners: members };
  const undelivered = async () => {
    const { kysely } = server().services.db;
    return (await kysely.selectFrom("cohorts").select("undelivered").where("id", "=", cohort).executeTakeFirstOrThrow()).undelivered;
  };

  it("reaches everybody of a list, before the trainer has the answer", async () => {
    const rows = Array.from({ length: members }, (_, index) => ({ name: `Learner ${index}` }));
    const report = (await trainer.client.post(`cohorts/${cohort}/members`, { dryRun: false, rows })).json();
    expect([report.done, await told(settings.name), await undelivered()]).toEqual([true, asked, null]);
    for (const { userName: user, oneTimePassword: password } of report.rows) {
      const client = createApiClient(server().app);
      expectStatus(await client.post("sign-in", { user, password, newPassword: "a password of my own" }), 200);
      await world.accept(cohort, false, { client });
    }
    expect([await told(settings.name), await undelivered()]).toEqual([all, null]);
  });

  it("reaches everybody when the cohort is renamed", async () => {
    expectStatus(await trainer.client.put(`cohorts/${cohort}`, { ...settings, version: 1, name: "Renamed" }), 200);
    expect([await told("Renamed"), await undelivered()]).toEqual([all, null]);
  });

  it("reaches them at the next start, if a crash cut it off", async () => {
    const { db } = server().services;
    await db.kysely.updateTable("cohorts").set({ name: "Cut off", undelivered: randomUUID() }).where("id", "=", cohort).execute();
    await deliverAllPostponed(db);
    expect([await told("Cut off"), await undelivered()]).toEqual([all, null]);
  });

  it("never failed on the way", () => {
    expect(server().errors).toEqual([]);
  });
});
