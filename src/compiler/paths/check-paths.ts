import { type Diagnostic, error, type Report } from "../diagnostic.ts";
import { compareIds } from "../rules/outline-words.ts";
import { compareWordsFiles } from "../rules/words-pairs.ts";
import { checkYamlTexts } from "../source/check-yaml-texts.ts";
import type { CourseSource } from "../source/course-source.ts";
import { findItem, findStep, type NamedItem, type PathsSource } from "./paths-source.ts";

/**
 * Everything that is wrong with the learning paths: what they name, the questions of the diagnostic, and their words. What stands in a
 * course with errors (`broken`) is not looked for: it is left out until they are mended.
 */
export function checkPaths(paths: PathsSource, courses: readonly CourseSource[], broken: ReadonlySet<string>, report: Report): void {
  for (const file of paths.words.values()) {
    checkYamlTexts(file, [{ path: ["diagnostic", "intro"], text: file.value.diagnostic.intro, form: "paragraphs" }], report);
  }
  for (const diagnostic of [...stepsKnown(paths, courses, broken), ...itemsFit(paths, courses, broken), ...wordsWhole(paths)])
    report(diagnostic);
  for (const diagnostic of compareWordsFiles(paths.words, paths.sourceLang)) report(diagnostic);
}

/** Every step names a course or module that exists, and no activity stands twice on a path. */
function* stepsKnown({ yaml }: PathsSource, courses: readonly CourseSource[], broken: ReadonlySet<string>): Generator<Diagnostic> {
  const { paths, diagnostic } = yaml.value;
  const ids = new Set<string>();
  for (const [index, { id, steps }] of paths.entries()) {
    if (ids.has(id)) yield error("id-unique", yaml.place(["paths", index, "id"], id), `"${id}" is taken by a path above`);
    ids.add(id);
    for (const [at, step] of steps.entries()) {
      const place = yaml.place(["paths", index, "steps", at], id);
      if (!isIn(broken, step) && !findStep(step, courses))
        yield error("path-known", place, `"${step}" is not found: write a course, or course/module`);
      const before = steps.slice(0, at).find((other) => step === other || step.startsWith(`${other}/`) || other.startsWith(`${step}/`));
      if (before) yield error("path-known", place, `"${step}" is already on this path, as "${before}": take one of them out`);
    }
  }
  if (!isIn(broken, diagnostic.beyond) && !courses.some(({ id }) => id === diagnostic.beyond)) {
    yield error("path-known", yaml.place(["diagnostic", "beyond"]), `there is no course "${diagnostic.beyond}"`);
  }
}

/** Each question exists, may be asked here, and has an id of its own; a course is asked about after its prerequisites. */
function* itemsFit({ yaml }: PathsSource, courses: readonly CourseSource[], broken: ReadonlySet<string>): Generator<Diagnostic> {
  const ids = new Set<string>();
  const asked: string[] = [];
  for (const [index, name] of yaml.value.diagnostic.items.entries()) {
    const place = yaml.place(["diagnostic", "items", index], name);
    if (isIn(broken, name)) continue;
    const found = findItem(name, courses);
    if (!found) {
      yield error("path-known", place, "there is no such item: write course/item");
      continue;
    }
    const { id } = found.item.yaml;
    const reason = unfit(found);
    if (reason) yield error("diagnostic-item", place, reason);
    if (ids.has(id)) yield error("diagnostic-item", place, `an item "${id}" is asked above: the record could not tell them apart`);
    ids.add(id);
    if (!asked.includes(found.course.id)) asked.push(found.course.id);
  }
  for (const course of courses.filter(({ id }) => asked.includes(id))) {
    for (const before of course.yaml.value.prerequisites) {
      if (asked.indexOf(before) <= asked.indexOf(course.id)) continue;
      const at = yaml.value.diagnostic.items.findIndex((name) => name.startsWith(`${course.id}/`));
      yield error(
        "diagnostic-item",
        yaml.place(["diagnostic", "items", at], course.id),
        `ask about "${before}" first: it is a prerequisite`,
      );
    }
  }
}

/** Whether `course`, `course/module` or `course/item` names one of these courses. */
const isIn = (courses: ReadonlySet<string>, name: string): boolean => courses.has(name.split("/")[0] ?? name);

function unfit({ quiz, item: { yaml: item } }: NamedItem): string | undefined {
  if (quiz.yaml.value.mode !== "practice") return `"${quiz.id}" is no practice: its questions are not to be seen before`;
  if (item.kind === "case" || !item.counts) return "nothing is counted here: choose an item that is graded";
  if (item.asks === "split") return "the point is contested: a first visitor is not asked to describe the disagreement";
  return undefined;
}

/** Every path and step has its words, and there are no others. */
function* wordsWhole({ sourceLang, yaml, words }: PathsSource): Generator<Diagnostic> {
  const { paths } = yaml.value;
  for (const [locale, file] of words) {
    const isSource = locale === sourceLang;
    const ids = paths.map(({ id }) => id);
    yield* compareIds(file, ["paths"], ids, file.value.paths, isSource);
    for (const { id, steps } of paths) {
      const own = file.value.paths[id];
      if (own) yield* compareIds(file, ["paths", id, "why"], steps, own.why, isSource);
    }
  }
}
