import { expect, it } from "vitest";
import { newLearner, syncDeps } from "../../../tests/support/sync-fixtures.ts";
import { onEachDatabase } from "../../../tests/support/test-database.ts";
import { pushStatements } from "./push.ts";

onEachDatabase("the devices of a learner", (database) => {
  it("are kept that were heard of last, fifty of them", async () => {
    const [key, neighbour] = [newLearner("t"), newLearner("t")];
    const heard = (learner: typeof key, device: string, now: number) =>
      pushStatements(syncDeps(database(), { clock: { now: () => now } }), learner, [], { device, waiting: 1 });
    const kept = async (learner: typeof key) => {
      const rows = await database().kysely.selectFrom("heard_devices").select("device").where("learner", "=", learner.learner).execute();
      return rows.map(({ device }) => device).sort();
    };
    const names = Array.from({ length: 53 }, (_, index) => `d${index + 10}`);
    await heard(neighbour, "n", 0);
    for (const [index, name] of names.entries()) await heard(key, name, 1000 + index);
    expect(await kept(key)).toEqual(names.slice(3));
    await heard(key, "d13", 2000);
    await heard(key, "late", 3000);
    expect(await kept(key)).toEqual(["d13", ...names.slice(5), "late"]);
    expect(await kept(neighbour)).toEqual(["n"]);
  });
});
