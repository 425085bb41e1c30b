import type { Kysely } from "kysely";
import { type StreamRecord, syncLimits } from "#sync/messages.ts";
import type { Tables } from "../database/tables.ts";
import type { LearnerKey } from "../sync/learner-key.ts";
import { pullRecords } from "../sync/pull.ts";

/** A learner's whole stream, by pages. An erased learner has none. */
export async function* readStream(db: Kysely<Tables>, key: LearnerKey): AsyncGenerator<readonly StreamRecord[]> {
  for (let cursor = 0; ; ) {
    const page = await pullRecords(db, key, { cursor, limit: syncLimits.pullRecords });
    const last = page.ok ? page.value.records.at(-1) : undefined;
    if (!page.ok || !last) return;
    yield page.value.records;
    cursor = last.lseq;
  }
}
