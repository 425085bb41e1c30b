import type { QuizStructure } from "#domain/course/quiz.ts";
import type { PublishedPacks } from "#server/sync/published-packs.ts";
import { multipleItem, singleItem, trueFalseItem } from "../support/example-items.ts";

/** The course of the sync tests: two quizzes, one of them an assessment with a pool, in one published version. */
export const course = "essentials";
export const version = "1".repeat(32);
export const unknownVersion = "2".repeat(32);

const quiz = (id: string, parts: Pick<QuizStructure, "mode" | "pools">): QuizStructure => ({
  format: 1,
  id,
  kind: "quiz",
  mastery: 0.8,
  attempts: 0,
  certainty: false,
  items: [singleItem, multipleItem, trueFalseItem],
  ...parts,
});
export const quizzes: Readonly<Record<string, QuizStructure>> = {
  check: quiz("check", { mode: "practice", pools: [] }),
  final: quiz("final", { mode: "assessment", pools: [{ id: "all", draw: 2, items: ["aim", "limits", "same-means"] }] }),
};

export const quizPacks: PublishedPacks = {
  manifest: async (wanted) => {
    const activities = Object.fromEntries(Object.keys(quizzes).map((id) => [id, { structure: { hash: id } }]));
    return wanted === version ? { course, activities } : undefined;
  },
  quiz: async (hash) => quizzes[hash],
  scenario: async () => undefined,
};
