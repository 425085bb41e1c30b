import { drawItems } from "#domain/attempt/draw-items.ts";
import { shuffled } from "#domain/attempt/seeded-random.ts";
import { hlcTextFrom } from "#domain/record/hlc.ts";
import type { Statement } from "#domain/record/statement.ts";
import { course, quizzes, unknownVersion, version } from "./quiz-course.ts";

export type Random = () => number;

export const pick = <T>(random: Random, list: readonly T[]): T => {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error("nothing to pick from");
  return chosen;
};
export const below = (random: Random, end: number): number => Math.floor(random() * end);

/** A UUID that the seed decides. */
export function anyUuid(random: Random): string {
  const digits = Array.from({ length: 32 }, () => below(random, 16).toString(16)).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const responses: Readonly<Record<string, readonly unknown[]>> = {
  aim: ["comply", "regret", "no-such-choice"],
  limits: [["force", "persons", "archives", "arbitration"], ["force"], ["fee"]],
  "same-means": [false, true],
};

/**
 * Something that a learner does at `nowMs` of the device's clock: lessons, attempts with right, wrong and forged scores, statements that
 * take others back before or after they arrive, verbs of a newer Concord, versions that the server does not have.
 */
export function anyAct(random: Random, device: string, nowMs: number, earlier: readonly Statement[]): Statement {
  const common = {
    id: anyUuid(random),
    locale: "en",
    device,
    at: hlcTextFrom({ ms: nowMs, counter: below(random, 3), device }),
  };
  const quizId = pick(random, Object.keys(quizzes));
  const attemptId = `${quizId}-${below(random, 3)}`;
  const inQuiz = { attemptId, courseVersion: random() < 0.9 ? version : unknownVersion };
  const claimed = { scaled: pick(random, [0, 0.5, 1]), points: pick(random, [1, 2]) };
  const lesson = `${course}/lesson-${below(random, 3)}`;
  switch (below(random, 10)) {
    case 0:
      return { ...common, verb: "started", activityId: lesson };
    case 1:
      return { ...common, verb: "completed", activityId: lesson };
    case 2: {
      const quiz = quizzes[quizId];
      const drawn = quiz ? drawItems(quiz, attemptId) : [];
      const items = random() < 0.9 ? drawn : shuffled(["aim", "limits", "same-means"], random).slice(0, 1);
      return {
        ...common,
        ...inQuiz,
        verb: "started",
        activityId: `${course}/${quizId}`,
        result: { items, mode: quiz?.mode ?? "practice" },
      };
    }
    case 3:
      return {
        ...common,
        ...inQuiz,
        verb: "submitted",
        activityId: `${course}/${quizId}`,
        result: { ...claimed, mastered: random() < 0.5 },
      };
    case 4:
      return { ...common, verb: pick(random, ["bookmarked", "reviewed-by-peer"]), activityId: lesson, result: { text: "\u0000 and more" } };
    case 5: {
      const target = earlier.length > 0 && random() < 0.8 ? pick(random, earlier).id : anyUuid(random);
      return { ...common, verb: "voided", activityId: lesson, result: { statementId: target } };
    }
    default: {
      const item = pick(random, Object.keys(responses));
      const response = pick(random, responses[item] ?? []);
      return {
        ...common,
        ...inQuiz,
        verb: "answered",
        activityId: `${course}/${item}`,
        quizId: `${course}/${quizId}`,
        result: { response, ...claimed },
      };
    }
  }
}
