import type { ChoiceOption, Item, QuizStructure } from "#domain/course/quiz.ts";
import type { Reference } from "../reference/reference.ts";
import type { ItemYaml } from "../schema/quiz-schema.ts";
import type { QuizSource } from "../source/course-source.ts";
import { taughtBlock } from "../source/item-place.ts";
import { defined } from "./defined.ts";
import { acceptedForms, termForms } from "./short-text-forms.ts";

/** The language-free file of a quiz that has no errors. `lessons`: ids of the lessons of its module. */
export function buildQuizStructure(quiz: QuizSource, lessons: readonly string[], reference: Reference): QuizStructure {
  const { id, mode, mastery, attempts, certainty, pools } = quiz.yaml.value;
  return {
    format: 1,
    id,
    kind: "quiz",
    mode,
    mastery,
    attempts,
    certainty,
    // Practice shows every item: its pools only say how an assessment would draw.
    pools: mode === "practice" ? [] : pools,
    items: quiz.items.map(({ yaml }) => itemFrom(yaml, quiz, lessons, reference)),
  };
}

function itemFrom(item: ItemYaml, quiz: QuizSource, lessons: readonly string[], reference: Reference): Item {
  const { id, objective, points, cite, counts, minutes, replaces, asks } = item;
  const base = {
    id,
    ...defined({ objective, block: taughtBlock(item.block, quiz, lessons), points, cite, counts, minutes, replaces, asks }),
  };
  switch (item.kind) {
    case "single":
    case "multiple":
      return {
        ...base,
        kind: item.kind,
        choices: Object.entries(item.choices).map(([choice, facts]): ChoiceOption => ({ id: choice, ...defined(facts) })),
      };
    case "true-false":
      return { ...base, kind: item.kind, ...defined({ key: item.key, misconception: item.misconception }) };
    case "matching": {
      const { kind, prompts, targets, key, misconceptions, cites } = item;
      return { ...base, kind, prompts, targets, key, misconceptions, cites };
    }
    case "ordering": {
      const { kind, steps, key, misconceptions } = item;
      return { ...base, kind, steps, key, misconceptions };
    }
    case "short-text": {
      const wrong = Object.entries(item.wrong).map(([term, misconception]) => ({
        id: term,
        forms: termForms(term, reference),
        ...(misconception === null ? {} : { misconception }),
      }));
      return { ...base, kind: item.kind, accepted: acceptedForms(item, quiz, reference), wrong };
    }
    case "numeric": {
      const wrong = Object.entries(item.wrong).map(([wrongId, { value, misconception }]) => ({
        id: wrongId,
        ...defined({ value, misconception }),
      }));
      return { ...base, kind: item.kind, key: item.key, wrong };
    }
    case "classification": {
      const { kind, bins, key, misconceptions, cites } = item;
      return { ...base, kind, statements: Object.keys(key), bins, key, misconceptions, cites };
    }
    case "case": {
      const criteria = Object.entries(item.criteria).map(([criterion, facts]) => ({ id: criterion, ...defined(facts) }));
      return { ...base, kind: item.kind, criteria };
    }
  }
}
