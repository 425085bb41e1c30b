import type { Item } from "#domain/course/quiz.ts";
import { gradeItem } from "#domain/grading/grade-item.ts";
import { seededRandom, shuffled } from "./seeded-random.ts";

/**
 * Ids of what the learner picks from or puts in order, as shown in this attempt; the same for the same seed: choices, targets, steps
 * or statements. True and false keep their order. The steps of an ordering item never appear in a right order, unless every order is
 * right. Empty for items that are typed.
 */
export function shuffleOptions(item: Item, seed: string): readonly string[] {
  const random = seededRandom(`${seed}/${item.id}`);
  switch (item.kind) {
    case "single":
    case "multiple":
      return shuffled(
        item.choices.map((choice) => choice.id),
        random,
      );
    case "true-false":
      return ["true", "false"];
    case "matching":
      return shuffled(item.targets, random);
    case "classification":
      return shuffled(item.statements, random);
    case "ordering": {
      const steps = shuffled(item.steps, random);
      const grade = gradeItem(item, steps);
      return grade.kind === "scored" && grade.scaled === 1 ? firstToLast(steps) : steps;
    }
    case "short-text":
    case "numeric":
    case "case":
      return [];
  }
}

/** Turns a right order into a wrong one, as the first step belongs to the first tier and the last place to the last tier. */
const firstToLast = ([first, ...rest]: readonly string[]): readonly string[] => (first === undefined ? [] : [...rest, first]);
