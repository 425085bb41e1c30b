import { describe, expect, it } from "vitest";
import type { SingleItem, TrueFalseItem } from "#domain/course/quiz.ts";
import { guessQuizzes, type QuizQuestions } from "./guess-quizzes.ts";
import type { Question } from "./question.ts";

const base = { objective: "o", block: "l#b", points: 1, cite: [], counts: true };

/** A single choice; the first text is the key. */
function single(id: string, ...texts: readonly string[]): Question {
  const item: SingleItem = {
    ...base,
    id,
    kind: "single",
    choices: texts.map((_, index) => ({ id: `c${index}`, ...(index === 0 && { key: true as const }) })),
  };
  return { item, stem: "", options: texts.map((text, index) => ({ id: `c${index}`, text, isKey: index === 0 })) };
}

function statement(id: string, key: boolean, text: string): Question {
  const item: TrueFalseItem = { ...base, id, kind: "true-false", key };
  return { item, stem: "", options: [{ id: "true", text, isKey: key }] };
}

const quizzes = (...questions: readonly (readonly Question[])[]): readonly QuizQuestions[] =>
  questions.map((each, index) => ({ name: `course/quiz-${index}`, questions: each }));

const others = ["States will reply", "States dare reply", "States want reply"];
const hedged = (id: string): Question => single(id, "States may reply", ...others);
const hedgedAtLength = (id: string): Question => single(id, "States may now reply", ...others);
const hedgedBetween = (id: string): Question => single(id, "States may reply", "States reply", "States who reply", "States dare reply so");
const plain = (id: string): Question => single(id, "Ships sail north", "Ships sail south", "Boats sail north", "Boats sail south");

describe("guessQuizzes", () => {
  it("finds the rule that earns most, and earns the chance where the rule says nothing", () => {
    const { rule, quizzes: guessed } = guessQuizzes(quizzes([hedged("a"), hedgedAtLength("b")], [hedgedBetween("c"), plain("d")]), "en");
    expect(rule).toBe("+ hedges");
    expect(guessed.map(({ byRule }) => byRule)).toEqual([1, (1 + 0.25) / 2]);
  });

  it("learns from the other quizzes what marks a key, and says by what it knew it", () => {
    const [first] = guessQuizzes(quizzes([hedged("a")], [hedgedAtLength("b"), hedgedBetween("c")]), "en").quizzes;
    expect(first?.byLearning).toBe(1);
    expect(first?.givenAway).toMatchObject([{ item: "a" }]);
    expect(first?.givenAway[0]?.reasons).toContain("+ hedges");
  });

  it("does not learn from the quiz itself", () => {
    const [first] = guessQuizzes(quizzes([plain("a")], [hedged("b")]), "en").quizzes;
    expect(first?.byLearning).toBeLessThan(1);
  });

  it("judges a statement against the other statements", () => {
    const statements = (id: string) => [
      statement(`${id}-hedged`, true, "A State may ask for help if it likes."),
      statement(`${id}-absolute`, false, "A State must always ask for all help."),
    ];
    const { quizzes: guessed } = guessQuizzes(quizzes(statements("a"), statements("b")), "en");
    expect(guessed.map(({ byLearning }) => byLearning)).toEqual([1, 1]);
  });

  it("shows one course, having learnt from all, and passes over quizzes without choices", () => {
    const own = { name: "other/check", questions: [hedged("z")] };
    const { quizzes: guessed } = guessQuizzes([...quizzes([hedged("a")], []), own], "en", "other");
    expect(guessed).toMatchObject([{ name: "other/check", byLearning: 1 }]);
    expect(guessQuizzes(quizzes([hedged("a")], []), "en").quizzes).toHaveLength(1);
  });

  it("counts the keys that are the longest choice", () => {
    expect(guessQuizzes(quizzes([hedged("a"), hedgedAtLength("b")]), "en").keyLongest).toBe(0.5);
  });

  it("gives the same answer every time", () => {
    const given = quizzes([hedged("a"), plain("b")], [plain("c"), hedged("d")]);
    expect(guessQuizzes(given, "en")).toEqual(guessQuizzes(given, "en"));
  });
});
