import type { BlockId, LessonWords } from "#domain/course/lesson.ts";
import { effectiveStatements } from "#domain/record/effective-statements.ts";
import type { HlcText, Statement } from "#domain/record/statement.ts";
import { blockTextHash } from "./block-text.ts";

export const annotationKinds = ["note", "highlight", "bookmark"] as const;
export type AnnotationKind = (typeof annotationKinds)[number];

/** What a learner put on one block of a lesson, folded from `noted` statements. */
export interface Annotation {
  readonly kind: AnnotationKind;
  /** `course/lesson`. */
  readonly lesson: string;
  readonly block: BlockId;
  /** Language in which the block was read. */
  readonly locale: string;
  /** `blockTextHash` of the block as it was read. */
  readonly of: string;
  /** Beginning of the block as it was read. */
  readonly quote: string;
  /** Notes only. */
  readonly note?: string;
  readonly at: HlcText;
  /** Every statement that says so: the same bookmark may have been set on two devices. Taking it back takes all of them back. */
  readonly statementIds: readonly string[];
}

/**
 * The annotations that stand, in the order in which they were made. Each note is one of its own, so that two devices never overwrite
 * each other's words; of highlights and bookmarks a block has one at most. `noted` statements of another shape are passed over and stay in the record.
 */
export function annotationsFrom(statements: readonly Statement[]): readonly Annotation[] {
  const annotations = new Map<string, Annotation>();
  for (const statement of effectiveStatements(statements)) {
    const annotation = annotationFrom(statement);
    if (!annotation) continue;
    const key = annotation.kind === "note" ? statement.id : `${annotation.kind} ${annotation.lesson}#${annotation.block}`;
    const before = annotations.get(key);
    annotations.set(key, before ? { ...annotation, statementIds: [...before.statementIds, statement.id] } : annotation);
  }
  return [...annotations.values()];
}

function annotationFrom({ id, verb, activityId, locale, at, result }: Statement): Annotation | undefined {
  if (verb !== "noted" || result === undefined) return undefined;
  const { block, of, quote, note } = result;
  const kind = annotationKinds.find((known) => known === result.kind);
  if (!kind || typeof block !== "string" || typeof of !== "string" || typeof quote !== "string") return undefined;
  if (kind === "note" && note === undefined) return undefined;
  return { kind, lesson: activityId, block, locale, of, quote, ...(note !== undefined && { note }), at, statementIds: [id] };
}

/** `changed`: the block says something else now; `gone`: the lesson has no such block. */
export type AnnotatedBlockState = "same" | "changed" | "gone";

/** `words`: the lesson's text in the language in which the block was annotated. */
export function annotatedBlockState(
  { block, of }: Pick<Annotation, "block" | "of">,
  words: Pick<LessonWords, "blocks">,
): AnnotatedBlockState {
  const now = words.blocks[block];
  if (!now) return "gone";
  return blockTextHash(now) === of ? "same" : "changed";
}
