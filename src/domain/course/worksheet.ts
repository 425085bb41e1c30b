import type { ActivityId } from "./course.ts";
import type { CiteRef, CiteTable, TextNode, TextProvenance } from "./text.ts";

/** A form that helps to think and ends in a printable result. What is written in it never leaves the device. */
export interface WorksheetStructure {
  readonly format: 1;
  readonly id: ActivityId;
  readonly kind: "worksheet";
  /** What is read before anything is written: an incoming message, a file. */
  readonly given?: readonly { readonly id: string; readonly cite?: readonly CiteRef[] }[];
  /** Minutes against which one may write. The clock runs only when it was started, and closes nothing. */
  readonly clock?: number;
  /** Parts of the form; they hold every field once, in the order of `fields`. */
  readonly steps?: readonly WorksheetStep[];
  readonly fields: readonly WorksheetField[];
  readonly rules: readonly WorksheetRule[];
  readonly criteria: readonly { readonly id: string; readonly points: number; readonly cite: readonly CiteRef[] }[];
  /** Fields for which the words hold a model answer, shown after checking. */
  readonly model?: readonly string[];
  /** Field ids in the order in which the printed result shows them. */
  readonly result: readonly string[];
}
export interface WorksheetStep {
  readonly id: string;
  readonly cite?: readonly CiteRef[];
  readonly fields: readonly string[];
}
/** What options chosen in a choice have to be: at least one of `has`, and none of `lacks`. */
export interface WorksheetCondition {
  readonly field: string;
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
}
interface FieldFrame {
  readonly id: string;
  readonly required?: true;
  readonly cite?: readonly CiteRef[];
  /** The field is open only then; its condition is about an earlier field. Absent: always. */
  readonly when?: WorksheetCondition;
}
export type WorksheetField =
  | (FieldFrame & { readonly kind: "text"; readonly rows: number })
  | (FieldFrame & {
      readonly kind: "choice" | "choices";
      readonly options: readonly string[];
      /** Sources of single options; the result shows those of the chosen ones. */
      readonly cites?: { readonly [option: string]: readonly CiteRef[] };
    })
  | (FieldFrame & { readonly kind: "date" });
/**
 * filled: each field has an answer; words: text has at least `min` words; avoids: text holds none of the forms listed in
 * the words file; mentions: text holds one of them; needs: if `field` has option `option`, `fields` must be filled;
 * clash: not all of these conditions hold at once.
 */
export type WorksheetRule = { readonly id: string; readonly cite?: readonly CiteRef[] } & (
  | { readonly check: "filled"; readonly fields: readonly string[] }
  | { readonly check: "words"; readonly fields: readonly string[]; readonly min: number }
  | { readonly check: "avoids" | "mentions"; readonly fields: readonly string[] }
  | { readonly check: "needs"; readonly field: string; readonly option: string; readonly fields: readonly string[] }
  | { readonly check: "clash"; readonly of: readonly WorksheetCondition[] }
);
export interface WorksheetWords extends TextProvenance {
  readonly title: string;
  readonly intro: readonly TextNode[];
  /** Stands below the printed result, before the app's own note: whose form it is. */
  readonly note?: string;
  readonly given?: { readonly [id: string]: { readonly title: string; readonly from?: string; readonly text: readonly TextNode[] } };
  readonly steps?: { readonly [id: string]: { readonly title: string; readonly text?: readonly TextNode[] } };
  readonly fields: {
    readonly [id: string]: { readonly label: string; readonly help?: string; readonly options?: { readonly [id: string]: string } };
  };
  /** `forms`: words or phrases of this language for avoids and mentions, as `formFrom` gives them. */
  readonly rules: { readonly [id: string]: { readonly message: string; readonly forms?: readonly string[] } };
  readonly criteria: {
    readonly [id: string]: { readonly title: string; readonly full: string; readonly part: string; readonly none: string };
  };
  readonly model?: { readonly [field: string]: readonly TextNode[] };
  readonly cites: CiteTable;
}
/** Half-finished or finished entries: a string, the chosen option ids, or nothing yet. */
export type WorksheetEntries = { readonly [field: string]: string | readonly string[] };
