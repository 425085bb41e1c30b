import type { CatalogueCourse } from "#domain/pack/manifest.ts";

/** Courses in the order in which a newcomer should meet them: by level, then by id. */
export const firstStepsFirst = <Course extends Pick<CatalogueCourse, "id" | "level">>(courses: readonly Course[]): readonly Course[] =>
  [...courses].sort((a, b) => a.level - b.level || (a.id < b.id ? -1 : 1));
