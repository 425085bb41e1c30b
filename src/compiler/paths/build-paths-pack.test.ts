import { describe, expect, it } from "vitest";
import type { LearningPaths, LearningPathsWords } from "#domain/course/learning-paths.ts";
import type { QuizStructure, QuizWords } from "#domain/course/quiz.ts";
import type { Locale } from "#domain/locale.ts";
import type { FileRef } from "#domain/pack/manifest.ts";
import { goodRoot } from "../../../tests/content/fixture-courses.ts";
import { compileCourses } from "../compile.ts";

const compiled = await compileCourses({ root: goodRoot });
const manifest = compiled.paths?.manifest;
const read = <T>(ref: FileRef | undefined): T => JSON.parse(compiled.files.get(ref?.hash ?? "") ?? "null") as T;
const diagnostic = manifest?.activities.diagnostic;
const quiz = read<QuizStructure>(diagnostic?.structure);
const wordsIn = (locale: Locale) => read<LearningPathsWords>(manifest?.paths?.words[locale]);

describe("the pack of the learning paths", () => {
  it("is named by the catalogue and is none of its courses", () => {
    expect(compiled.catalogue.paths?.version).toBe(compiled.paths?.version);
    expect(compiled.catalogue.courses.map(({ id }) => id)).toEqual(["diplomatic-notes"]);
  });
  it("knows of each step what counts, in its order, and how long it takes", () => {
    const [course, module] = read<LearningPaths>(manifest?.paths?.structure).paths.map(({ steps }) => steps[0]);
    expect(course).toMatchObject({ course: "diplomatic-notes", minutes: 90 });
    expect(course?.activities.at(-1)).toEqual({ id: "final", kind: "quiz" });
    expect(module).toMatchObject({ module: "notes", minutes: 69 });
    expect(module?.activities.map(({ id }) => id)).toEqual([
      "what-a-note-is",
      "claim-in-a-note",
      "answer-to-a-note",
      "check-notes",
      "draft-note",
      "closed-customs-house",
    ]);
  });
  it("names courses and modules in the language of its words", () => {
    expect(wordsIn("en").titles["diplomatic-notes"]?.text).toBe("Diplomatic notes about cyber incidents");
    expect(Object.keys(wordsIn("ar").titles).sort()).toEqual(["diplomatic-notes", "diplomatic-notes/notes"]);
    expect(wordsIn("ar")).toMatchObject({ state: "machine" });
    expect(manifest?.paths?.words.fr).toBeUndefined();
  });
  it("asks the questions of the courses, and says of each which course teaches it", () => {
    expect(quiz).toMatchObject({ mode: "diagnostic", attempts: 0, certainty: false });
    expect(quiz.items.map(({ id, objective, block }) => [id, objective, block])).toEqual([
      ["who-signs", expect.stringMatching(/^diplomatic-notes\/notes\/[a-z-]+$/), expect.stringMatching(/^diplomatic-notes\/[a-z-]+#/)],
      ["urgent-note", expect.stringMatching(/^diplomatic-notes\/notes\/[a-z-]+$/), expect.stringMatching(/^diplomatic-notes\/[a-z-]+#/)],
    ]);
  });
  it("carries the words of those questions alone, with what their quiz says of the translation", () => {
    const words = read<QuizWords>(diagnostic?.words.ar);
    expect(Object.keys(words.items)).toEqual(["who-signs", "urgent-note"]);
    const there = read<QuizWords>(compiled.manifests.get("diplomatic-notes")?.manifest.activities["check-notes"]?.words.ar);
    expect(words.items["who-signs"]).toMatchObject({ stem: there.items["who-signs"]?.stem, state: there.state });
    for (const { cite } of quiz.items) for (const ref of cite) expect(words.cites[ref]).toBeDefined();
  });
});
