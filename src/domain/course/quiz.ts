import type { ActivityId, ObjectiveId, QuizMode } from "./course.ts";
import type { CiteRef, CiteTable, TextNode, TextProvenance } from "./text.ts";

export const itemKinds = [
  "single",
  "multiple",
  "true-false",
  "matching",
  "ordering",
  "short-text",
  "numeric",
  "classification",
  "case",
] as const;
export type ItemKind = (typeof itemKinds)[number];
/** Unique within a course; `courseId/itemId` names the item in the record. A published item never changes its key. */
export type ItemId = string;
export type MisconceptionId = string;

interface ItemBase {
  readonly id: ItemId;
  readonly objective: ObjectiveId;
  /** Where the text teaches it: `lesson#block`; course-wide quizzes use the same form. */
  readonly block: string;
  /** Points for a full answer, > 0. */
  readonly points: number;
  readonly cite: readonly CiteRef[];
  /** `false`: recorded, never counted towards mastery. */
  readonly counts: boolean;
  readonly minutes?: number;
  /** The older item that this one takes the place of. */
  readonly replaces?: ItemId;
  /** The item asks for a description of a disagreement, not for a verdict. */
  readonly asks?: "split";
}
export interface ChoiceOption {
  readonly id: string;
  readonly key?: true;
  /** The idea behind choosing it. */
  readonly misconception?: MisconceptionId;
  /** The idea behind leaving out this key. */
  readonly missed?: MisconceptionId;
  readonly cite?: readonly CiteRef[];
}
export interface SingleItem extends ItemBase {
  readonly kind: "single";
  readonly choices: readonly ChoiceOption[];
}
export interface MultipleItem extends ItemBase {
  readonly kind: "multiple";
  readonly choices: readonly ChoiceOption[];
}
export interface TrueFalseItem extends ItemBase {
  readonly kind: "true-false";
  readonly key: boolean;
  readonly misconception?: MisconceptionId;
}
/** Ids of prompts and targets; `key` gives each prompt its target; a target may stay unused. */
export interface MatchingItem extends ItemBase {
  readonly kind: "matching";
  readonly prompts: readonly string[];
  readonly targets: readonly string[];
  readonly key: { readonly [prompt: string]: string };
  readonly misconceptions: { readonly [prompt: string]: MisconceptionId };
  readonly cites: { readonly [prompt: string]: readonly CiteRef[] };
}
/** `key` is a list of tiers; the order inside a tier is free. `steps` is the order as authored, never the order shown. */
export interface OrderingItem extends ItemBase {
  readonly kind: "ordering";
  readonly steps: readonly string[];
  readonly key: readonly (readonly string[])[];
  readonly misconceptions: { readonly [step: string]: MisconceptionId };
}
/** `accepted` and `forms` hold the normalised forms of every language, so that a grade depends on item and response only. */
export interface ShortTextItem extends ItemBase {
  readonly kind: "short-text";
  readonly accepted: readonly string[];
  readonly wrong: readonly { readonly id: string; readonly forms: readonly string[]; readonly misconception?: MisconceptionId }[];
}
export interface NumericItem extends ItemBase {
  readonly kind: "numeric";
  readonly key: { readonly value: number; readonly tolerance: number };
  readonly wrong: readonly { readonly id: string; readonly value: number; readonly misconception?: MisconceptionId }[];
}
export interface ClassificationItem extends ItemBase {
  readonly kind: "classification";
  readonly statements: readonly string[];
  /** Standings (`binding`, `norm`, `contested`, ...), whose names the interface knows, or ids named in the words. */
  readonly bins: readonly string[];
  readonly key: { readonly [statement: string]: string };
  readonly misconceptions: { readonly [statement: string]: MisconceptionId };
  readonly cites: { readonly [statement: string]: readonly CiteRef[] };
}
/** Self-marked against a rubric; each criterion 0 (none), half (part) or all of its points (full). */
export interface CaseItem extends ItemBase {
  readonly kind: "case";
  readonly criteria: readonly {
    readonly id: string;
    readonly points: number;
    readonly cite: readonly CiteRef[];
    readonly misconception?: MisconceptionId;
  }[];
}
export type Item =
  | SingleItem
  | MultipleItem
  | TrueFalseItem
  | MatchingItem
  | OrderingItem
  | ShortTextItem
  | NumericItem
  | ClassificationItem
  | CaseItem;

export interface Pool {
  readonly id: string;
  /** How many items an attempt is given from this pool. */
  readonly draw: number;
  readonly items: readonly ItemId[];
}

/** Language-free part of a quiz: one file of the pack. Without pools every item is given. */
export interface QuizStructure {
  readonly format: 1;
  readonly id: ActivityId;
  readonly kind: "quiz";
  readonly mode: QuizMode;
  /** 0 to 1, of the points of the items that count. */
  readonly mastery: number;
  /** Assessment: how many attempts a learner has; 0 = no limit. */
  readonly attempts: number;
  readonly certainty: boolean;
  readonly pools: readonly Pool[];
  readonly items: readonly Item[];
}

/** Words of an option, prompt, target, step or statement. `why` is its rationale. */
export interface OptionWords {
  readonly text: readonly TextNode[];
  readonly why?: readonly TextNode[];
}
export interface CriterionWords {
  readonly title: string;
  readonly full: string;
  readonly part: string;
  readonly none: string;
}
export interface ItemWords extends Partial<TextProvenance> {
  /** Paragraphs. */
  readonly stem: readonly TextNode[];
  readonly hints: readonly (readonly TextNode[])[];
  /** single, multiple: choices; true-false: `true`, `false`; matching: prompts; ordering: steps; classification: statements. */
  readonly options: { readonly [id: string]: OptionWords };
  /** matching: targets; classification: bins that are not standings. */
  readonly targets?: { readonly [id: string]: string };
  /** Rationale of the whole item (ordering, short text, numeric). */
  readonly why?: readonly TextNode[];
  /** Feedback to foreseen wrong terms or numbers, by id. */
  readonly wrong?: { readonly [id: string]: readonly TextNode[] };
  /** Unit of a numeric answer. */
  readonly unit?: string;
  /** Short text: the answer as it should be read. */
  readonly answer?: string;
  readonly model?: readonly TextNode[];
  readonly criteria?: { readonly [id: string]: CriterionWords };
}
/** A quiz's text in one language: one file of the pack for each language. */
export interface QuizWords extends TextProvenance {
  readonly title: string;
  readonly intro: readonly TextNode[];
  readonly items: { readonly [id: ItemId]: ItemWords };
  readonly cites: CiteTable;
  /** The wrong ideas behind the answers, in the reader's language where translated. */
  readonly misconceptions: { readonly [id: MisconceptionId]: { readonly text: string; readonly lang?: TextProvenance["lang"] } };
}
