import { parseArgs } from "node:util";
import { commandOf, runNode } from "../../tools/run/child.ts";

/**
 * `npm run soak`: the histories of server-model.test.ts, 100,000 of them on each database. A history is decided by its seed, which is
 * printed when one fails: `npm run soak -- --first 4711 --histories 1` plays it again.
 */
const { values } = parseArgs({ options: { histories: { type: "string", default: "100000" }, first: { type: "string", default: "1" } } });
const vitest = [commandOf("vitest", "vitest"), "run", "--project", "server", "tests/sync/server-model.test.ts"];
process.exitCode = await runNode(vitest, { CONCORD_SYNC_SEEDS: values.histories, CONCORD_SYNC_FIRST_SEED: values.first });
