import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyHistory, SyncWorld } from "../../../tests/sync/sync-world.ts";

/** Raise it for a longer search; fast-check prints seed and history of what it finds. */
const histories = Number(process.env.CONCORD_SYNC_HISTORIES ?? 40);

describe("devices, accounts and a server through crashes, losses, wrong clocks, revocations, quotas and restored backups", () => {
  it("end with the same record everywhere, nothing lost, nothing doubled and nothing under another name", {
    timeout: 600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        const world = new SyncWorld();
        await world.begin();
        for (const happening of history) await world.play(happening);
        await world.settle();
        await world.check();
      }),
      { numRuns: histories, endOnFailure: false },
    );
    expect.hasAssertions();
  });
});
