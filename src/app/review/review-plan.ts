import { type Card, createEmptyCard, fsrs, type Grade } from "ts-fsrs";
import type { ReviewCard } from "#domain/review/review-log.ts";

/** A card with the day on which it is due again, and how much is to be gained by reviewing it now. */
export interface DueCard {
  readonly card: ReviewCard;
  readonly dueMs: number;
  /** Share of the memory that is likely lost, 0 to 1; twice as much for what was wrong and held for certain. */
  readonly value: number;
}

export interface ReviewPlan {
  /** For now, the most valuable first; empty while the learner is away. */
  readonly today: readonly DueCard[];
  /** Due as well, and left for the days after. */
  readonly later: number;
  readonly doneToday: number;
  /** When the next one comes that is not due yet. */
  readonly nextMs?: number;
  /** Set while the learner is away: nothing is asked before that day. */
  readonly awayUntil?: string;
}

export interface ReviewDay {
  readonly nowMs: number;
  /** The day in the learner's time zone, from its first millisecond to that of the next day. */
  readonly startMs: number;
  readonly endMs: number;
  /** The same day as ISO 8601. */
  readonly date: string;
  /** At most so many reviews a day. */
  readonly limit: number;
}

/** No chance in it and no steps within a day: one record always gives one schedule, and nobody is called back in ten minutes. */
const scheduler = fsrs({ request_retention: 0.9, maximum_interval: 365, enable_fuzz: false, enable_short_term: false });

/**
 * What to review on a day. The schedule is computed anew from the record each time and stored nowhere, so that two devices which meet
 * agree, and a lapse on one is never overwritten by the other. After a time away the share of a day stays what it is: the rest waits.
 */
export function reviewPlan(cards: readonly ReviewCard[], awayUntil: string | undefined, day: ReviewDay): ReviewPlan {
  const all = cards.map((card) => dueCard(card, day.nowMs));
  const due = all.filter(({ dueMs }) => dueMs < day.endMs).sort(byValue);
  const doneToday = cards.flatMap(({ events }) => events).filter(({ inReview, atMs }) => inReview && atMs >= day.startMs).length;
  const next = Math.min(...all.filter(({ dueMs }) => dueMs >= day.endMs).map(({ dueMs }) => dueMs));
  const isAway = awayUntil !== undefined && day.date < awayUntil;
  const today = isAway ? [] : due.slice(0, Math.max(0, day.limit - doneToday));
  return {
    today,
    later: due.length - today.length,
    doneToday,
    ...(Number.isFinite(next) && { nextMs: next }),
    ...(isAway && { awayUntil }),
  };
}

/** Something met and not asked yet waits behind everything that is being forgotten. */
function dueCard(card: ReviewCard, nowMs: number): DueCard {
  if (card.events.length === 0) return { card, dueMs: card.metMs ?? nowMs, value: 0 };
  const memory = card.events.reduce<Card>(
    (before, { atMs, rating }) => scheduler.next(before, atMs, rating as Grade).card,
    createEmptyCard(card.events[0]?.atMs ?? nowMs),
  );
  const lost = 1 - scheduler.get_retrievability(memory, Math.max(nowMs, memory.last_review?.getTime() ?? nowMs), false);
  return { card, dueMs: memory.due.getTime(), value: card.surelyWrong ? lost * 2 : lost };
}

const byValue = (a: DueCard, b: DueCard): number => b.value - a.value || (a.card.id < b.card.id ? -1 : 1);
