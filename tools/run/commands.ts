import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { prepareBrowsers } from "./browsers.ts";
import { readStamp, sourcesHashOf, writeStamp } from "./build-stamp.ts";
import { runChecks } from "./checks.ts";
import { root, runNode } from "./child.ts";
import { withLock } from "./lock.mjs";
import { type Outcome, outcomeOf, summaryOf } from "./outcome.ts";
import { runVitest } from "./vitest-run.ts";

/** Brotli at its best for people; quick for tests. */
const releaseQuality = 11;
const testQuality = 5;

const commands: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  start,
  build: (args) => {
    const { values } = parseArgs({ args, options: { quality: { type: "string" }, out: { type: "string" } } });
    return build(Number(values.quality ?? releaseQuality), values.out);
  },
  check: async () => report(await runChecks()),
  test,
  bench: ([which, ...args]) =>
    which === "server" || which === "cohort" || which === "typing"
      ? runTypeScript(`tests/bench/${which}-bench.ts`, args)
      : runTypeScript("tests/bench/bench.ts", which ? [which, ...args] : []),
  audit: (args) => runTypeScript("tests/audit/audit.ts", args),
  courses: (args) => runTypeScript("src/compiler/cli.ts", args),
  concord,
  soak: (args) => runTypeScript("tests/sync/soak.ts", args),
};

/** Runs one npm script by its name and resolves to the exit code. */
export async function runCommand(name: string | undefined, args: string[]): Promise<number> {
  const command = commands[name ?? ""];
  if (command) return command(args);
  console.error(`Unknown command "${name ?? ""}". There are: ${Object.keys(commands).join(", ")}.`);
  return 1;
}

/** Builds when the sources changed since the last release build, then serves until it is stopped. When a build fails, the last good one is served. */
async function start(): Promise<number> {
  const stamp = readStamp(join(root, "dist"));
  const isCurrent = stamp?.quality === releaseQuality && stamp.sources === sourcesHashOf(root);
  const exitCode = isCurrent ? 0 : await build(releaseQuality);
  const isServable = exitCode === 0 || existsSync(join(root, "dist/server/main.js"));
  if (exitCode !== 0 && isServable) console.error("The build failed for the reasons above; the last build that worked is served.");
  return isServable ? runNode(["dist/server/main.js"], { NODE_ENV: "production" }) : exitCode;
}

/** The operator's commands on the server's data (docs/hosting.md); builds first where nothing was built yet. */
async function concord(args: string[]): Promise<number> {
  const program = join(root, "dist/server/concord.js");
  const exitCode = existsSync(program) ? 0 : await build(releaseQuality);
  return exitCode === 0 ? runNode([program, ...args], { NODE_ENV: "production" }) : exitCode;
}

function build(quality: number, out = "dist"): Promise<number> {
  return withLock(join(root, ".cache"), "build", async () => {
    const sources = sourcesHashOf(root);
    const exitCode = await runTypeScript("tools/build/build.ts", ["--quality", String(quality), "--out", out]);
    if (exitCode === 0) writeStamp(join(root, out), { sources, quality });
    return exitCode;
  });
}

async function test(): Promise<number> {
  const outcomes = [...(await runChecks()), await runVitest("unit tests", []), await outcomeOf("build", build(testQuality))];
  outcomes.push(await runVitest("budgets", ["--config", "tests/budgets/vitest.config.ts"]));
  const { outcome, hasChromium } = await prepareBrowsers();
  outcomes.push(outcome);
  if (hasChromium && outcomes.every(({ name, failed }) => name !== "build" || failed === 0))
    outcomes.push(await runVitest("journeys", ["--config", "tests/journeys/vitest.config.ts"]));
  else outcomes.push({ name: "journeys", passed: 0, failed: 0, notRun: ["journeys: they need the build and Chromium"] });
  return report(outcomes);
}

function report(outcomes: readonly Outcome[]): number {
  console.log(summaryOf(outcomes));
  return outcomes.some(({ failed }) => failed > 0) ? 1 : 0;
}

const runTypeScript = (script: string, args: readonly string[]) => runNode(["--import", "tsx", script, ...args]);
