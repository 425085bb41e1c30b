import type { CourseId } from "#domain/course/course.ts";
import { pathsPack } from "#domain/course/learning-paths.ts";
import type { Locale } from "#domain/locale.ts";
import type { FileHash } from "#domain/pack/manifest.ts";
import { referencePack } from "#domain/reference/reference-pack.ts";
import type { Result } from "#domain/result.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";
import { totalBytes } from "./needed-files.ts";
import type { PackCache } from "./pack-cache.ts";
import type { PackRow } from "./pack-row.ts";
import type { PackRows } from "./pack-rows.ts";

export interface InstalledCourse {
  readonly id: CourseId;
  readonly version: FileHash;
  readonly locales: readonly Locale[];
  /** On the device, as stored. */
  readonly bytes: number;
  /** In the source language. */
  readonly title: string;
  readonly installedAtMs: number;
  /** The reference shelf, the same with every course; absent where the course came without one. */
  readonly shelf?: InstalledShelf;
}
export interface InstalledShelf {
  readonly version: FileHash;
  readonly locales: readonly Locale[];
  /** On the device, as stored. */
  readonly bytes: number;
}
interface QuotaProblem {
  readonly code: "quota";
}
export interface InstalledCoursesDeps {
  readonly rows: PackRows;
  readonly cache: PackCache;
  /** Versions that an open attempt finishes on; undefined while that is not known. */
  readonly versionsInUse: () => Promise<ReadonlySet<FileHash> | undefined>;
}

/** The courses that are whole on this device. */
export function createInstalledCourses({ rows, cache, versionsInUse }: InstalledCoursesDeps) {
  /**
   * Tells pages and the service worker what is whole, then takes out versions that no attempt needs any more and files that no version
   * names. Call it once at the start of the app too: a tab may have been closed half-way. On a full device pages go on reading the versions
   * that they were told of before, so those stay, and the answer is `quota`.
   */
  async function tidy(): Promise<Result<void, QuotaProblem>> {
    const whole = (await rows.all()).filter(({ state }) => state === "installed");
    const tell = () => cache.putInstalled(Object.fromEntries(whole.map(({ course, version, locales }) => [course, { version, locales }])));
    const told = await tell();
    const inUse = await versionsInUse();
    if (!inUse) return told;
    const before = told.ok ? {} : await cache.installed();
    const read = whole.flatMap(({ course }) => before[course]?.version ?? []);
    await rows.dropSuperseded(new Set([...inUse, ...read]));
    await cache.keepOnly(async () => new Set((await rows.all()).flatMap(({ files }) => files.map(({ hash }) => hash))));
    return told.ok ? told : tell(); // there may be room now
  }

  return {
    tidy,
    /** Without the learning paths, which are no course. */
    list: (): Promise<Result<readonly InstalledCourse[], DeviceProblem>> =>
      stored(async () => {
        const installed = (await rows.all()).filter(({ state }) => state === "installed");
        const shelf = installed.find(({ course }) => course === referencePack);
        return installed.filter((row) => row !== shelf && row.course !== pathsPack).map((row) => installedFrom(row, shelf));
      }),

    /** Files that another course or an open attempt needs stay. */
    remove: (course: CourseId): Promise<Result<void, DeviceProblem>> =>
      stored(async () => {
        await rows.remove(course);
        await tidy();
      }),
  };
}

const installedFrom = ({ course, version, locales, files, title, changedAtMs }: PackRow, shelf: PackRow | undefined): InstalledCourse => ({
  id: course,
  version,
  locales,
  bytes: totalBytes(files),
  title,
  installedAtMs: changedAtMs,
  ...(shelf && { shelf: { version: shelf.version, locales: shelf.locales, bytes: totalBytes(shelf.files) } }),
});
