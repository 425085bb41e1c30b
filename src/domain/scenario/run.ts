import type { RoleId } from "#domain/course/scenario.ts";
import type { FileHash } from "#domain/pack/manifest.ts";
import { compareByTime, effectiveStatements } from "#domain/record/effective-statements.ts";
import type { AttemptId, HlcText, Statement } from "#domain/record/statement.ts";
import type { Choice, Path } from "./scenario-state.ts";

/**
 * One run of a scenario: an attempt, folded from its statements. A decision names the choices before it, so the record holds a tree of
 * paths: going back and choosing otherwise adds a branch and takes nothing away, and neither the order of statements nor how often they
 * arrive matters. The attempt's id is the seed; `courseVersion` and `structure` name the version that the run finishes on.
 */
export interface Run {
  readonly attemptId: AttemptId;
  /** `course/scenario`; absent until some statement has named it. */
  readonly scenarioId?: string;
  readonly role?: RoleId;
  readonly startedAt?: HlcText;
  readonly courseVersion?: FileHash;
  readonly structure?: FileHash;
  /** Each place of a path once, by time of the decision taken there last. */
  readonly decisions: readonly Decision[];
  /** Where the learner is: the latest decision with what led to it. */
  readonly path: Path;
  /** The first ending reached: the one that counts. */
  readonly completed?: { readonly at: HlcText; readonly path: Path };
}
export interface Decision {
  /** The choices before this one. */
  readonly path: Path;
  readonly choice: Choice;
  readonly statementId: string;
  readonly at: HlcText;
  /** One line in the learner's words; empty if none was given. */
  readonly reason: string;
  readonly certainty?: number;
  /** Ids of the help read before. */
  readonly helps: readonly string[];
}

/** Folds the statements of one attempt; those of others are passed over. */
export function runFrom(attemptId: AttemptId, statements: readonly Statement[]): Run {
  const own = effectiveStatements(statements).filter((statement) => statement.attemptId === attemptId);
  const started = own.find(({ verb }) => verb === "started");
  const completed = own.find(({ verb, result }) => verb === "completed" && isPath(result?.path));
  const { activityId, courseVersion, structure } = started ?? own[0] ?? {};
  const role = started?.result?.role;
  const byPlace = new Map<string, Decision>();
  for (const decision of own.flatMap(decisionFrom)) byPlace.set(JSON.stringify([...decision.path, decision.choice]), decision);
  const decisions = [...byPlace.values()].sort((a, b) => compareByTime(timeOf(a), timeOf(b)));
  const latest = decisions.at(-1);
  return {
    attemptId,
    ...(activityId !== undefined && { scenarioId: activityId }),
    ...(role !== undefined && { role }),
    ...(started && { startedAt: started.at }),
    ...(courseVersion !== undefined && { courseVersion }),
    ...(structure !== undefined && { structure }),
    decisions,
    path: latest ? [...latest.path, latest.choice] : [],
    ...(completed && { completed: { at: completed.at, path: pathOf(completed.result?.path) } }),
  };
}

/** The runs of a scenario (`course/scenario`), in the order in which they were begun. */
export function runsOf(scenarioId: string, statements: readonly Statement[]): readonly Run[] {
  const attempts = statements.flatMap(({ activityId, attemptId }) => (activityId === scenarioId && attemptId ? [attemptId] : []));
  return [...new Set(attempts)]
    .map((attemptId) => runFrom(attemptId, statements))
    .filter((run) => run.scenarioId === scenarioId)
    .sort((a, b) => compareByTime({ at: a.startedAt ?? "", id: a.attemptId }, { at: b.startedAt ?? "", id: b.attemptId }));
}

/** The decisions along a path, each with its reason; none where the record has no such decision. */
export function decisionsAlong({ decisions }: Run, path: Path): readonly (Decision | undefined)[] {
  return path.map((choice, index) =>
    decisions.find((decision) => decision.choice === choice && isSamePath(decision.path, path.slice(0, index))),
  );
}

const isSamePath = (a: Path, b: Path): boolean => a.length === b.length && a.every((choice, index) => choice === b[index]);

const isPath = (value: unknown): value is Path => Array.isArray(value) && value.every((choice) => typeof choice === "string");
const pathOf = (value: unknown): Path => (isPath(value) ? value : []);
const timeOf = ({ at, statementId }: Decision) => ({ at, id: statementId });

/** Nothing for statements of other verbs, and for a decision that cannot be read. */
function decisionFrom({ verb, id, at, result }: Statement): readonly Decision[] {
  const { path, choice, certainty, reason, helps } = result ?? {};
  if (verb !== "decided" || !isPath(path) || typeof choice !== "string") return [];
  return [
    {
      path,
      choice,
      statementId: id,
      at,
      reason: typeof reason === "string" ? reason : "",
      ...(certainty !== undefined && { certainty }),
      helps: isPath(helps) ? helps : [],
    },
  ];
}
