import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { zipInPage } from "./vite.config.ts";

/** Short files that take minutes: begun last, as their size suggests, they would leave one core alone at the end. */
const slow = ["server-model", "durability", "open-database", "translators", "two-languages"];

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification) => slow.some((name) => moduleId.includes(`/${name}.test.`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

export default defineConfig({
  test: {
    maxWorkers: "100%", // else one core waits
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        test: {
          name: "node",
          environment: "node",
          isolate: false, // modules hold no state, and loading them anew for every file cost half of the time
          testTimeout: 120_000, // a bound for what never comes, wide enough for a busy machine
          include: [
            "src/{domain,sync,page,compiler}/**/*.test.{ts,tsx}",
            "tests/{architecture,content,bench,search}/**/*.test.ts",
            "tools/**/*.test.ts",
          ],
        },
      },
      {
        test: {
          name: "server",
          environment: "node",
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          globalSetup: ["tests/support/provide-postgresql.ts"],
          include: ["src/server/**/*.test.ts", "tests/{sync,reports}/**/*.test.ts"],
        },
      },
      {
        resolve: { alias: [zipInPage] },
        test: {
          name: "dom",
          server: { deps: { inline: ["write-excel-file"] } },
          environment: "happy-dom",
          // a style sheet that a screen waits for has an address and counts as loaded
          environmentOptions: { happyDOM: { settings: { handleDisabledFileLoadingAsSuccess: true } } },
          css: { include: /styles\/(app|trainer)\.css/ },
          testTimeout: 60_000,
          setupFiles: ["tests/support/setup.ts"],
          include: ["src/{app,offline}/**/*.test.{ts,tsx}"],
        },
      },
    ],
  },
});
