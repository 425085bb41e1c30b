import type { Compilation } from "#compiler/compile.ts";
import type { Locale } from "#domain/locale.ts";
import type { FileRef } from "#domain/pack/manifest.ts";
import { courseDocuments } from "#domain/search/course-documents.ts";
import { referenceDocuments } from "#domain/search/reference-documents.ts";
import type { ReaderIndex } from "#offline/search/answer-search.ts";
import { readCourse } from "#offline/search/read-course.ts";
import { readReference } from "#offline/search/read-reference.ts";
import { createSearchIndex } from "#offline/search/search-index.ts";
import { PageProblem } from "#page/page-problem.ts";
import type { PackFiles } from "#page/page-source.ts";

/** Packs straight from the compiler. */
export function compiledPacks({ files, manifests }: Compilation): PackFiles {
  return {
    manifest: async (course) => manifests.get(course) ?? Promise.reject(new PageProblem("not-found")),
    file: async ({ hash }: FileRef): Promise<unknown> => JSON.parse(files.get(hash) ?? "null"),
  };
}

/** What a device that keeps all courses in one language searches in: an index for each course, and one for the reference shelf. */
export async function indexesOf(compilation: Compilation, reader: Locale): Promise<readonly ReaderIndex[]> {
  const packs = compiledPacks(compilation);
  const courses = await Promise.all([...compilation.manifests.keys()].map((course) => readCourse(packs, course, reader)));
  const shelf = compilation.reference && (await readReference(compilation.reference.manifest, packs.file, reader));
  const documents = [...courses.map(courseDocuments), ...(shelf ? [referenceDocuments(shelf)] : [])];
  return documents.map((list) => ({ reader, index: createSearchIndex(list) }));
}
