import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readSourceFiles, type SourceFiles } from "#compiler/source/source-files.ts";

const fixtures = resolve(import.meta.dirname, "../fixtures/courses");

export const goodRoot = join(fixtures, "good");

/** Names of the broken courses; each is named after the one rule that it breaks. */
export const brokenNames = async (): Promise<readonly string[]> => (await readdir(join(fixtures, "broken"))).sort();

/** The good course with the files that differ laid over it. */
export const readBroken = (name: string): Promise<SourceFiles> => overlaid(goodRoot, join(fixtures, "broken", name));

async function overlaid(...roots: readonly string[]): Promise<SourceFiles> {
  const layers = await Promise.all(roots.map(readSourceFiles));
  return new Map(layers.flatMap((files) => [...files]));
}

/** Names of every rule that the compiler's source reports. */
export async function reportedRules(): Promise<readonly string[]> {
  const compiler = resolve(import.meta.dirname, "../../src/compiler");
  const entries = await readdir(compiler, { recursive: true });
  const sources = await Promise.all(
    entries.filter((path) => /(?<!\.test)\.ts$/.test(path)).map((path) => readFile(join(compiler, path), "utf8")),
  );
  const names = sources.flatMap((source) => [...source.matchAll(/\b(?:error|warning)\(\s*"([a-z-]+)"/g)].map(([, name]) => name ?? ""));
  return [...new Set(names)].sort();
}
