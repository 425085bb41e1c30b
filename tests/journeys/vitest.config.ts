import { defineConfig } from "vitest/config";

/** Journeys in real browsers against the built app, and the short set of the accessibility audit. */
export default defineConfig({
  test: {
    include: ["tests/journeys/*.test.ts", "tests/audit/*.test.ts"],
    globalSetup: ["tests/journeys/support/make-builds.ts"],
    maxWorkers: 2,
    testTimeout: 400_000,
    expect: { poll: { timeout: 120_000 } },
    hookTimeout: 120_000,
    chaiConfig: { truncateThreshold: 0 }, // the summary tells the whole of what a page said
  },
});
