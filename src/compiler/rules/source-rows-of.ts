import type { CourseSource } from "../source/course-source.ts";
import type { SourceRow } from "../source/read-sources-table.ts";

/** Rows of the `sources.md` of every module and course-wide quiz. */
export const sourceRowsOf = ({ modules, quizzes }: CourseSource): readonly SourceRow[] =>
  [...modules, ...quizzes].flatMap(({ sources }) => sources?.rows ?? []);
