import { summaryOf } from "../../tools/run/outcome.ts";
import { runVitest } from "../../tools/run/vitest-run.ts";

/**
 * `npm run audit`: axe, target sizes and sideways scrolling on all pages and in all states. Needs a build and Chromium.
 * Words behind `--` choose the tests that have them in their names: `npm run audit -- norms in fr`, `npm run audit -- in ar`.
 */
const words = process.argv.slice(2).join(" ");
const outcome = await runVitest("audit", ["--config", "tests/audit/vitest.config.ts", ...(words ? ["--testNamePattern", words] : [])]);
console.log(summaryOf([words ? { ...outcome, notRun: [] } : outcome]));
if (outcome.passed + outcome.failed === 0) console.error(`no test has "${words}" in its name`);
process.exitCode = outcome.failed > 0 || outcome.passed === 0 ? 1 : 0;
