import type { Clock, IdSource } from "#domain/record/clock.ts";
import { compareHlc, type Hlc, hlcTextFrom, maxServerAheadMs, observe, parseHlc, tick } from "#domain/record/hlc.ts";
import type { HlcText } from "#domain/record/statement.ts";
import type { ConcordDatabase } from "../database.ts";
import { nextSeq } from "./sequence.ts";

/**
 * The hybrid logical clock of this device. Its last reading stands in the database and moves in the transaction that stores a
 * statement, so that tabs and restarts never give a reading twice. The device's id is made with the first reading.
 */
export function createDeviceClock(db: ConcordDatabase, clock: Clock, ids: IdSource) {
  function readingFrom(stored: unknown): Hlc {
    const reading = typeof stored === "string" ? parseHlc(stored) : undefined;
    return reading?.ok ? reading.value : { ms: 0, counter: 0, device: ids.uuid().replaceAll("-", "").slice(0, 16) };
  }

  return {
    /**
     * The next reading and the next number in the order of insertion, inside a transaction that includes `meta`: one read and one
     * write (`kept`), since a learner waits for it. `atMs`: when it happened, if that was before now.
     */
    async turn(atMs = clock.now()): Promise<{ readonly reading: Hlc; readonly seq: number; readonly kept: PromiseLike<unknown> }> {
      const [last, lastSeq] = await db.meta.bulkGet(["clock", "last-seq"]);
      const reading = tick(readingFrom(last?.value), Math.min(atMs, clock.now()));
      const seq = nextSeq(lastSeq?.value);
      const kept = db.meta.bulkPut([
        { key: "clock", value: hlcTextFrom(reading) },
        { key: "last-seq", value: seq },
      ]);
      return { reading, seq, kept };
    },
    /** Moves the clock behind readings from elsewhere; inside a transaction that includes `meta`. */
    async observe(readings: readonly HlcText[]): Promise<void> {
      let reading = readingFrom((await db.meta.get("clock"))?.value);
      for (const text of [...readings].sort(compareHlc)) {
        const seen = parseHlc(text);
        if (seen.ok) reading = observe(reading, seen.value, clock.now());
      }
      await db.meta.put({ key: "clock", value: hlcTextFrom(reading) });
    },
    /** Moves the clock behind a time of our server's, in Unix milliseconds; inside a transaction that includes `meta`. */
    async observeServer(ms: number): Promise<void> {
      const reading = readingFrom((await db.meta.get("clock"))?.value);
      const moved = observe(reading, { ms, counter: 0, device: "" }, clock.now(), maxServerAheadMs);
      await db.meta.put({ key: "clock", value: hlcTextFrom(moved) });
    },
  };
}
