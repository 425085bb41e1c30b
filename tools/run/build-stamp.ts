import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { z } from "zod";

/** Everything a build is made from. */
const sources = ["src", "courses", "locales", "public", "tools", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"];
const stampFile = "stamp.json";
const stampShape = z.object({ sources: z.string(), quality: z.number() });

/** Brotli's quality, 0 to 11, and the hash of the sources at the start of the build. */
export type BuildStamp = z.infer<typeof stampShape>;

/** Hash of the names and contents of all sources of a build; a file that is touched without a change does not count. */
export function sourcesHashOf(root: string): string {
  const hash = createHash("sha256");
  const files = sources.flatMap((source) => filesUnder(root, source)).sort();
  for (const file of files)
    hash
      .update(`${file.replaceAll(sep, "/")}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

export function writeStamp(dist: string, stamp: BuildStamp): void {
  writeFileSync(join(dist, stampFile), JSON.stringify(stamp));
}

/** Undefined when the folder holds no finished build. */
export function readStamp(dist: string): BuildStamp | undefined {
  try {
    return stampShape.parse(JSON.parse(readFileSync(join(dist, stampFile), "utf8")));
  } catch {
    return undefined;
  }
}

function filesUnder(root: string, source: string): string[] {
  if (source.includes(".")) return [source];
  const entries = readdirSync(join(root, source), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}
