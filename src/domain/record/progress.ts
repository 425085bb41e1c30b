import type { FileHash } from "#domain/pack/manifest.ts";
import { compareByTime } from "./effective-statements.ts";
import { compareHlc } from "./hlc.ts";
import {
  type ActivityEntry,
  type AttemptEntry,
  attemptKey,
  type GradedResponse,
  ledgerFrom,
  type ProgressLedger,
} from "./progress-ledger.ts";
import type { AttemptId, HlcText, Statement } from "./statement.ts";

/**
 * What screens show of a record; it stays small however long the record grows. Keys are activity ids, `course/id`. Opening an
 * activity makes it started and nothing more: a lesson is done when the learner completed it, a quiz when an attempt was submitted.
 */
export interface Progress {
  /** Everything that was started or completed. */
  readonly activities: ReadonlyMap<string, ActivityEntry>;
  readonly quizzes: ReadonlyMap<string, QuizProgress>;
  readonly items: ReadonlyMap<string, ItemProgress>;
}
export interface QuizProgress {
  /** Attempts begun, and those of them that were submitted. Only submitted attempts have scores. */
  readonly begun: number;
  readonly submitted: number;
  readonly first?: Submission;
  /** The highest score, the earliest of equals. */
  readonly best?: Submission;
  readonly latest?: Submission;
  /** Some submitted attempt reached the mastery score. */
  readonly mastered: boolean;
  /** The attempt begun last, while it is not submitted, and the version it finishes on. */
  readonly open?: { readonly attemptId: AttemptId; readonly at: HlcText; readonly courseVersion?: FileHash };
  readonly lastAt: HlcText;
}
export interface Submission {
  readonly attemptId: AttemptId;
  readonly at: HlcText;
  /** 0 to 1; absent where nothing was graded. */
  readonly scaled?: number;
  readonly mastered: boolean;
}
export interface ItemProgress {
  readonly first: GradedResponse;
  readonly latest: GradedResponse;
  /** The latest grade belongs to an assessment or a pre-test that is not submitted: not to be shown yet. */
  readonly hidden?: true;
}

/** Folds a whole record; see `progress-ledger.ts` for going on from a snapshot. */
export const progressFrom = (statements: readonly Statement[]): Progress => progressOf(ledgerFrom(statements));

export function progressOf(ledger: ProgressLedger): Progress {
  return { activities: ledger.activities, quizzes: quizzesOf(ledger), items: itemsOf(ledger) };
}

export interface Mistake {
  /** `course/item`. */
  readonly itemId: string;
  readonly latest: GradedResponse;
}

/** Items whose latest graded response was not wholly right, the oldest first; none that is still hidden. */
export function mistakes({ items }: Progress): readonly Mistake[] {
  return [...items]
    .filter(([, item]) => item.latest.scaled < 1 && !item.hidden)
    .map(([itemId, { latest }]) => ({ itemId, latest }))
    .sort((a, b) => compareByTime(a.latest, b.latest));
}

function quizzesOf({ attempts, items }: ProgressLedger): ReadonlyMap<string, QuizProgress> {
  const byQuiz = new Map<string, AttemptEntry[]>();
  for (const attempt of attempts.values()) {
    const own = byQuiz.get(attempt.quizId);
    if (own) own.push(attempt);
    else byQuiz.set(attempt.quizId, [attempt]);
  }
  const lastResponses = new Map<string, HlcText>();
  for (const { latest } of items.values()) {
    if (latest.quizId !== undefined) lastResponses.set(latest.quizId, laterReading(lastResponses.get(latest.quizId), latest.at));
  }
  return new Map([...byQuiz].map(([quizId, own]) => [quizId, quizProgress(own, lastResponses.get(quizId))]));
}

function quizProgress(attempts: readonly AttemptEntry[], lastResponse: HlcText | undefined): QuizProgress {
  const submissions = attempts.flatMap(submissionOf).sort(byTime);
  const first = submissions[0];
  const latest = submissions.at(-1);
  const best = submissions.reduce<Submission | undefined>(
    (top, next) => ((next.scaled ?? -1) > (top?.scaled ?? -2) ? next : top),
    undefined,
  );
  const begun = attempts.flatMap(startOf).sort(byTime);
  const open = begun.at(-1);
  const isOpen = open && !submissions.some(({ attemptId }) => attemptId === open.attemptId);
  const readings = [lastResponse, latest?.at, open?.at].filter((at) => at !== undefined);
  return {
    begun: attempts.length,
    submitted: submissions.length,
    ...(first && { first }),
    ...(best && { best }),
    ...(latest && { latest }),
    mastered: submissions.some(({ mastered }) => mastered),
    ...(isOpen && { open }),
    lastAt: readings.reduce(laterReading, ""),
  };
}

function startOf({ attemptId, started }: AttemptEntry): NonNullable<QuizProgress["open"]>[] {
  if (!started) return [];
  const { at, courseVersion } = started;
  return [{ attemptId, at, ...(courseVersion !== undefined && { courseVersion }) }];
}

function submissionOf({ attemptId, submitted }: AttemptEntry): Submission[] {
  if (!submitted) return [];
  const { at, scaled, mastered } = submitted;
  return [{ attemptId, at, mastered, ...(scaled !== undefined && { scaled }) }];
}

function itemsOf({ items, attempts }: ProgressLedger): ReadonlyMap<string, ItemProgress> {
  return new Map([...items].map(([id, item]) => [id, { ...item, ...(isHidden(item.latest, attempts) && { hidden: true }) }]));
}

function isHidden({ quizId, attemptId }: GradedResponse, attempts: ProgressLedger["attempts"]): boolean {
  if (quizId === undefined || attemptId === undefined) return false;
  const attempt = attempts.get(attemptKey(quizId, attemptId));
  const mode = attempt?.started?.mode;
  return mode !== undefined && mode !== "practice" && attempt?.submitted === undefined;
}

const laterReading = (a: HlcText | undefined, b: HlcText): HlcText => (a !== undefined && compareHlc(a, b) > 0 ? a : b);

type TimedAttempt = { readonly at: HlcText; readonly attemptId: AttemptId };
const byTime = (a: TimedAttempt, b: TimedAttempt): number => compareHlc(a.at, b.at) || compareHlc(a.attemptId, b.attemptId);
