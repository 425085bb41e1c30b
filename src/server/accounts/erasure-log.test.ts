import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { type Erasure, openErasureLog } from "./erasure-log.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-erasures-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("names whoever was erased, once, but for erasures that were cancelled and lines that a crash cut short", () => {
  const log = openErasureLog(folder);
  expect(log.read()).toEqual([]);
  const [stays, failed, second] = [
    { tenant: "t", account: "a", at: "2026-11-01T00:00:00.000Z", forwarded: [] },
    { tenant: "t", account: "b", at: "2026-11-02T00:00:00.000Z", forwarded: [] },
    { tenant: "t", account: "b", at: "2026-11-03T00:00:00.000Z", forwarded: [{ origin: "laptop", learner: "l" }] },
  ] satisfies [Erasure, Erasure, Erasure];
  for (const erasure of [stays, stays, failed, second]) log.append(erasure);
  log.cancel(failed);
  appendFileSync(join(folder, "erasures.jsonl"), '{"tenant":"t","acc');
  expect(openErasureLog(folder).read()).toEqual([stays, second]);
});
