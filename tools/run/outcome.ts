/** What one step of `npm test` or `npm run check` came to: a check counts as one, a run of tests as many as it has. */
export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** Tests or steps left out, each with its reason. */
  readonly notRun: readonly string[];
  /** The tests that failed, each with the beginning of its message; the end of a long log is often all that is seen. */
  readonly faults?: readonly string[];
}

/** The summary, ending in the closing line `N passed, N failed`. */
export function summaryOf(outcomes: readonly Outcome[]): string {
  const lines = outcomes.map(
    ({ name, passed, failed }) => `${failed > 0 ? "FAILED" : "ok    "}  ${name}: ${passed} passed, ${failed} failed`,
  );
  const notRun = outcomes.flatMap((outcome) => outcome.notRun).map((reason) => `not run ${reason}`);
  const faults = outcomes.flatMap((outcome) => outcome.faults ?? []).map((fault) => `failed ${fault}`);
  const total = (count: "passed" | "failed") => outcomes.reduce((sum, outcome) => sum + outcome[count], 0);
  return ["", ...lines, ...notRun, ...faults, `${total("passed")} passed, ${total("failed")} failed`].join("\n");
}

/** A step that either holds or does not. */
export async function outcomeOf(name: string, exitCode: Promise<number>): Promise<Outcome> {
  console.log(`\n${name}`);
  const holds = (await exitCode) === 0;
  return { name, passed: holds ? 1 : 0, failed: holds ? 0 : 1, notRun: [] };
}
