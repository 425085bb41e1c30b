import type { Compilation } from "#compiler/compile.ts";
import { pathsPack } from "#domain/course/learning-paths.ts";
import type { FileRef } from "#domain/pack/manifest.ts";
import { PageProblem } from "#page/page-problem.ts";
import { createCourseSource, type PageSource } from "#page/page-source.ts";
import { createPathsSource } from "#page/paths-source.ts";
import { createShelfSource } from "#page/shelf-source.ts";

/** Pages straight from what the compiler made, for the prerenderer. Anything missing rejects: the build must not go on. */
export function createCompiledSource({ files, manifests, catalogue, reference, paths }: Compilation): PageSource {
  const file = async ({ hash }: FileRef): Promise<unknown> => {
    const text = files.get(hash);
    if (text === undefined) throw new Error(`the compiler made no file ${hash}`);
    return JSON.parse(text) as unknown;
  };
  const manifest = async (course: string) =>
    (course === pathsPack ? paths : manifests.get(course)) ?? Promise.reject(new PageProblem("not-found"));
  const shelf = createShelfSource({ file, shelf: async () => reference?.manifest ?? Promise.reject(new PageProblem("not-found")) });
  const pathPages = createPathsSource({ file, manifest });
  return {
    ...createCourseSource({ file, manifest }, { catalogue: async () => catalogue }),
    shelf: async () => shelf,
    paths: async () => pathPages,
  };
}
