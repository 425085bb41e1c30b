import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { commandOf, root, runNode } from "./child.ts";
import type { Outcome } from "./outcome.ts";

/** The part of Vitest's JSON report that is read here. */
const reportShape = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).default([]) })),
    }),
  ),
});

/** Runs Vitest once and counts. A file that does not load, and a run that ends badly without a failed test, count as one failed. */
export async function runVitest(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  console.log(`\n${name}`);
  const report = join(root, ".cache/test-reports", `${name.replaceAll(" ", "-")}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const exitCode = await runNode([commandOf("vitest", "vitest"), "run", ...args, ...reporters], env);
  return outcomeFrom(name, exitCode, readReport(report));
}

/** @param report the parsed JSON report, or undefined when the run left none. Throws when the report has another shape. */
export function outcomeFrom(name: string, exitCode: number, report: unknown): Outcome {
  if (report === undefined) return { name, passed: 0, failed: 1, notRun: [], faults: [`${name}: the run left no report`] };
  const files = reportShape.parse(report).testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const unloaded = files.filter((file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"));
  const failed = tests.filter((test) => test.status === "failed").length + unloaded.length;
  const faults = [
    ...tests.filter((test) => test.status === "failed").map((test) => `${test.fullName}: ${beginningOf(test.failureMessages[0] ?? "")}`),
    ...unloaded.map((file) => `${file.name} does not load: ${beginningOf(file.message)}`),
  ];
  return {
    name,
    faults: faults.map((fault) => `${name}: ${fault}`),
    passed: tests.filter((test) => test.status === "passed").length,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    notRun: tests.filter((test) => test.status !== "passed" && test.status !== "failed").map((test) => `${name}: ${test.fullName}`),
  };
}

/** A failure's message without its stack, short enough for a summary. */
const beginningOf = (message: string): string => (message.split(/\n\s+at /)[0] ?? "").slice(0, 1500);

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
