import type { Item, ItemKind } from "#domain/course/quiz.ts";
import { msOf } from "#domain/record/hlc.ts";
import type { AttemptId, Statement } from "#domain/record/statement.ts";
import { correlation, mean, quantile } from "./statistics.ts";

/** A learner's first graded response to an item of a quiz. */
export interface FirstAnswer {
  /** `course/item` */
  readonly item: string;
  readonly response: unknown;
  /** 0 to 1. */
  readonly scaled: number;
  /** 1 to 3. */
  readonly certainty?: number;
  /** Since the start of the attempt or the response before, on the same device; reading what came of that one is part of it. */
  readonly seconds?: number;
  /** Share of the points of the other items answered in the same attempt, each by its first response; none if there were none. */
  readonly rest?: number;
}

/**
 * One learner's first answers to the items of a quiz (`course/quiz`).
 * @param work Visible, none taken back, in order of time, with the server's grades.
 */
export function firstAnswers(work: readonly Statement[], quiz: string): readonly FirstAnswer[] {
  const byAttempt = new Map<AttemptId, Statement[]>();
  for (const statement of work) {
    const { attemptId, verb, activityId, quizId } = statement;
    if (attemptId === undefined || (verb === "started" ? activityId : quizId) !== quiz) continue;
    const own = byAttempt.get(attemptId);
    if (own) own.push(statement);
    else byAttempt.set(attemptId, [statement]);
  }
  const first = new Map<string, FirstAnswer>();
  for (const answer of work) {
    const own = byAttempt.get(answer.attemptId ?? "");
    if (answer.verb !== "answered" || answer.quizId !== quiz || !own || first.has(answer.activityId)) continue;
    const { scaled, certainty, response } = answer.result ?? {};
    if (scaled === undefined) continue;
    const seconds = secondsBefore(answer, own);
    const rest = restScore(answer.activityId, own);
    first.set(answer.activityId, {
      item: answer.activityId,
      response,
      scaled,
      ...(certainty !== undefined && { certainty }),
      ...(seconds !== undefined && { seconds }),
      ...(rest !== undefined && { rest }),
    });
  }
  return [...first.values()];
}

function secondsBefore(answer: Statement, attempt: readonly Statement[]): number | undefined {
  const earlier = attempt.slice(0, attempt.indexOf(answer));
  const before = earlier.findLast(({ verb, device }) => (verb === "started" || verb === "answered") && device === answer.device);
  return before && (msOf(answer.at) - msOf(before.at)) / 1000;
}

function restScore(item: string, attempt: readonly Statement[]): number | undefined {
  const seen = new Set([item]);
  let [earned, points] = [0, 0];
  for (const { verb, activityId, result } of attempt) {
    if (verb !== "answered" || seen.has(activityId) || result?.scaled === undefined) continue;
    seen.add(activityId);
    const weight = result.points ?? 1;
    earned += weight * result.scaled;
    points += weight;
  }
  return points === 0 ? undefined : earned / points;
}

/** What people's first answers say about an item. */
export interface ItemFigures {
  readonly answered: number;
  /** Wholly right. */
  readonly right: number;
  /** Mean of the grades, 0 to 1. */
  readonly difficulty: number;
  /** Correlation of the grade with the rest of the attempt; null: fewer than ten people, or no spread. */
  readonly discrimination: number | null;
  /** In the order of the item; one choice that several people ticked counts for each of them. */
  readonly choices: readonly { readonly choice: string; readonly count: number }[];
  readonly medianSeconds: number | null;
  readonly certainty: readonly { readonly level: 1 | 2 | 3; readonly count: number; readonly right: number }[];
}

const fewestForDiscrimination = 10;

/** @param answers One for each person, all to this item. */
export function itemFigures(item: Item, answers: readonly FirstAnswer[]): ItemFigures {
  const pairs = answers.flatMap(({ scaled, rest }) => (rest === undefined ? [] : [[scaled, rest] as const]));
  const picked = answers.map(({ response }) => pickedChoices(item.kind, response));
  return {
    answered: answers.length,
    right: answers.filter(isRight).length,
    difficulty: mean(answers.map(({ scaled }) => scaled)),
    discrimination: pairs.length < fewestForDiscrimination ? null : (correlation(pairs) ?? null),
    choices: choicesOf(item).map((choice) => ({ choice, count: picked.filter((ids) => ids.includes(choice)).length })),
    medianSeconds:
      quantile(
        answers.flatMap(({ seconds }) => seconds ?? []),
        0.5,
      ) ?? null,
    certainty: ([1, 2, 3] as const).map((level) => {
      const sure = answers.filter(({ certainty }) => certainty === level);
      return { level, count: sure.length, right: sure.filter(isRight).length };
    }),
  };
}

export const isRight = ({ scaled }: Pick<FirstAnswer, "scaled">): boolean => scaled >= 1 - 1e-9;

/** Ids of the choices of an item that has any; `true` and `false` of a statement to be judged. */
export function choicesOf(item: Item): readonly string[] {
  if (item.kind === "single" || item.kind === "multiple") return item.choices.map(({ id }) => id);
  return item.kind === "true-false" ? ["true", "false"] : [];
}

/** Responses are as devices sent them: what does not fit the item picks nothing. */
function pickedChoices(kind: ItemKind, response: unknown): readonly unknown[] {
  if (kind === "multiple") return Array.isArray(response) ? response : [];
  if (kind === "true-false") return typeof response === "boolean" ? [String(response)] : [];
  return [response];
}
