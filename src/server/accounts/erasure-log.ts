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
const lineShape = shape.extend({ cancelled: z.literal(true).optional() });
type Line = z.infer<typeof lineShape>;

/**
 * Who asked to be forgotten: one line of JSON for each, in `DATA_DIR/erasures.jsonl`, outside the database and so outside its backups.
 * A person is written here before their data are deleted, and every start deletes again what is named here: neither a crash in between
 * nor a backup from before brings anybody back. Ids only; an id says nothing once its data are gone.
 */
export interface ErasureLog {
  /** On disk when it returns. */
  append(erasure: Erasure): void;
  /** Nothing came of it: the person was told so, and is still here. Takes back this erasure alone, whatever else names the person. */
  cancel(erasure: Erasure): void;
  read(): readonly Erasure[];
}

export function openErasureLog(dataDir: string): ErasureLog {
  const path = join(dataDir, "erasures.jsonl");
  const write = (line: Line) => {
    mkdirSync(dataDir, { recursive: true });
    const file = openSync(path, "a", 0o600);
    try {
      appendFileSync(file, `${JSON.stringify(line)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  };
  return {
    append: write,
    cancel: (erasure) => write({ ...erasure, cancelled: true }),
    read() {
      if (!existsSync(path)) return [];
      const erasures = new Map<string, Erasure>();
      for (const { cancelled, ...erasure } of readFileSync(path, "utf8").split("\n").flatMap(parseLine)) {
        const key = JSON.stringify([erasure.tenant, erasure.account, erasure.at]);
        if (cancelled) erasures.delete(key);
        else erasures.set(key, erasure);
      }
      return [...erasures.values()];
    },
  };
}

/** None: a line that a crash cut short names nobody whose deletion was answered. */
function parseLine(text: string): Line[] {
  try {
    const { data } = lineShape.safeParse(JSON.parse(text));
    return data ? [data] : [];
  } catch {
    return [];
  }
}
