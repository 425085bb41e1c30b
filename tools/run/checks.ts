import { existsSync } from "node:fs";
import { join } from "node:path";
import { commandOf, root, runNode } from "./child.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

/** One type check for each place where code runs: a folder below `src` with its own tsconfig.json has other globals. */
const typeChecks = [".", "src/domain", "src/page", "src/offline/service-worker", "src/offline/search/worker", "src/server"];

/** What holds without running the app: types, lint, import rules and the courses. All run, however many fail. */
export async function runChecks(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const check = async (name: string, args: readonly string[]) => {
    outcomes.push(await outcomeOf(name, runNode(args)));
  };
  for (const folder of typeChecks.filter((path) => existsSync(join(root, path, "tsconfig.json"))))
    await check(`types of ${folder}`, [commandOf("typescript", "tsc"), "--noEmit", "-p", folder]);
  await check("lint", [commandOf("@biomejs/biome", "biome"), "ci", "--error-on-warnings"]);
  await check("style sheets", [commandOf("stylelint", "stylelint"), "src/**/*.css"]);
  await check("import rules", [commandOf("vitest", "vitest"), "run", "tests/architecture"]);
  await check("courses", ["--import", "tsx", "src/compiler/cli.ts", "check"]);
  return outcomes;
}
