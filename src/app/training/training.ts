import type { Result } from "#domain/result.ts";
import type { ChangeRow, Owner } from "#offline/database.ts";
import type { DeviceProblem } from "#offline/device-problem.ts";
import type { StatementDeps } from "#offline/records/statement-repository.ts";
import type { SyncPhase } from "#offline/sync/sync-schedule.ts";
import type { TrainerChange } from "#offline/training/trainer-change.ts";
import type { AnswerProblem } from "#sync/parse-answers.ts";
import type { ApiProblem } from "../api/call-api.ts";

/** Reads the body of an answer. */
export type Parse<T> = (body: unknown) => Result<T, AnswerProblem>;
/** An answer and when this device asked for it: what the server had by then is in it. */
export interface Dated<T> {
  readonly value: T;
  readonly readAtMs: number;
}

export interface TrainingState {
  /** What waits to be sent, was refused, or is taken and not shown by an answer yet, oldest first; `undefined` until it is read. */
  readonly changes: readonly ChangeRow[] | undefined;
  readonly phase: SyncPhase;
  /** Grows whenever the server has taken changes: what was read before it is out of date. */
  readonly taken: number;
}

/** A trainer's part of this device: what they have read stays readable, what they change waits until the server has it. */
export interface Training {
  /** Begins to send, by itself from then on; calling it again does nothing. */
  begin(): void;
  /** The same object until it changes. */
  state(): TrainingState;
  subscribe(listener: () => void): () => void;
  /** Keeps the change, then answers; it is sent as soon as it can be. On a problem nothing is kept and the form stays as it is. */
  change(change: TrainerChange): Promise<Result<void, DeviceProblem>>;
  /** Lets go of a refused change, by the address of what it changes (`subjectOf`). */
  discard(subject: string): Promise<Result<void, DeviceProblem>>;
  sendNow(): void;
  /** What the route answered last; `undefined` when there is nothing, or nothing that can be read. */
  kept<T>(path: string, parse: Parse<T>): Promise<Dated<T> | undefined>;
  /** Asks the route now and keeps the answer. What may not be read any more is forgotten. */
  ask<T>(path: string, parse: Parse<T>): Promise<Result<Dated<T>, ApiProblem>>;
  /** The answer is on the screen, and stands there for the changes that it shows. */
  shown(path: string, answer: Dated<unknown>): void;
  /** Keeps something that a trainer's screens were shown, under a path of its own. */
  keep(path: string, body: unknown): Promise<void>;
  newId(): string;
}

/** Makes it for the owner of this page's record. */
export type OpenTraining = (deps: StatementDeps, owner: Owner) => Training;
