import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { commandOf, runNode } from "../../tools/run/child.ts";

/**
 * `npm run soak`: the histories of server-model.test.ts, 100,000 of them on each database, in a process for each core. A history is decided
 * by its seed, which is printed when one fails: `npm run soak -- --first 4711 --histories 1` plays it again.
 */
const { values } = parseArgs({ options: { histories: { type: "string", default: "100000" }, first: { type: "string", default: "1" } } });
const [histories, first] = [Number(values.histories), Number(values.first)];
if (!Number.isInteger(histories) || histories < 1) throw new Error("--histories takes a whole number from 1");
const processes = Math.min(availableParallelism(), histories);
const firstOf = (index: number): number => first + Math.floor((histories * index) / processes);
const vitest = [commandOf("vitest", "vitest"), "run", "--project", "server", "tests/sync/server-model.test.ts"];
const exitCodes = await Promise.all(
  Array.from({ length: processes }, (_, index) =>
    runNode(vitest, {
      CONCORD_SYNC_SEEDS: String(firstOf(index + 1) - firstOf(index)),
      CONCORD_SYNC_FIRST_SEED: String(firstOf(index)),
    }),
  ),
);
process.exitCode = Math.max(...exitCodes);
