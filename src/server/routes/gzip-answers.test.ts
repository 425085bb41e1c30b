import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../../tests/support/api-server.ts";
import { type CohortWorld, cohortWorld, expectStatus, type Person } from "../../../tests/support/cohort-world.ts";
import { notedStatement } from "../../../tests/support/noted-statement.ts";

describe("an answer", () => {
  let server: ApiServer;
  let world: CohortWorld;
  let learner: Person;
  beforeAll(async () => {
    server = await startApiServer();
    world = await cohortWorld(server);
    learner = await world.learner();
    const statements = Array.from({ length: 40 }, (_, n) => notedStatement(`note ${n}`));
    expectStatus(await learner.client.post("sync/push", { epoch: null, learner: learner.id, statements }), 200);
  });
  afterAll(() => server.close());

  const askedAs = async ({ client }: Person, path: string, accepted: string) =>
    expectStatus(await client.get(path, { "accept-encoding": accepted }), 200);

  it.each(["gzip", "gzip, deflate, br, zstd", "br;q=1.0, GZIP;q=0.5", "deflate, gzip ; q=1"])(
    "with a record goes gzipped to whoever takes “%s”, and is the same",
    async (accepted) => {
      const path = `sync/pull?learner=${learner.id}`;
      const plain = await askedAs(learner, path, "identity");
      const gzipped = await askedAs(learner, path, accepted);
      expect(gzipped.headers).toMatchObject({
        "content-encoding": "gzip",
        "content-type": plain.headers["content-type"],
        "content-length": String(gzipped.rawPayload.length),
        vary: "accept-encoding",
      });
      expect(gunzipSync(gzipped.rawPayload).toString()).toBe(plain.body);
      expect(gzipped.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
    },
  );

  it.each(["", "br", "gzip;q=0", "gzip; q=0.000", "x-gzip"])("stays as it is for whoever takes “%s”", async (accepted) => {
    const { headers, rawPayload } = await askedAs(learner, `sync/pull?learner=${learner.id}`, accepted);
    expect(headers).not.toHaveProperty("content-encoding");
    expect(headers).toMatchObject({ vary: "accept-encoding", "content-length": String(rawPayload.length) });
  });

  it("stays as it is while it is short", async () => {
    expect((await askedAs(learner, `sync/pull?learner=${learner.id}&cursor=40`, "gzip")).headers).not.toHaveProperty("content-encoding");
  });

  it("with a cohort's report goes gzipped, which no other answer of a cohort does: some hold codes", async () => {
    const trainer = await world.trainer();
    const cohort = await world.cohort(trainer);
    for (let n = 0; n < 12; n++) await world.join(cohort, trainer, await world.learner());
    const encodingOf = async (path: string) => (await askedAs(trainer, path, "gzip")).headers["content-encoding"];
    expect(await encodingOf(`cohorts/${cohort}/report`)).toBe("gzip");
    expect(await encodingOf(`cohorts/${cohort}`)).toBeUndefined();
  });
});
