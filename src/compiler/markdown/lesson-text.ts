import type { PhrasingContent, RootContent } from "mdast";
import { type BlockKind, type Standing, standings } from "#domain/course/lesson.ts";
import type { Locale } from "#domain/locale.ts";
import type { Place } from "../diagnostic.ts";
import { type Provenance, translationStates } from "../schema/common.ts";

/** A lesson file before it is read. */
export interface LessonFile {
  readonly file: string;
  readonly text: string;
  /** Whether the file is in the course's source language. */
  readonly isSource: boolean;
}

/** One lesson in one language, as its author wrote it. */
export interface LessonText extends Place {
  readonly locale: Locale;
  readonly title: string;
  readonly provenance: Provenance;
  readonly blocks: readonly BlockText[];
  /** False when marks could not be read: comparing it with another text would only repeat the same fault. */
  readonly sound: boolean;
}

export interface BlockText extends Place {
  readonly id: string;
  readonly kind: BlockKind;
  /** Attributes of the mark without the id, as written. */
  readonly attributes: { readonly [name: string]: string };
  readonly label: readonly PhrasingContent[];
  readonly body: readonly RootContent[];
  readonly heading: boolean;
  /** Markdown of label and body: what `of` is the hash of. */
  readonly words: string;
}

/** Standing of a block as its author wrote it, if it is one. */
export const standingOf = ({ attributes }: BlockText): Standing | undefined =>
  standings.find((standing) => standing === attributes.standing);

/** What the mark of a translated block says about the translation. */
export const blockProvenance = ({ attributes: { of, state, by } }: BlockText): Provenance => ({
  of,
  state: translationStates.find((known) => known === state),
  by,
});
