import type { CourseId } from "#domain/course/course.ts";
import type { Catalogue, CatalogueCourse, CourseManifest, FileHash } from "#domain/pack/manifest.ts";
import type { ReferenceManifest } from "#domain/reference/reference-pack.ts";
import { buildCoursePack } from "./build/build-pack.ts";
import { firstStepsFirst } from "./build/catalogue-order.ts";
import { createPackFiles } from "./build/pack-files.ts";
import { compareDiagnostics, type Diagnostic } from "./diagnostic.ts";
import { buildPathsPack, type PathsPack } from "./paths/build-paths-pack.ts";
import { checkPaths } from "./paths/check-paths.ts";
import { type PathsSource, pathsFolder, readPaths } from "./paths/paths-source.ts";
import { type Reference, readReference } from "./reference/reference.ts";
import { checkCourse } from "./rules/check-course.ts";
import { buildReferencePack } from "./shelf/build-reference-pack.ts";
import { checkShelf } from "./shelf/check-shelf.ts";
import type { CourseSource } from "./source/course-source.ts";
import { courseFolders, readCourse } from "./source/read-course.ts";
import { readSourceFiles, type SourceFiles } from "./source/source-files.ts";

export interface Compilation {
  readonly diagnostics: readonly Diagnostic[];
  /** Every pack file, manifests among them, by the hash that is its name. */
  readonly files: ReadonlyMap<FileHash, string>;
  readonly manifests: ReadonlyMap<CourseId, { readonly version: FileHash; readonly manifest: CourseManifest }>;
  readonly catalogue: Catalogue;
  /** Null when a reference folder is missing or has errors. */
  readonly reference: { readonly version: FileHash; readonly manifest: ReferenceManifest } | null;
  /** The learning paths; null when there are none, when they have errors, and when a course that they name is left out. */
  readonly paths: PathsPack | null;
}

/** Compiles the courses in the folder `root`. A course with errors is left out; the others are as if it were not there. */
export async function compileCourses({ root }: { readonly root: string }): Promise<Compilation> {
  return compileSources(await readSourceFiles(root));
}

/** The same for files already read. Depends on nothing but the files. */
export function compileSources(files: SourceFiles): Compilation {
  const { courses, reference, paths: written, diagnostics } = readAndCheck(files);
  const pack = createPackFiles();
  const manifests = new Map<CourseId, { version: FileHash; manifest: CourseManifest }>();
  const entries: CatalogueCourse[] = [];
  const packed: CourseSource[] = [];
  for (const course of courses) {
    const inCourse = ({ file, severity }: Diagnostic): boolean => severity === "error" && file.startsWith(`${course.folder}/`);
    if (diagnostics.some(inCourse)) continue;
    const { version, manifest, entry } = buildCoursePack(course, reference, pack);
    manifests.set(course.id, { version, manifest });
    entries.push(entry);
    packed.push(course);
  }
  const isShelf = ({ file, severity }: Diagnostic): boolean =>
    severity === "error" && /^(glossary|library|timeline|positions)\//.test(file);
  const shelf = diagnostics.some(isShelf) ? null : buildReferencePack(reference, packed, pack);
  const hasErrors = diagnostics.some(({ file, severity }) => severity === "error" && file.startsWith(`${pathsFolder}/`));
  const paths = written === null || hasErrors ? null : buildPathsPack(written, packed, reference, pack);
  return {
    diagnostics,
    files: pack.files,
    manifests,
    catalogue: {
      format: 1,
      courses: firstStepsFirst(entries),
      ...(shelf && { reference: shelf.entry }),
      ...(paths && { paths: { version: paths.version } }),
    },
    reference: shelf && { version: shelf.entry.version, manifest: shelf.manifest },
    paths,
  };
}

/** What the sources say, and everything that is wrong with them, in reading order. */
export interface CheckedSources {
  readonly courses: readonly CourseSource[];
  readonly reference: Reference;
  readonly paths: PathsSource | null;
  readonly diagnostics: readonly Diagnostic[];
}

const foldersWithErrors = (diagnostics: readonly Diagnostic[]): ReadonlySet<string> =>
  new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ file }) => file.slice(0, file.indexOf("/"))));

export function readAndCheck(files: SourceFiles): CheckedSources {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const reference = readReference(files, report);
  for (const diagnostic of checkShelf(reference)) report(diagnostic);
  const courses = courseFolders(files)
    .map((folder) => readCourse(files, folder, report))
    .filter((course) => course !== null);
  for (const course of courses) checkCourse(course, reference, report);
  const paths = readPaths(files, report);
  if (paths) checkPaths(paths, courses, foldersWithErrors(diagnostics), report);
  return { courses, reference, paths, diagnostics: diagnostics.sort(compareDiagnostics) };
}
