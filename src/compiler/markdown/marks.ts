import type { BlockKind } from "#domain/course/lesson.ts";

/** How each mark is written, what it may carry, and what it needs in a legal module. */
interface MarkForm {
  /** `line`: one line above the block; `box`: closed by `:::`. */
  readonly form: "line" | "box";
  readonly labelled: boolean;
  /** Says what the law, a norm or a position is. */
  readonly asserts: boolean;
  readonly structure: readonly string[];
}

const law = ["standing", "basis", "cite"];
export const markForms: { readonly [kind in BlockKind]: MarkForm } = {
  text: { form: "line", labelled: false, asserts: false, structure: ["cite", "plain"] },
  claim: { form: "line", labelled: false, asserts: true, structure: law },
  figure: { form: "line", labelled: false, asserts: true, structure: law },
  table: { form: "box", labelled: true, asserts: true, structure: law },
  mistake: { form: "box", labelled: true, asserts: true, structure: law },
  question: { form: "box", labelled: true, asserts: false, structure: [] },
  example: { form: "box", labelled: true, asserts: false, structure: [] },
  work: { form: "box", labelled: false, asserts: false, structure: [] },
  summary: { form: "box", labelled: false, asserts: false, structure: [] },
};

export const isBlockKind = (name: string): name is BlockKind => Object.hasOwn(markForms, name);

/** Attributes about the structure; they stand in the source text only. */
export const structureAttributes = ["standing", "basis", "cite", "plain"] as const;
/** Attributes about the translation; they stand in translations only. */
export const translationAttributes = ["of", "state", "by"] as const;
