import { effectiveStatements } from "#domain/record/effective-statements.ts";
import { msOf } from "#domain/record/hlc.ts";
import type { AttemptId, Statement } from "#domain/record/statement.ts";

/** How well something was remembered, as FSRS counts: 1 not, 2 with effort, 3 well, 4 at once. */
export type ReviewRating = 1 | 2 | 3 | 4;
export const isReviewRating = (value: unknown): value is ReviewRating => value === 1 || value === 2 || value === 3 || value === 4;

export interface ReviewEvent {
  readonly atMs: number;
  readonly rating: ReviewRating;
  /** It happened in a review, and counts against the day's share. */
  readonly inReview: boolean;
}

/** Something that was met once and is to be remembered: an item that was answered, or a term of the glossary. */
export interface ReviewCard {
  /** `course/item`, or `glossary/term`. */
  readonly id: string;
  readonly kind: "item" | "term";
  /** In order of time; empty for a term that was met and not asked yet. */
  readonly events: readonly ReviewEvent[];
  /** Terms: when the lesson that uses it was completed. */
  readonly metMs?: number;
  /** Items: the quiz (`course/quiz`) in which it was answered last. */
  readonly quizId?: string;
  /** The latest answer was wrong and given with high certainty: a belief, not a gap. */
  readonly surelyWrong: boolean;
}

/** Stands for a course in the activity ids of terms and of the time away; no course may have these ids. */
export const glossaryActivity = (term: string): string => `glossary/${term}`;
export const awayActivity = "review/away";

/**
 * Everything to be remembered, folded from the record. Of an attempt at practice the first response to an item counts, of one at an
 * assessment or pre-test the latest, once it was submitted; an item of an attempt that is still open is left out altogether, since its
 * review would tell what the attempt must not. A diagnostic asks about what nobody has taught yet: there is nothing to remember.
 */
export function reviewCardsFrom(statements: readonly Statement[]): readonly ReviewCard[] {
  const effective = effectiveStatements(statements);
  const openItems = new Set<string>();
  const counted = new Map<string, Statement>();
  const modes = modesOf(effective);
  const submitted = new Set(effective.flatMap(({ verb, attemptId }) => (verb === "submitted" && attemptId ? [attemptId] : [])));
  for (const statement of effective) {
    const { verb, activityId, attemptId, result } = statement;
    if (verb === "recalled" && isReviewRating(result?.rating)) counted.set(statement.id, statement);
    if (verb !== "answered" || result?.scaled === undefined) continue;
    if (attemptId === undefined) {
      counted.set(statement.id, statement);
      continue;
    }
    const key = `${attemptId} ${activityId}`;
    const mode = modes.get(attemptId) ?? "practice";
    if (mode === "diagnostic") continue;
    const isPractice = mode === "practice";
    if (!isPractice && !submitted.has(attemptId)) openItems.add(activityId);
    else if (!isPractice || !counted.has(key)) counted.set(key, statement);
  }
  const byCard = new Map<string, Statement[]>();
  for (const statement of effectiveStatements([...counted.values()])) {
    if (openItems.has(statement.activityId)) continue;
    const own = byCard.get(statement.activityId);
    if (own) own.push(statement);
    else byCard.set(statement.activityId, [statement]);
  }
  return [...byCard].map(([id, own]) => cardFrom(id, own)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The day until which the learner is away, ISO 8601, as it was said last; that day they are back. */
export function awayUntilFrom(statements: readonly Statement[]): string | undefined {
  const said = effectiveStatements(statements).filter(({ verb, activityId }) => verb === "away" && activityId === awayActivity);
  const until = said.at(-1)?.result?.until;
  return typeof until === "string" && /^\d{4}-\d{2}-\d{2}$/.test(until) ? until : undefined;
}

function modesOf(statements: readonly Statement[]): ReadonlyMap<AttemptId, string> {
  return new Map(
    statements.flatMap(({ verb, attemptId, result }) =>
      verb === "started" && attemptId && result?.mode ? [[attemptId, result.mode]] : [],
    ),
  );
}

function cardFrom(id: string, own: readonly Statement[]): ReviewCard {
  const latest = own.at(-1);
  const quizId = own.findLast((statement) => statement.quizId !== undefined)?.quizId;
  return {
    id,
    kind: latest?.verb === "recalled" ? "term" : "item",
    events: own.map(eventFrom),
    ...(quizId !== undefined && { quizId }),
    surelyWrong: latest?.result?.certainty === 3 && (latest.result.scaled ?? 1) < 0.5,
  };
}

function eventFrom({ at, verb, attemptId, result }: Statement): ReviewEvent {
  const rating = verb === "recalled" && isReviewRating(result?.rating) ? result.rating : ratingOf(result);
  return { atMs: msOf(at), rating, inReview: attemptId === undefined };
}

/** Half of the points or more is remembered with effort, and so is an answer that needed a hint or was a guess. */
function ratingOf({ scaled = 0, certainty, hints = 0 }: Statement["result"] & object = {}): ReviewRating {
  if (scaled < 0.5) return 1;
  if (scaled < 1 || hints > 0 || certainty === 1) return 2;
  return certainty === 3 ? 4 : 3;
}
