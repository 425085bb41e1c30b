import type { TextNode, TextProvenance } from "#domain/course/text.ts";

/** `verified`: seen in the place named as evidence; `well-known`: certain, not looked up again. Forms less certain are left out of packs. */
export type Certainty = "verified" | "well-known";

/** A text of the shelf in the file's language, or in another one (`lang`) where no translation exists. `state` is absent for source text. */
export interface ReferenceText extends Partial<TextProvenance> {
  readonly text: string;
  /** The same text with symbols set apart, where it has any. */
  readonly nodes?: readonly TextNode[];
}
