import type { CourseId } from "#domain/course/course.ts";
import type { Locale } from "#domain/locale.ts";
import type { FileHash, FileRef } from "#domain/pack/manifest.ts";

/** A version of a course, or of the reference shelf, on this device. Its files are kept as long as the row names them. */
export interface PackRow {
  readonly key: number;
  /** The course, `referencePack` for the shelf, or `pathsPack`. */
  readonly course: CourseId;
  readonly version: FileHash;
  /**
   * downloading: some files may be there, it is not shown; installed: whole, and the one that is read, at most one a course;
   * superseded: whole, kept for attempts that began with it.
   */
  readonly state: "downloading" | "installed" | "superseded";
  readonly locales: readonly Locale[];
  /** The manifest, and everything the course needs in these languages. */
  readonly files: readonly FileRef[];
  /** In the source language, for when the catalogue no longer has the course. */
  readonly title: string;
  readonly changedAtMs: number;
}
