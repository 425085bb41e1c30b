import { describe, expect, it } from "vitest";
import { goodRoot } from "../../../tests/content/fixture-courses.ts";
import { compileSources } from "../compile.ts";
import { type Diagnostic, formatDiagnostic } from "../diagnostic.ts";
import { courseFolders, readCourse } from "../source/read-course.ts";
import { readSourceFiles, type SourceFiles } from "../source/source-files.ts";
import { checkPaths } from "./check-paths.ts";
import { readPaths } from "./paths-source.ts";

const good = await readSourceFiles(goodRoot);

/** The fixtures with one text in one file replaced. */
function withChange(file: string, from: string | RegExp, to: string): SourceFiles {
  const text = good.get(file) ?? "";
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} has no ${String(from)}`);
  return new Map([...good, [file, changed]]);
}
/** Of the paths alone: playing the scenario of the fixtures again for each would take long. */
function problemsOf(files: SourceFiles): readonly string[] {
  const diagnostics: Diagnostic[] = [];
  const courses = courseFolders(files).flatMap((folder) => readCourse(files, folder, () => undefined) ?? []);
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const paths = readPaths(files, report);
  if (paths) checkPaths(paths, courses, new Set(), report);
  return diagnostics.map((diagnostic) => formatDiagnostic(diagnostic).replace(/ +/g, " "));
}
const structure = "paths/paths.yaml";

describe("learning paths that name something wrong", () => {
  it("are whole in the fixtures", () => {
    expect(problemsOf(good)).toEqual([]);
  });
  it.each([
    [
      "a module that is not there",
      "diplomatic-notes/notes]",
      "diplomatic-notes/nots]",
      /paths\.yaml:6 desk-officer path-known "diplomatic-notes\/nots" is not found/,
    ],
    [
      "a course for the end that is not there",
      "beyond: diplomatic-notes",
      "beyond: rooms",
      /paths\.yaml:9 path-known there is no course "rooms"/,
    ],
    [
      "a course and one of its modules",
      "[diplomatic-notes]",
      "[diplomatic-notes, diplomatic-notes/notes]",
      /paths\.yaml:4 legal-adviser path-known .* already on this path/,
    ],
    ["one role twice", "id: desk-officer", "id: legal-adviser", /paths\.yaml:5 legal-adviser id-unique/],
    ["a question that is not there", "/urgent-note", "/nobody", /paths\.yaml:12 diplomatic-notes\/nobody path-known there is no such item/],
    ["a question of the final assessment", "/urgent-note", "/final-channel", /diagnostic-item "final" is no practice/],
    ["a question that is not graded", "/urgent-note", "/night-letter", /diagnostic-item nothing is counted here/],
    ["a contested point", "/urgent-note", "/sort-the-sentences", /diagnostic-item the point is contested/],
    ["a question twice", "/urgent-note", "/who-signs", /diagnostic-item an item "who-signs" is asked above/],
  ])("say so by line: %s", (_, from, to, expected) => {
    const problems = problemsOf(withChange(structure, from, to));
    expect(
      problems.find((problem) => expected.test(problem)),
      problems.join("\n"),
    ).toBeDefined();
  });
  it("are not packed, and the course is", () => {
    const { paths, catalogue, manifests } = compileSources(withChange(structure, "beyond: diplomatic-notes", "beyond: rooms"));
    expect(paths).toBeNull();
    expect(catalogue.paths).toBeUndefined();
    expect(manifests.size).toBe(1);
  });
  it("are left out with a course that has errors, and say nothing themselves", () => {
    const files = withChange("diplomatic-notes/course.yaml", "hours: 1.5", "hours: many");
    const { paths, diagnostics } = compileSources(files);
    expect(paths).toBeNull();
    expect(diagnostics.filter(({ file }) => file.startsWith("paths/"))).toEqual([]);
  });
});

describe("words of the learning paths", () => {
  it("have to give a reason for every step", () => {
    const files = withChange("paths/en.yaml", "diplomatic-notes/notes:", "diplomatic-notes:");
    expect(problemsOf(files)).toContainEqual(expect.stringMatching(/en\.yaml:\d+ diplomatic-notes\/notes words-missing/));
    expect(problemsOf(files)).toContainEqual(expect.stringMatching(/en\.yaml:\d+ diplomatic-notes words-extra/));
  });
  it("are stale when the source changed after they were confirmed", () => {
    const files = withChange("paths/ar.yaml", /of: .*/, "of: deadbeef");
    expect(problemsOf(files)).toContainEqual(expect.stringMatching(/ar\.yaml:\d+ translation-stale/));
  });
  it("say how far a translation was looked at", () => {
    expect(problemsOf(withChange("paths/ar.yaml", "state: machine\n", ""))).toContainEqual(
      expect.stringMatching(/ar\.yaml.* state-missing/),
    );
  });
});
