import type { ActivityId, CourseId, ModuleId } from "../course/course.ts";
import type { BlockId } from "../course/lesson.ts";
import type { ItemId } from "../course/quiz.ts";
import type { Locale } from "../locale.ts";
import type { TermId } from "../reference/glossary.ts";
import type { InstrumentId } from "../reference/library.ts";

/** lesson: courses, lessons and their blocks; item: a question of a quiz. Results are shown in these groups. */
export const searchKinds = ["term", "instrument", "lesson", "item"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Where a result leads. */
export type SearchPlace =
  | { readonly kind: "term"; readonly term: TermId }
  | { readonly kind: "instrument"; readonly instrument: InstrumentId }
  | {
      readonly kind: "lesson";
      readonly course: CourseId;
      /** Absent for the course itself. */
      readonly activity?: ActivityId;
      readonly module?: ModuleId;
      readonly block?: BlockId;
    }
  | {
      readonly kind: "item";
      readonly course: CourseId;
      readonly item: ItemId;
      readonly activity: ActivityId;
      readonly module?: ModuleId;
      /** The lesson and block that teach it, if they are in the course. */
      readonly taughtAt?: { readonly activity: ActivityId; readonly module?: ModuleId; readonly block: BlockId };
    };

/** A piece of text and the language in which it is written. */
export interface Phrase {
  readonly text: string;
  readonly locale: Locale;
}

/** A part of `text` that is marked in the course: `term` names a glossary entry, `symbol` is isolated left to right. */
export type TextMark =
  | { readonly kind: "term"; readonly start: number; readonly end: number; readonly term: TermId }
  | { readonly kind: "symbol"; readonly start: number; readonly end: number };

/** One thing that can be found, as a reader of one language sees it. */
export interface SearchDocument {
  /** `term:id`, `instrument:id`, `course`, `course/lesson`, `course/lesson#block` or `course/item`; the same in every language. */
  readonly id: string;
  readonly place: SearchPlace;
  /** The language of `text`, which is not the reader's where nothing is translated. */
  readonly locale: Locale;
  /** What it is called; absent for blocks without a title. */
  readonly name?: Phrase;
  readonly text: string;
  readonly marks: readonly TextMark[];
  /** Other names: variants, symbols, and what it is called in other languages. */
  readonly names: readonly Phrase[];
  /** Words for what it is, such as "resolution"; they are searched and not shown. */
  readonly sort?: Phrase;
  /** In how many places the courses use it. */
  readonly uses?: number;
  /** Citations written out in the language of the text. */
  readonly cites: string;
  /** A question, an example or an exercise: it uses the law and does not state it. */
  readonly applies?: true;
  /** Titles of what stands around it, the widest first. */
  readonly where: readonly Phrase[];
}
