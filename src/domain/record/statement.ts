import type { QuizMode } from "#domain/course/course.ts";
import type { Locale } from "#domain/locale.ts";
import type { FileHash } from "#domain/pack/manifest.ts";

/** Verbs of version 1. A newer Concord may send others: they are kept, passed on and left uninterpreted. */
export const verbs = [
  "started",
  "completed",
  "hinted",
  "answered",
  "decided",
  "submitted",
  "self-marked",
  "noted",
  "recalled",
  "away",
  "voided",
] as const;
export type Verb = (typeof verbs)[number];

/** Hybrid logical clock reading: 15 digits of Unix milliseconds, 5 of counter, the device id, joined by `-`. Text order is time order. */
export type HlcText = string;
/** Hex, made once for each device database; names no person. */
export type DeviceId = string;
export type AttemptId = string;

/**
 * One unchangeable fact of a learner's record (xAPI's word). It names no person: the device's row adds the owner, the server the
 * actor of the session. `activityId` is `course/id`: a course's lesson, quiz, worksheet, scenario or item, or the course alone.
 */
export interface Statement {
  /** UUID made on the device. */
  readonly id: string;
  readonly verb: Verb | (string & {});
  readonly activityId: string;
  readonly result?: StatementResult;
  readonly attemptId?: AttemptId;
  /** `course/quiz` in which an item was given. */
  readonly quizId?: string;
  readonly courseVersion?: FileHash;
  /** Hashes of the files that were on screen. */
  readonly structure?: FileHash;
  readonly text?: FileHash;
  /** Language of the text on screen. */
  readonly locale: Locale | (string & {});
  readonly at: HlcText;
  readonly device: DeviceId;
}

/** All fields are optional: which ones a verb carries is told in `docs/record.md`. Unknown fields are kept. */
export interface StatementResult {
  /** answered: what the learner gave, see `grading/response.ts`. */
  readonly response?: unknown;
  /** answered, submitted: 0 to 1. Absent where nothing is graded (case, note). */
  readonly scaled?: number;
  /** answered: points of the item; submitted: points that could be had. */
  readonly points?: number;
  /** 1 low, 2 medium, 3 high. */
  readonly certainty?: number;
  /** answered: hints seen before; hinted: number of the hint, from 1. */
  readonly hints?: number;
  /** submitted: the attempt reached the mastery score. */
  readonly mastered?: boolean;
  /** started (quiz): the item ids drawn, in the order shown. */
  readonly items?: readonly string[];
  /** started (quiz): the mode the attempt was given in; a pre-test's and an assessment's grades stay hidden until it is submitted. */
  readonly mode?: QuizMode | (string & {});
  /** self-marked: points for each criterion. */
  readonly marks?: { readonly [criterion: string]: number };
  /** noted: text of a note. Which block it is on, and how that read, is told in `notes/annotation.ts`. */
  readonly note?: string;
  /** started (scenario): the role that is played. What a decision carries is told in `scenario/run.ts`. */
  readonly role?: string;
  /** voided: the id of the statement taken back. */
  readonly statementId?: string;
  readonly [other: string]: unknown;
}

/** Whether a statement begins a run of a scenario: an attempt, but none at a quiz. */
export const isRunStart = ({ verb, result }: Statement): boolean => verb === "started" && result?.role !== undefined;
