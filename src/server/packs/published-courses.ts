import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Outlines, PlannedCourse } from "#domain/cohort/planned-activities.ts";
import type { CourseOutline } from "#domain/course/course.ts";
import type { FileHash } from "#domain/pack/manifest.ts";
import { readPack } from "../sync/published-packs.ts";
import { readRetired, withRetired } from "./retired-activities.ts";

/** Courses in the versions that are published now. */
export interface PublishedCourses {
  /** Those of the courses that are published, or once were. */
  outlines(courses: Iterable<string>): Promise<Outlines>;
  /** Undefined if the course is not published. */
  version(course: string): Promise<FileHash | undefined>;
}

/** @param folder `DATA_DIR/packs`, which `publishPacks` fills: maybe while this runs, from another process. */
export function createPublishedCourses(folder: string): PublishedCourses {
  /** The last outline read of each course. Files never change. */
  const kept = new Map<string, { readonly version: FileHash; readonly outline: CourseOutline }>();

  async function versions(): Promise<ReadonlyMap<string, FileHash>> {
    // Written by the compiler, and published whole or not at all.
    const catalogue: Catalogue = JSON.parse(await readFile(join(folder, "catalogue.json"), "utf8"));
    return new Map(catalogue.courses.map(({ id, version }) => [id, version]));
  }

  async function outline(course: string, version: FileHash): Promise<CourseOutline | undefined> {
    const held = kept.get(course);
    if (held?.version === version) return held.outline;
    const manifest = (await readPack(join(folder, `${version}.json`), version)) as Manifest | undefined;
    const read =
      manifest && ((await readPack(join(folder, `${manifest.outline.hash}.json`), manifest.outline.hash)) as CourseOutline | undefined);
    if (!read) return undefined;
    const whole = withRetired(read, await readRetired(folder));
    kept.set(course, { version, outline: whole });
    return whole;
  }

  /** A course that is not published any more, with all that it once had. */
  async function left(course: string): Promise<PlannedCourse | undefined> {
    const retired = (await readRetired(folder))[course];
    return retired && { modules: [], quizzes: [], retired };
  }

  return {
    async outlines(courses) {
      const current = await versions();
      const read = await Promise.all(
        [...new Set(courses)].map(async (course) => {
          const version = current.get(course);
          const found = version === undefined ? await left(course) : await outline(course, version);
          return found ? [[course, found] as const] : [];
        }),
      );
      return new Map(read.flat());
    },
    version: async (course) => (await versions()).get(course),
  };
}

type Catalogue = { readonly courses: readonly { readonly id: string; readonly version: FileHash }[] };
/** The part of a manifest that leads to the outline. */
type Manifest = { readonly outline: { readonly hash: FileHash } };
