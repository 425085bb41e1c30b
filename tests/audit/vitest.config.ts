import { defineConfig } from "vitest/config";

/** The whole audit; `npm test` runs the short set in `audit.test.ts` with the journeys. */
export default defineConfig({
  test: {
    include: ["tests/audit/*.audit.ts"],
    globalSetup: ["tests/journeys/support/make-builds.ts"],
    maxWorkers: 2,
    testTimeout: 900_000,
    expect: { poll: { timeout: 120_000 } },
    hookTimeout: 60_000,
  },
});
