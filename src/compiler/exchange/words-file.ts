import type { Locale } from "#domain/locale.ts";
import type { LessonText } from "../markdown/lesson-text.ts";
import type { Provenance } from "../schema/common.ts";
import type { YamlPath } from "../source/read-yaml.ts";

/** How a text is written: `block` is the Markdown of a lesson's block; a `list` has one entry a line. */
export type SegmentForm = "plain" | "line" | "paragraphs" | "block" | "list";

/** One text that a translator sees on its own. */
export interface WordsSegment {
  /** Folder of the words, `#` and the path inside: lasting, and the same in every language. */
  readonly id: string;
  readonly path: YamlPath;
  readonly source: string;
  /** What the project has now; empty where it is not translated. */
  readonly target: string;
  readonly form: SegmentForm;
  /** Rewritten for each language: numbers are not compared, and a language may do without. */
  readonly free: boolean;
  /** What kind of text it is, for the translator: `claim`, `stem`, `labels`. */
  readonly kind: string;
}

/** What one `of` covers: the head of a file, a block, an item, an entry. It is translated whole or not at all. */
export interface WordsPart {
  /** Empty for the head of a file. */
  readonly path: YamlPath;
  /** Hash of its source words; undefined where the project keeps none. */
  readonly hash: string | undefined;
  /** What the translation says of itself; undefined where there is none. */
  readonly provenance: Provenance | undefined;
  readonly segments: readonly WordsSegment[];
}

/** One words file of one language beside its source; there need not be a translation yet. */
export interface WordsFile {
  readonly file: string;
  readonly sourceFile: string;
  readonly locale: Locale;
  /** What the words belong to: `lesson`, `quiz`, `glossary`. */
  readonly owner: string;
  /** Title of what they belong to, in the source language. */
  readonly title: string;
  /** What stands at the top of the translated file; undefined where there is no file. */
  readonly provenance: Provenance | undefined;
  /** The head, where there is one, comes first. */
  readonly parts: readonly WordsPart[];
  readonly content: LessonContent | YamlContent;
}
export interface LessonContent {
  readonly format: "md";
  readonly source: LessonText;
  readonly translation: LessonText | undefined;
}
export interface YamlContent {
  readonly format: "yaml";
  /** The source file's value, for the order of its keys. */
  readonly source: unknown;
}

/** The words files of a course, or of the reference shelf, and those that cannot be read. */
export interface WordsSet {
  readonly files: readonly WordsFile[];
  readonly unreadable: readonly string[];
}

export const segmentsOf = ({ parts }: WordsFile): readonly WordsSegment[] => parts.flatMap(({ segments }) => segments);
export const isMarkdown = ({ form }: WordsSegment): boolean => form === "line" || form === "paragraphs" || form === "block";
export const isHead = ({ path }: WordsPart): boolean => path.length === 0;

/** What still has to be compared with the source: it changed since, or nobody has said what was translated. */
export const needsReview = ({ hash, provenance }: WordsPart): boolean =>
  hash !== undefined && provenance !== undefined && provenance.of !== hash;
