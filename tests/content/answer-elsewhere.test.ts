import { beforeAll, describe, expect, it } from "vitest";
import { compileSources } from "#compiler/compile.ts";
import { readSourceFiles, type SourceFiles } from "#compiler/source/source-files.ts";
import { goodRoot } from "./fixture-courses.ts";

let good: SourceFiles;
beforeAll(async () => {
  good = await readSourceFiles(goodRoot);
});

const typed = "The name is made of two words and is not English.";
const counted = "Ask where a reader would look for a date.";

/** Items that the rule reports when some words of the English quiz are others, with what they tell. */
function reported(old: string, words: string): readonly string[] {
  const file = "diplomatic-notes/notes/check-notes/en.yaml";
  const text = good.get(file) ?? "";
  expect(text).toContain(old);
  const { diagnostics } = compileSources(new Map([...good, [file, text.replace(old, words)]]));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return diagnostics.filter(({ rule }) => rule === "answer-elsewhere").map(({ at, message }) => `${at}: ${message}`);
}

describe("answer-elsewhere", () => {
  it("finds the answer in another inflection, in a choice", () => {
    expect(reported("The copy that goes to the cable agency", "The NOTES VERBALES in the cable agency")).toEqual([
      'who-signs: tells the answer of "name-the-form": say it in other words',
    ]);
  });

  it("finds the answer in the item's own hint", () => {
    expect(reported(typed, "It begins like Note Verbale.")).toEqual(["name-the-form: tells its own answer: say it in other words"]);
  });

  it("does not take the words apart or turn them round", () => {
    expect(reported(counted, "A note is written, a verbal promise is not.")).toEqual([]);
  });

  it.each(["18 documents", "eighteen documents", "eighteen new documents"])("finds a number with its unit: %s", (words) => {
    expect(reported(counted, `There are ${words}.`)).toEqual(['part-to-job: tells the answer of "lines-of-damage": say it in other words']);
  });

  it("leaves alone the number of something else", () => {
    expect(reported(counted, "It is 18 o'clock, and the documents are here.")).toEqual([]);
  });

  it("finds an answer in an explanation only where that is shown before", () => {
    expect(reported("Multiply.", "Multiply the lines.")).toEqual([]);
    expect(reported("The rule stands with its treaty and article.", "A note verbale gives the treaty.")).toEqual([
      'part-to-job: its explanation tells the answer of "name-the-form", which comes later: ask that first',
    ]);
    expect(reported("Binding: a rule of the Vienna Convention of 1961.", "Binding: a note verbale may say so, since 1961.")).toEqual([]);
  });

  it("finds the words of a key in the stem of another item, not in its choices", () => {
    const key = "The form that reparation should take";
    expect(reported("Match each part of a note with its job.", `${key} stands in a note. Match its parts.`)).toEqual([
      'part-to-job: tells the answer of "what-a-notice-holds": say it in other words',
    ]);
    expect(reported("The copy that goes to the cable agency", key)).toEqual([]);
  });
});
