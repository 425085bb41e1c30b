import type { ActivityId } from "./course.ts";
import type { Basis, Standing } from "./lesson.ts";
import type { CiteRef, CiteTable, TextNode, TextProvenance } from "./text.ts";

/** What a run adds up. Escalation is better low, the others high; legality is that of one's own conduct. The interface knows their names. */
export const gauges = ["escalation", "legality", "evidence", "trust"] as const;
export type Gauge = (typeof gauges)[number];

/**
 * Facts of the legal position that the rules of law read (`domain/scenario/law.ts`); the interface knows their names. The conduct is
 * attributed to a State on our file, breaches an obligation owed to us, and so on. `own-wrong` is set by the engine alone.
 */
export const legalFlags = [
  "attributed",
  "breach-owed",
  "demand-made",
  "notice-given",
  "talks-offered",
  "urgent",
  "wrong-ceased",
  "repaired",
  "court-seized",
  "procedure-abused",
  "reservation-of-rights",
  "grave-peril",
  "only-way",
  "contributed",
  "armed-attack",
  "own-wrong",
] as const;
export type LegalFlag = (typeof legalFlags)[number];
/** A legal flag, or one that the scenario declares. */
export type FlagId = string;
export type NodeId = string;
export type EvidenceId = string;
export type RoleId = string;

export const reliabilities = ["confirmed", "probable", "doubtful", "unknown"] as const;
export type Reliability = (typeof reliabilities)[number];

export const countermeasureFaults = [
  "third-state",
  "punitive",
  "irreversible",
  "force",
  "human-rights",
  "humanitarian",
  "peremptory",
  "dispute-procedure",
  "inviolability",
  "disproportionate",
] as const;
export const necessityFaults = ["impairs-interest", "plea-excluded", "peremptory"] as const;
export const selfDefenceFaults = ["unnecessary", "disproportionate"] as const;
/** What is wrong with an act whatever went before it. */
export type ActFault = (typeof countermeasureFaults)[number] | (typeof necessityFaults)[number] | (typeof selfDefenceFaults)[number];
/** An act that the rules of law judge when an option is chosen. */
export interface Act {
  readonly kind: "countermeasure" | "necessity" | "self-defence";
  readonly faults: readonly ActFault[];
}

/** Holds when each of its parts holds. */
export interface Condition {
  readonly roles?: readonly RoleId[];
  /** All of these flags are set. */
  readonly set?: readonly FlagId[];
  /** None of these flags is set. */
  readonly unset?: readonly FlagId[];
  readonly atLeast?: { readonly [gauge in Gauge]?: number };
  readonly atMost?: { readonly [gauge in Gauge]?: number };
  /** All of this evidence is on file. */
  readonly has?: readonly EvidenceId[];
  /** None of this evidence is on file. */
  readonly lacks?: readonly EvidenceId[];
  /** The story's clock is earlier than this, in minutes. */
  readonly before?: number;
  /** The story's clock is at this or later, in minutes. */
  readonly from?: number;
  /** Outcomes of an option with an act only: whether the act just judged was unlawful. */
  readonly unlawful?: boolean;
  /** At least one of these holds. */
  readonly any?: readonly Condition[];
}

/** Changes to the state. Gauges are added to. */
export interface Effects {
  readonly escalation?: number;
  readonly legality?: number;
  readonly evidence?: number;
  readonly trust?: number;
  readonly set?: readonly FlagId[];
  readonly clear?: readonly FlagId[];
  /** Evidence that comes on file. */
  readonly reveals?: readonly EvidenceId[];
  /** Evidence that is judged anew, on file or not yet. */
  readonly assess?: { readonly [evidence: EvidenceId]: Reliability };
}

/** What follows an option, if it is the first of its outcomes whose condition holds. */
export interface Outcome {
  readonly id: string;
  readonly when?: Condition;
  readonly effects: Effects;
  /** Minutes of the story's clock. */
  readonly takes: number;
  readonly to: NodeId;
}
export interface ScenarioOption {
  readonly id: string;
  readonly when?: Condition;
  /** 2 sound, 1 defensible but weak, 0 unsound; an unlawful act scores 0 whatever stands here. */
  readonly score: 0 | 1 | 2;
  readonly standing: Standing;
  readonly basis?: Basis;
  readonly cite: readonly CiteRef[];
  readonly act?: Act;
  /** In the order in which they are tried; the last has no condition, and is taken when no other one's holds. */
  readonly outcomes: readonly Outcome[];
}

interface NodeBase {
  readonly id: NodeId;
  /** The clock does not stand before this when the node is reached, in minutes. */
  readonly at?: number;
  /** On arrival. */
  readonly effects: Effects;
}
export interface DecisionNode extends NodeBase {
  readonly kind: "decision";
  /** What may be read before deciding: a colleague's view, a page of the library. */
  readonly help: readonly { readonly id: string; readonly cite: readonly CiteRef[] }[];
  readonly options: readonly ScenarioOption[];
}
/** Goes on by itself, by the first way whose condition holds. */
export interface SceneNode extends NodeBase {
  readonly kind: "scene";
  readonly ways: readonly { readonly when?: Condition; readonly to: NodeId }[];
}
export interface EndingNode extends NodeBase {
  readonly kind: "ending";
}
export type ScenarioNode = DecisionNode | SceneNode | EndingNode;

/** Arrives when the story's clock has reached `at` and its condition holds, wherever the story stands. */
export interface Inject {
  readonly id: string;
  readonly at: number;
  readonly when?: Condition;
  readonly effects: Effects;
}
/** Something that turns out one way or another: the seed of a run sets one of the flags. */
export interface Chance {
  readonly id: string;
  readonly flags: readonly FlagId[];
}
/** Earned at the end when its condition holds; else it was missed. */
export interface RubricCriterion {
  readonly id: string;
  readonly points: number;
  readonly when: Condition;
  readonly cite: readonly CiteRef[];
}

/** Language-free part of a scenario: one file of the pack. */
export interface ScenarioStructure {
  readonly format: 1;
  readonly id: ActivityId;
  readonly kind: "scenario";
  readonly roles: readonly { readonly id: RoleId; readonly start: NodeId }[];
  /** From 0 to `max`; the compiler has shown that no path leaves this range. */
  readonly gauges: { readonly [gauge in Gauge]: { readonly start: number; readonly max: number } };
  /** Flags of its own, besides the legal ones. */
  readonly flags: readonly FlagId[];
  readonly chances: readonly Chance[];
  /** What every unlawful act does, before the outcome of its option. */
  readonly unlawful: Effects;
  readonly evidence: readonly { readonly id: EvidenceId; readonly reliability: Reliability }[];
  readonly injects: readonly Inject[];
  readonly nodes: readonly ScenarioNode[];
  readonly rubric: readonly RubricCriterion[];
}

export interface ScenarioOptionWords {
  readonly text: readonly TextNode[];
  /** Why it is sound or not. */
  readonly why: readonly TextNode[];
  /** What follows, by outcome. */
  readonly results: { readonly [outcome: string]: readonly TextNode[] };
  /** For the report: under which condition it may be done, and what it risks. */
  readonly condition?: readonly TextNode[];
  readonly risk?: readonly TextNode[];
}
export interface NodeWords extends Partial<TextProvenance> {
  readonly title: string;
  readonly text: readonly TextNode[];
  /** What each role is asked here. */
  readonly asks?: { readonly [role: RoleId]: readonly TextNode[] };
  readonly help: { readonly [id: string]: { readonly title: string; readonly text: readonly TextNode[] } };
  readonly options: { readonly [id: string]: ScenarioOptionWords };
}
export interface InjectWords extends Partial<TextProvenance> {
  readonly title: string;
  readonly text: readonly TextNode[];
}
export interface EvidenceWords extends Partial<TextProvenance> {
  readonly title: string;
  /** Who says so. */
  readonly source: string;
  readonly text: readonly TextNode[];
}
/** A scenario's text in one language: one file of the pack for each language. A part without translation carries its own `lang`. */
export interface ScenarioWords extends TextProvenance {
  readonly title: string;
  readonly intro: readonly TextNode[];
  readonly roles: { readonly [id: RoleId]: { readonly name: string; readonly brief: readonly TextNode[] } };
  readonly rubric: {
    readonly [id: string]: { readonly title: string; readonly met: readonly TextNode[]; readonly missed: readonly TextNode[] };
  };
  readonly nodes: { readonly [id: NodeId]: NodeWords };
  readonly injects: { readonly [id: string]: InjectWords };
  readonly evidence: { readonly [id: EvidenceId]: EvidenceWords };
  readonly cites: CiteTable;
}
