import { summaryOf } from "../../tools/run/outcome.ts";
import { runVitest } from "../../tools/run/vitest-run.ts";

/** `npm run audit`: axe, target sizes and sideways scrolling on all pages and in all states. Needs a build and Chromium. */
const outcome = await runVitest("audit", ["--config", "tests/audit/vitest.config.ts"]);
console.log(summaryOf([outcome]));
process.exitCode = outcome.failed > 0 ? 1 : 0;
