import { msOf } from "#domain/record/hlc.ts";
import { type AttemptId, isRunStart, type Statement } from "#domain/record/statement.ts";
import type { LearnerReport } from "#sync/report-messages.ts";

/** One item of an attempt, with all that the learner did with it, oldest first. */
export interface ItemWork {
  /** Id within its course. */
  readonly item: string;
  /** Responses in the order in which they were given; none where only hints were opened. */
  readonly answers: readonly GradedAnswer[];
  readonly hints: number;
  /** Points that the learner gave their own text, the last time. */
  readonly selfMarks?: { readonly [criterion: string]: number };
}
export interface GradedAnswer {
  readonly response: unknown;
  readonly atMs: number;
  /** 0 to 1, as the server graded it; absent where nothing is graded. */
  readonly scaled?: number;
  readonly certainty?: number;
}

export interface AttemptWork {
  readonly id: AttemptId;
  readonly startedAtMs?: number;
  readonly submitted?: { readonly atMs: number; readonly scaled?: number; readonly mastered: boolean };
  /** The version that was on screen, and the language in which it was read. */
  readonly version?: string;
  readonly locale: string;
  readonly items: readonly ItemWork[];
}

/** What a learner did with one activity (`course/id`). Times in Unix milliseconds by the learner's clock. */
export interface LearnerActivity {
  readonly activity: string;
  readonly startedAtMs?: number;
  readonly completedAtMs?: number;
  /** Of a scenario: the highest score of its finished runs, 0 to 1. */
  readonly bestRun?: number;
  /** Of a quiz, oldest first. */
  readonly attempts: readonly AttemptWork[];
}

/** The visible statements of a learner by the activity they are work on, in the order in which each was begun. */
export function learnerActivities({ statements }: Pick<LearnerReport, "statements">): readonly LearnerActivity[] {
  const byActivity = new Map<string, Statement[]>();
  for (const { statement } of statements) add(byActivity, statement.quizId ?? statement.activityId, statement);
  return [...byActivity].map(([activity, own]) => {
    const startedAtMs = timeOf(own.find(({ verb }) => verb === "started"));
    const completedAtMs = timeOf(own.find(({ verb }) => verb === "completed"));
    const byAttempt = new Map<string, Statement[]>();
    for (const statement of own)
      if (statement.attemptId !== undefined && !isOfRun(statement)) add(byAttempt, statement.attemptId, statement);
    const runs = own.filter(isOfRun).flatMap(({ result }) => result?.scaled ?? []);
    return {
      activity,
      ...(startedAtMs !== undefined && { startedAtMs }),
      ...(completedAtMs !== undefined && { completedAtMs }),
      ...(runs.length > 0 && { bestRun: Math.max(...runs) }),
      attempts: [...byAttempt].map(([id, work]) => attemptFrom(id, work)),
    };
  });
}

/** A run of a scenario is an attempt, but none at a quiz. */
const isOfRun = (statement: Statement): boolean => isRunStart(statement) || statement.verb === "completed";

function attemptFrom(id: AttemptId, work: readonly Statement[]): AttemptWork {
  const started = work.find(({ verb }) => verb === "started");
  const submitted = work.find(({ verb }) => verb === "submitted");
  const version = work.find(({ courseVersion }) => courseVersion !== undefined)?.courseVersion;
  const byItem = new Map<string, Statement[]>();
  for (const item of started?.result?.items ?? []) byItem.set(item, []);
  for (const statement of work)
    if (["answered", "hinted", "self-marked"].includes(statement.verb))
      add(byItem, statement.activityId.slice(statement.activityId.indexOf("/") + 1), statement);
  const startedAtMs = timeOf(started);
  return {
    id,
    ...(startedAtMs !== undefined && { startedAtMs }),
    ...(submitted && {
      submitted: {
        atMs: msOf(submitted.at),
        mastered: submitted.result?.mastered === true,
        ...(submitted.result?.scaled !== undefined && { scaled: submitted.result.scaled }),
      },
    }),
    ...(version && { version }),
    locale: work.findLast(({ verb }) => verb === "answered")?.locale ?? work[0]?.locale ?? "",
    items: [...byItem].map(([item, own]) => itemFrom(item, own)),
  };
}

function itemFrom(item: string, own: readonly Statement[]): ItemWork {
  const selfMarks = own.findLast(({ verb }) => verb === "self-marked")?.result?.marks;
  return {
    item,
    answers: own.flatMap(({ verb, at, result = {} }) =>
      verb === "answered"
        ? [
            {
              response: result.response,
              atMs: msOf(at),
              ...(result.scaled !== undefined && { scaled: result.scaled }),
              ...(result.certainty !== undefined && { certainty: result.certainty }),
            },
          ]
        : [],
    ),
    hints: own.filter(({ verb }) => verb === "hinted").length,
    ...(selfMarks && { selfMarks }),
  };
}

const timeOf = (statement: Statement | undefined): number | undefined => statement && msOf(statement.at);

function add<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
