import type { CourseOutline, CourseWords } from "#domain/course/course.ts";
import type { Locale } from "#domain/locale.ts";
import type { CatalogueCourse } from "#domain/pack/manifest.ts";
import type { Progress } from "#domain/record/progress.ts";
import type { AttemptId, Statement } from "#domain/record/statement.ts";
import type { Result } from "#domain/result.ts";
import type { CohortRecords, SeenFeedback } from "#offline/cohorts/cohort-records.ts";
import type { Owner } from "#offline/database.ts";
import type { DeviceProblem } from "#offline/device-problem.ts";
import type { InstalledCourse } from "#offline/packs/installed-courses.ts";
import type { Jotted, NewStatement } from "#offline/records/journal.ts";
import type { StatementDeps } from "#offline/records/statement-repository.ts";
import type { SyncPhase } from "#offline/sync/sync-schedule.ts";
import type { SyncStatus } from "#offline/sync/sync-status.ts";
import type { ActivityPage } from "#page/activity-page.ts";
import type { Account } from "#sync/account-messages.ts";
import type { OpenTraining, Training } from "../training/training.ts";

export type { CohortRecords, Delivered, Feedback, SeenFeedback } from "#offline/cohorts/cohort-records.ts";
export type { DeviceProblem } from "#offline/device-problem.ts";
export type { InstalledCourse } from "#offline/packs/installed-courses.ts";
export type { Jotted, NewStatement } from "#offline/records/journal.ts";
export type { SyncPhase } from "#offline/sync/sync-schedule.ts";
export type { RefusedStatement, SyncStatus } from "#offline/sync/sync-status.ts";
export type DeviceProblemCode = DeviceProblem["code"];

/** This device as screens see it. Made once for a page by `open-device.ts`, which is loaded after the page is on screen. */
export interface Device {
  /**
   * Keeps the statement when it returns, before the database has it: feedback may be shown then, and `record` has to follow. Undefined where
   * it cannot, and while the device is full: feedback then waits for `record`.
   */
  jot(statement: NewStatement): Jotted | undefined;
  /** Stores the statement, then answers; on a problem nothing was stored and the caller keeps the work on screen. Stores what was jotted down once. */
  record(statement: NewStatement | Jotted): Promise<Result<Statement, DeviceProblem>>;
  /** Everything this learner did in one quiz (`course/quiz`), unordered. */
  statementsOfQuiz(quizId: string): Promise<readonly Statement[]>;
  /** What was recorded of one activity (`course/id`) itself, unordered. */
  statementsAbout(activityId: string): Promise<readonly Statement[]>;
  /** The whole record of this learner, for screens that fold it themselves; it may be long. */
  statements(): Promise<readonly Statement[]>;
  /** Folded record of this learner; changes are announced to `subscribe`. */
  progress(): Progress;
  /** Called after progress changed, in this tab or another. */
  subscribe(listener: () => void): () => void;
  /** Half-given answers and worksheets; they never leave the device and are in no export. */
  readonly drafts: {
    load(key: string): Promise<unknown>;
    save(key: string, value: unknown): Promise<Result<void, DeviceProblem>>;
    remove(key: string): Promise<void>;
    /** Keeps a draft when it returns, for a page that is being left: what `save` has begun may be dropped with the page. */
    leave(key: string, value: unknown): void;
  };
  /** Outline and words of a course that is on the device or can be had now. */
  course(id: string, locale: Locale): Promise<{ readonly outline: CourseOutline; readonly words: CourseWords } | undefined>;
  /** One activity with its text; rejects with a `PageProblem`. */
  activity(locale: Locale, course: string, activity: string): Promise<ActivityPage>;
  readonly files: RecordFiles;
  /** The record is an account's; otherwise that of the learner of this device who has none. */
  readonly hasAccount: boolean;
  /** Sending, receiving, signing in and out: made once, by the first who asks, with the script that they bring (`sync/use-sync.ts`). */
  sync(open: OpenSync): DeviceSync;
  /** What a trainer reads and changes: made once, in the same way (`training/use-training.ts`). */
  training(open: OpenTraining): Training;
  /** What the server wrote about the learner's cohorts: made once, in the same way (`cohorts/use-cohorts.ts`). */
  cohorts(open: OpenCohorts): CohortsHere;
  /** The courses on this device; their script is loaded by the screens that show them. */
  courses(): Promise<CoursesHere>;
}

/** The courses on this device, kept up to date across tabs. */
export interface CoursesHere {
  readonly packs: Packs;
  installed(): readonly InstalledCourse[];
  subscribe(listener: () => void): () => void;
}

/** Cohorts, assignments, comments and marks as they were last received, kept up to date across tabs. */
export interface CohortsHere {
  /** `undefined` until they were read; the same object until it changes. */
  records(): CohortRecords | undefined;
  subscribe(listener: () => void): () => void;
  markSeen(feedback: readonly SeenFeedback[]): Promise<Result<void, DeviceProblem>>;
  /** The quiz (`course/quiz`) of one of the learner's attempts. */
  quizOfAttempt(attempt: AttemptId): Promise<string | undefined>;
}

export type OpenCohorts = (deps: StatementDeps, owner: Owner) => CohortsHere;

/** Makes sync for the owner of this page's record. */
export type OpenSync = (deps: StatementDeps, owner: Owner) => DeviceSync;

export interface SyncState {
  /** What is unsent, refused and asked; absent for a learner without an account. */
  readonly status?: SyncStatus;
  readonly phase: SyncPhase;
}

/** How this page's record gets to the server and back, and whose device it is. */
export interface DeviceSync {
  /** Begins to send and receive, by itself from then on; calling it again does nothing. Not for a learner without an account. */
  begin(): void;
  /** The same object until it changes. */
  state(): SyncState;
  subscribe(listener: () => void): () => void;
  sendNow(): void;
  /** Tries again what the server refused. */
  sendRefusedAgain(): Promise<Result<void, DeviceProblem>>;
  /**
   * The server has signed this person in. Answers how many statements were recorded here without an account, to be asked about. If
   * it is not the account that the page was opened with, the caller then loads a page anew; the other tabs do so by themselves.
   */
  signedIn(account: Account): Promise<Result<number, DeviceProblem>>;
  /** The person left. Nothing is deleted, what is unsent stays theirs. The caller then loads a page anew. */
  signedOut(): Promise<Result<void, DeviceProblem>>;
  /** "It is mine": takes over what was recorded here without an account, and answers how many statements that were. */
  adopt(): Promise<Result<number, DeviceProblem>>;
  /** "It is not mine": it stays, and is not asked about again. */
  decline(): Promise<Result<void, DeviceProblem>>;
}

export type ImportOutcome =
  /** `conflicts`: statements whose id is known with other content; ours were kept. `unreadable`: entries left aside in the file. */
  | { readonly kind: "imported"; readonly added: number; readonly known: number; readonly conflicts: number; readonly unreadable: number }
  /** The file belongs to another owner: asks before it is taken over (adoption). */
  | { readonly kind: "other-owner"; readonly statements: number }
  | { readonly kind: "refused"; readonly code: "not-json" | "not-a-record" | "newer-file" | "damaged" | DeviceProblemCode };

/** The learner's own record as a file, and its end. */
export interface RecordFiles {
  /** The whole record of this learner as the text of a file. */
  export(): Promise<Result<string, DeviceProblem>>;
  import(text: string, adopt: boolean): Promise<ImportOutcome>;
  /** Deletes record and drafts of this learner; courses and settings stay. */
  erase(): Promise<Result<void, DeviceProblem>>;
}

export type DownloadProblemCode = "offline" | "http-404" | "hash-mismatch" | "not-a-pack" | "quota" | "aborted" | "failed";

/** What of the courses is on this device, and how it gets there and away. */
export interface Packs {
  /** Why courses cannot be kept here, if they cannot. */
  readonly cannotStore?: "insecure" | "unsupported";
  /** Bytes that a download of these languages still has to fetch: all of them, or what an update or a resumed download lacks. */
  missing(course: CatalogueCourse, locales: readonly Locale[]): Promise<number>;
  /** All or nothing; what has arrived is kept for the next try. `onProgress`: bytes done, of all. */
  download(
    course: CatalogueCourse,
    locales: readonly Locale[],
    options: { readonly signal: AbortSignal; readonly onProgress: (done: number, total: number) => void },
  ): Promise<Result<void, { readonly code: DownloadProblemCode }>>;
  remove(course: string): Promise<Result<void, DeviceProblem>>;
  /** Brings the learning paths and their diagnostic here, or up to date, as far as the server can be reached. */
  keepPaths(locale: Locale): Promise<void>;
}
