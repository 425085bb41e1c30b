import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { QuizStructure } from "#domain/course/quiz.ts";
import type { ScenarioStructure } from "#domain/course/scenario.ts";
import { type FileHash, isFileHash } from "#domain/pack/manifest.ts";

/** The part of a course's manifest that grading needs. */
export interface QuizFiles {
  readonly course: string;
  readonly activities: { readonly [id: string]: { readonly structure: { readonly hash: FileHash } } };
}

/** Courses as they were published here, every version: late answers are graded with the key they were given. */
export interface PublishedPacks {
  /** Undefined if this server never published that version. */
  manifest(version: FileHash): Promise<QuizFiles | undefined>;
  quiz(structure: FileHash): Promise<QuizStructure | undefined>;
  scenario(structure: FileHash): Promise<ScenarioStructure | undefined>;
}

/** Files kept in memory, the last used ones. A file never changes; one that was not there may be published later. */
const keptFiles = 500;

/** @param folder `DATA_DIR/packs`, which `publishPacks` fills. */
export function createPublishedPacks(folder: string): PublishedPacks {
  const kept = new Map<FileHash, unknown>();

  async function read(hash: FileHash): Promise<unknown> {
    if (!isFileHash(hash)) return undefined;
    const held = kept.get(hash) ?? (await readPack(join(folder, `${hash}.json`), hash));
    kept.delete(hash);
    if (held !== undefined) kept.set(hash, held);
    const [oldest] = kept.keys();
    if (kept.size > keptFiles && oldest !== undefined) kept.delete(oldest);
    return held;
  }

  return {
    manifest: async (version) => {
      const file = await read(version);
      return isManifest(file) ? file : undefined;
    },
    quiz: async (structure) => {
      const file = await read(structure);
      return isQuizStructure(file) ? file : undefined;
    },
    scenario: async (structure) => {
      const file = await read(structure);
      return isScenarioStructure(file) ? file : undefined;
    },
  };
}

/** Undefined if there is no such file or its content is not what its name says. */
export async function readPack(path: string, hash: FileHash): Promise<unknown> {
  const content = await readFile(path).catch(() => undefined);
  if (content === undefined || !createHash("sha256").update(content).digest("hex").startsWith(hash)) return undefined;
  return JSON.parse(content.toString("utf8"));
}

type Fields = { readonly [field: string]: unknown };
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/** What follows the kind was written by the compiler and came here under its hash, so it is not checked again. */
const isManifest = (file: unknown): file is QuizFiles =>
  isFields(file) && file.format === 1 && typeof file.course === "string" && isFields(file.activities);
const isQuizStructure = (file: unknown): file is QuizStructure =>
  isFields(file) && file.format === 1 && file.kind === "quiz" && Array.isArray(file.items);
const isScenarioStructure = (file: unknown): file is ScenarioStructure =>
  isFields(file) && file.format === 1 && file.kind === "scenario" && Array.isArray(file.nodes);
