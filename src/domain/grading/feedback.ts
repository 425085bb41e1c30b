import type { ChoiceOption, Item, MisconceptionId, TrueFalseItem } from "#domain/course/quiz.ts";
import type { Grade, UnscorableCode } from "./grade.ts";
import { gradeItem } from "./grade-item.ts";
import { foreseenWrongNumber } from "./grade-numeric-item.ts";
import { foreseenWrongText } from "./grade-short-text-item.ts";
import { type Pairs, parseFinite, parseIds, parsePairs, parseText } from "./response.ts";

/**
 * right: rightly chosen or placed; wrong: wrongly chosen or placed; missed: a key left out, a prompt without a target;
 * left: a distractor rightly left.
 */
export type OptionMark = "right" | "wrong" | "missed" | "left";

/** What a response shows. The learner's screen and the trainer's report both read it from here. */
export interface Feedback {
  readonly verdict: "right" | "partly" | "wrong" | "self-marked" | "unscorable";
  /** Set with `unscorable`. */
  readonly problem?: UnscorableCode;
  /** By id of the choice (`true` and `false` of a true-false item), prompt, step or statement; empty for the other kinds. */
  readonly options: { readonly [id: string]: OptionMark };
  /** Key into `ItemWords.wrong`: the foreseen wrong term or number that was given. */
  readonly wrong?: string;
  /** The wrong ideas behind the response, each once, in the order of the item. */
  readonly misconceptions: readonly MisconceptionId[];
}

type Findings = Pick<Feedback, "options" | "wrong" | "misconceptions">;
const nothingFound: Findings = { options: {}, misconceptions: [] };

export function feedbackFor(item: Item, response: unknown): Feedback {
  const grade = gradeItem(item, response);
  if (grade.kind === "unscorable") return { verdict: "unscorable", problem: grade.code, ...nothingFound };
  if (grade.kind === "self-marked") return { verdict: "self-marked", ...nothingFound };
  const found = findingsOf(item, response, grade);
  return { verdict: verdictOf(grade.scaled), ...found, misconceptions: [...new Set(found.misconceptions)] };
}

export function verdictOf(scaled: number): "right" | "partly" | "wrong" {
  if (scaled >= 1) return "right";
  return scaled > 0 ? "partly" : "wrong";
}

function findingsOf(item: Item, response: unknown, grade: Grade & { kind: "scored" }): Findings {
  switch (item.kind) {
    case "single":
      return choiceFindings(item.choices, [response]);
    case "multiple": {
      const picked = parseIds(response);
      return picked.ok ? choiceFindings(item.choices, picked.value) : nothingFound;
    }
    case "true-false":
      return choiceFindings(trueFalseChoices(item), [String(response)]);
    case "matching": {
      const pairs = parsePairs(response);
      return pairs.ok ? placementFindings(item.prompts, grade, item.misconceptions, pairs.value) : nothingFound;
    }
    case "classification": {
      const pairs = parsePairs(response);
      return pairs.ok ? placementFindings(item.statements, grade, item.misconceptions, pairs.value) : nothingFound;
    }
    case "ordering":
      return placementFindings(item.steps, grade, item.misconceptions);
    case "short-text": {
      const text = parseText(response);
      return text.ok && grade.scaled < 1 ? foreseenFindings(foreseenWrongText(item, text.value)) : nothingFound;
    }
    case "numeric": {
      const number = parseFinite(response);
      return number.ok && grade.scaled < 1 ? foreseenFindings(foreseenWrongNumber(item, number.value)) : nothingFound;
    }
    case "case":
      return nothingFound;
  }
}

function trueFalseChoices({ key, misconception }: TrueFalseItem): readonly ChoiceOption[] {
  const wrong = misconception === undefined ? {} : { misconception };
  return [
    { id: "true", ...(key ? { key: true } : wrong) },
    { id: "false", ...(key ? wrong : { key: true }) },
  ];
}

function choiceFindings(choices: readonly ChoiceOption[], picked: readonly unknown[]): Findings {
  const options: { [id: string]: OptionMark } = {};
  const shown: MisconceptionId[] = [];
  for (const choice of choices) {
    const mark = markOfChoice(choice, picked.includes(choice.id));
    options[choice.id] = mark;
    if (mark === "wrong" && choice.misconception) shown.push(choice.misconception);
    if (mark === "missed" && choice.missed) shown.push(choice.missed);
  }
  return { options, misconceptions: shown };
}

function markOfChoice(choice: ChoiceOption, isPicked: boolean): OptionMark {
  if (choice.key) return isPicked ? "right" : "missed";
  return isPicked ? "wrong" : "left";
}

/** `given` names the ids that were placed at all; without it all were. */
function placementFindings(
  ids: readonly string[],
  grade: Grade & { kind: "scored" },
  misconceptions: { readonly [id: string]: MisconceptionId },
  given?: Pairs,
): Findings {
  const options: { [id: string]: OptionMark } = {};
  const shown: MisconceptionId[] = [];
  for (const id of ids) {
    if (grade.parts?.[id]) {
      options[id] = "right";
      continue;
    }
    options[id] = given && !Object.hasOwn(given, id) ? "missed" : "wrong";
    const idea = misconceptions[id];
    if (options[id] === "wrong" && idea !== undefined) shown.push(idea);
  }
  return { options, misconceptions: shown };
}

function foreseenFindings(wrong: { readonly id: string; readonly misconception?: MisconceptionId } | undefined): Findings {
  if (!wrong) return nothingFound;
  return { options: {}, wrong: wrong.id, misconceptions: wrong.misconception ? [wrong.misconception] : [] };
}
