import { type Diagnostic, error, warning } from "../diagnostic.ts";
import type { YamlFile, YamlPath } from "../source/read-yaml.ts";
import type { CourseRule } from "./rule.ts";

/** Titles of quizzes, objectives and activities exist for every id, and for no other (`words-missing`, `words-extra`). */
export const outlineWords: CourseRule = function* ({ course }) {
  for (const [locale, file] of course.words) {
    const isSource = locale === course.sourceLang;
    yield* compareIds(file, ["quizzes"], course.yaml.value.quizzes, file.value.quizzes, isSource);
    const outcomes = course.words.get(course.sourceLang)?.value.outcomes.length;
    if (outcomes !== undefined && file.value.outcomes.length !== outcomes) {
      yield error("pair-shape", file.place(["outcomes"]), `the source has ${outcomes} outcomes, here ${file.value.outcomes.length}`);
    }
  }
  for (const { yaml, words } of course.modules) {
    for (const [locale, file] of words) {
      const isSource = locale === course.sourceLang;
      yield* compareIds(file, ["objectives"], yaml.value.objectives, file.value.objectives, isSource);
      yield* compareIds(
        file,
        ["activities"],
        yaml.value.activities.map(({ id }) => id),
        file.value.activities,
        isSource,
      );
    }
  }
};

/** Whether words exist for every id, and for no other. `path`: where they stand in the file. */
export function* compareIds(
  file: YamlFile<unknown>,
  path: YamlPath,
  ids: readonly string[],
  words: { readonly [id: string]: unknown },
  isSource: boolean,
): Generator<Diagnostic> {
  for (const id of ids) {
    if (words[id] !== undefined) continue;
    const place = file.place(path, id);
    yield isSource
      ? error("words-missing", place, `${path.join(".")}: ${id} is missing`)
      : warning("pair-missing", place, `${path.join(".")}: ${id} is not translated`);
  }
  for (const id of Object.keys(words)) {
    if (!ids.includes(id)) yield error("words-extra", file.place([...path, id], id), `the structure has no "${id}"`);
  }
}
