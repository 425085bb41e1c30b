import { pathsPack } from "#domain/course/learning-paths.ts";
import type { Locale } from "#domain/locale.ts";
import type { Report } from "../diagnostic.ts";
import { type PathsWordsYaml, type PathsYaml, pathsSchema, pathsWordsSchema } from "../schema/paths-schema.ts";
import type { CourseSource, ItemSource, ModuleSource, QuizSource, WordsFiles } from "../source/course-source.ts";
import { readWords } from "../source/read-course.ts";
import { readYaml, type YamlFile } from "../source/read-yaml.ts";
import type { SourceFiles } from "../source/source-files.ts";

/** The learning paths as their authors wrote them. */
export interface PathsSource {
  readonly sourceLang: Locale;
  readonly yaml: YamlFile<PathsYaml>;
  readonly words: WordsFiles<PathsWordsYaml>;
}

/** Their folder beside the courses has the name that stands for a course elsewhere. */
export const pathsFolder = pathsPack;

/** `null` where there are no paths, and when `paths.yaml` cannot be read. */
export function readPaths(files: SourceFiles, report: Report): PathsSource | null {
  const file = `${pathsFolder}/paths.yaml`;
  if (!files.has(file)) return null;
  const yaml = readYaml(files, file, pathsSchema, report);
  if (yaml === null) return null;
  const { sourceLang } = yaml.value;
  return { sourceLang, yaml, words: readWords({ files, sourceLang, report }, pathsFolder, pathsWordsSchema) };
}

export interface NamedStep {
  readonly course: CourseSource;
  /** Absent where the step is the whole course. */
  readonly module?: ModuleSource;
}

/** What `course` or `course/module` names; undefined where there is no such course or module. */
export function findStep(step: string, courses: readonly CourseSource[]): NamedStep | undefined {
  const [courseId, moduleId] = step.split("/");
  const course = courses.find(({ id }) => id === courseId);
  if (course === undefined || moduleId === undefined) return course && { course };
  const module = course.modules.find(({ id }) => id === moduleId);
  return module && { course, module };
}

export interface NamedItem {
  readonly course: CourseSource;
  /** Undefined where the item is asked in a course-wide quiz. */
  readonly module: ModuleSource | undefined;
  readonly quiz: QuizSource;
  readonly item: ItemSource;
}

/** What `course/item` names. */
export function findItem(name: string, courses: readonly CourseSource[]): NamedItem | undefined {
  const [courseId, itemId] = name.split("/");
  const course = courses.find(({ id }) => id === courseId);
  if (course === undefined) return undefined;
  for (const module of [...course.modules, undefined]) {
    for (const quiz of (module ?? course).quizzes) {
      const item = quiz.items.find(({ yaml }) => yaml.id === itemId);
      if (item) return { course, module, quiz, item };
    }
  }
  return undefined;
}
