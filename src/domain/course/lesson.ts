import type { ActivityId } from "./course.ts";
import type { CiteRef, CiteTable, TextElement, TextNode, TextProvenance } from "./text.ts";

export const standings = ["binding", "norm", "position", "contested", "scholarship", "practice"] as const;
/** What kind of authority stands behind a block; the labels of the design guide, section 4. */
export type Standing = (typeof standings)[number];
export const bases = ["treaty", "custom", "codified"] as const;
/** With `binding` only. `codified`: text or commentary of the International Law Commission, the detail to be argued. */
export type Basis = (typeof bases)[number];

export type BlockId = string;
export type BlockKind = "text" | "claim" | "figure" | "table" | "mistake" | "question" | "example" | "work" | "summary";

export interface LessonBlock {
  readonly id: BlockId;
  readonly kind: BlockKind;
  /** Set on a `text` block that is one heading of level 2: it begins a section. */
  readonly heading?: true;
  readonly standing?: Standing;
  readonly basis?: Basis;
  readonly cite?: readonly CiteRef[];
}

/** A figure without words; labels are placed by the page from the words file, mirrored for right-to-left text. */
export interface FigureDrawing {
  readonly width: number;
  readonly height: number;
  /** SVG elements drawn left to right; mirrored as a group for right-to-left. */
  readonly shapes: readonly TextElement[];
  /** SVG elements that never mirror. */
  readonly fixed: readonly TextElement[];
  readonly labels: readonly FigureLabel[];
}
export interface FigureLabel {
  readonly id: string;
  readonly x: number;
  /** Baseline of the first line, in units of the drawing. */
  readonly y: number;
  readonly bold?: true;
}

/** Language-free part of a lesson: one file of the pack. */
export interface LessonStructure {
  readonly format: 1;
  readonly id: ActivityId;
  readonly kind: "lesson";
  readonly blocks: readonly LessonBlock[];
  readonly figures: { readonly [block: BlockId]: FigureDrawing };
}

export interface BlockWords extends Partial<TextProvenance> {
  /** Caption of a table, wrong idea of a mistake, title of a question or an example. */
  readonly label?: readonly TextNode[];
  readonly body: readonly TextNode[];
  readonly figure?: FigureWords;
}
export interface FigureWords {
  readonly title: string;
  /** Replaces the picture for those who do not see it. */
  readonly desc: string;
  readonly caption?: string;
  /** One string for each line of a label. */
  readonly labels: { readonly [id: string]: readonly string[] };
}

/** A lesson's text in one language: one file of the pack for each language. A block without translation carries its own `lang`. */
export interface LessonWords extends TextProvenance {
  readonly title: string;
  readonly blocks: { readonly [id: BlockId]: BlockWords };
  readonly cites: CiteTable;
}
