import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RetiredActivity } from "#domain/cohort/planned-activities.ts";
import type { CourseOutline } from "#domain/course/course.ts";
import type { FileHash } from "#domain/pack/manifest.ts";

type Retired = { readonly [course: string]: readonly RetiredActivity[] };
type Catalogue = { readonly courses: readonly { readonly id: string; readonly version: FileHash }[] };
/** The text of a pack's file; undefined where there is none. */
type Read = (name: string) => Promise<string | undefined>;

export const retiredFile = "retired.json";

/**
 * The list of a folder of packs with what its courses are about to lose, since what learners did there is still theirs; undefined where
 * nothing was ever lost.
 * @param next Reads the packs that are published next.
 */
export async function retiredText(folder: string, next: Read): Promise<string | undefined> {
  const [before, after] = [await outlinesOf(readerOf(folder)), await outlinesOf(next)];
  const retired: { [course: string]: readonly RetiredActivity[] } = { ...(await readRetired(folder)) };
  for (const [course, { version, outline }] of before) {
    const offered = new Set(activitiesIn(after.get(course)?.outline).map(({ id }) => id));
    const lost = activitiesIn(outline).filter(({ id }) => !offered.has(id));
    const lostBefore = (retired[course] ?? []).filter(({ id }) => lost.every((each) => each.id !== id));
    if (lost.length > 0) retired[course] = [...lostBefore, ...lost.map((each) => ({ ...each, version }))];
  }
  return Object.keys(retired).length > 0 ? JSON.stringify(retired) : undefined;
}

/** What versions before the published one had and it has not; of a list that cannot be read, nothing. */
export async function readRetired(folder: string): Promise<Retired> {
  return parsed<Retired>(await readerOf(folder)(retiredFile)) ?? {};
}

/** The course with what it once had. */
export const withRetired = (outline: CourseOutline, retired: Retired) => {
  const offered = new Set(activitiesIn(outline).map(({ id }) => id));
  return { ...outline, retired: (retired[outline.id] ?? []).filter(({ id }) => !offered.has(id)) };
};

const activitiesIn = (outline: CourseOutline | undefined): readonly RetiredActivity[] =>
  outline
    ? [
        ...outline.modules.flatMap((module) => module.activities.map(({ id, kind }) => ({ id, kind, module: module.id }))),
        ...outline.quizzes.map(({ id, kind }) => ({ id, kind })),
      ]
    : [];

const readerOf =
  (folder: string): Read =>
  (name) =>
    readFile(join(folder, name), "utf8").catch(() => undefined);

async function outlinesOf(read: Read) {
  const outlines = new Map<string, { readonly version: FileHash; readonly outline: CourseOutline }>();
  for (const { id, version } of parsed<Catalogue>(await read("catalogue.json"))?.courses ?? []) {
    const manifest = parsed<{ readonly outline: { readonly hash: string } }>(await read(`${version}.json`));
    const outline = manifest?.outline && parsed<CourseOutline>(await read(`${manifest.outline.hash}.json`));
    if (outline?.format === 1) outlines.set(id, { version, outline });
  }
  return outlines;
}

/** What the compiler or this module wrote; undefined where it was cut off. */
function parsed<T>(text: string | undefined): T | undefined {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
