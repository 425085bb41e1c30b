import type { Basis, Standing } from "#domain/course/lesson.ts";
import type { EvidenceId, NodeId, ScenarioStructure } from "#domain/course/scenario.ts";
import type { CiteRef } from "#domain/course/text.ts";
import { type Beat, nodeOf } from "./engine.ts";
import type { Judgement } from "./law.ts";
import type { Replay } from "./replay.ts";
import type { Decision } from "./run.ts";
import type { Choice } from "./scenario-state.ts";
import { type DecisionScore, type RunScore, scoreRun } from "./score-run.ts";

/** What a report on a path shows, without words: screens and print lay it out in one language or two. */
export interface AfterAction {
  /** Absent while the path has not come to an ending. */
  readonly ending?: NodeId;
  /** Everything met, decisions among it, in the order of the story. */
  readonly timeline: readonly (Beat | { readonly at: number; readonly kind: "decision"; readonly id: Choice })[];
  readonly decisions: readonly DecisionReport[];
  readonly missed: {
    /** Criteria of the rubric. */
    readonly criteria: readonly string[];
    /** Evidence that exists and never came on file. */
    readonly evidence: readonly EvidenceId[];
  };
  readonly score: RunScore;
  /** Every citation of the decisions, of the tests that were failed and of the rubric, each once. */
  readonly sources: readonly CiteRef[];
}
export interface DecisionReport extends DecisionScore {
  readonly node: NodeId;
  readonly option: string;
  readonly outcome: string;
  /** Minutes since the story began. */
  readonly at: number;
  readonly standing: Standing;
  readonly basis?: Basis;
  readonly cite: readonly CiteRef[];
  readonly judgement?: Judgement;
  readonly reason: string;
  readonly certainty?: number;
  readonly helps: readonly string[];
}

/** `decisions`: what the record says of each choice of the path (`decisionsAlong`). */
export function afterAction(structure: ScenarioStructure, path: Replay, decisions: readonly (Decision | undefined)[]): AfterAction {
  const score = scoreRun(structure, path);
  const reports = path.steps.map(({ option, outcome, judgement }, index): DecisionReport => {
    const before = path.steps[index - 1]?.state ?? path.beginning.state;
    const { standing, basis, cite } = option;
    const { reason = "", certainty, helps = [] } = decisions[index] ?? {};
    return {
      ...(score.decisions[index] ?? { score: 0, best: 0, better: [] }),
      node: before.node,
      option: option.id,
      outcome,
      at: before.clock,
      standing,
      ...(basis && { basis }),
      cite,
      ...(judgement && { judgement }),
      reason,
      ...(certainty !== undefined && { certainty }),
      helps,
    };
  });
  const failed = reports.flatMap(({ judgement }) => judgement?.failed ?? []);
  return {
    ...(nodeOf(structure, path.end.node)?.kind === "ending" && { ending: path.end.node }),
    timeline: [
      ...path.beginning.beats,
      ...path.steps.flatMap(({ choice, beats }, index) => [
        { at: reports[index]?.at ?? 0, kind: "decision" as const, id: choice },
        ...beats,
      ]),
    ],
    decisions: reports,
    missed: {
      criteria: score.criteria.filter(({ isMet }) => !isMet).map(({ id }) => id),
      evidence: structure.evidence.map(({ id }) => id).filter((id) => !path.end.evidence.includes(id)),
    },
    score,
    sources: [
      ...new Set([
        ...reports.flatMap(({ cite }) => cite),
        ...failed.map(({ cite }) => cite),
        ...structure.rubric.flatMap(({ cite }) => cite),
      ]),
    ],
  };
}
