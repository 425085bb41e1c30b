import { afterAll, beforeAll, expect, it } from "vitest";
import { onEachDatabase } from "../support/test-database.ts";
import { quizPacks } from "./quiz-course.ts";
import { ServerHistory } from "./server-history.ts";
import { ServerUnderTest } from "./server-under-test.ts";

/** `npm run soak` plays more of them, and others. */
const seeds = Number(process.env.CONCORD_SYNC_SEEDS ?? 500);
const firstSeed = Number(process.env.CONCORD_SYNC_FIRST_SEED ?? 1);

onEachDatabase("the sync server", (database) => {
  let server: ServerUnderTest;
  beforeAll(() => {
    server = new ServerUnderTest(database(), quizPacks);
  });
  afterAll(() => server.close());

  it(`keeps the ten invariants in ${seeds} histories`, { timeout: seeds * 5000 }, async () => {
    for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
      const history = new ServerHistory(server, String(seed));
      try {
        await history.play(40);
        await history.settle();
        await history.check();
        await history.clear();
      } catch (error) {
        throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
    }
    expect.hasAssertions();
  });
});
