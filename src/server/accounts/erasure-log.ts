import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const shape = z.object({
  tenant: z.string(),
  account: z.string(),
  at: z.string(),
  /** What the account had taken over of other servers' learners; they may forward it again. */
  forwarded: z.array(z.object({ origin: z.string(), learner: z.string() })).default([]),
});
export type Erasure = z.infer<typeof shape>;

/**
 * Who asked to be forgotten: one line of JSON for each, in `DATA_DIR/erasures.jsonl`, outside the database and so outside its backups.
 * A person is written here before their data are deleted, and every start deletes again what is named here: neither a crash in between
 * nor a backup from before brings anybody back. Ids only; an id says nothing once its data are gone.
 */
export interface ErasureLog {
  /** On disk when it returns. */
  append(erasure: Erasure): void;
  read(): readonly Erasure[];
}

export function openErasureLog(dataDir: string): ErasureLog {
  const path = join(dataDir, "erasures.jsonl");
  return {
    append(erasure) {
      mkdirSync(dataDir, { recursive: true });
      const file = openSync(path, "a", 0o600);
      try {
        appendFileSync(file, `${JSON.stringify(erasure)}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
    read() {
      if (!existsSync(path)) return [];
      return readFileSync(path, "utf8")
        .split("\n")
        .map(parseErasure)
        .filter((erasure) => erasure !== undefined);
    },
  };
}

/** A line that a crash cut short names nobody whose deletion was answered. */
function parseErasure(line: string): Erasure | undefined {
  try {
    return shape.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
