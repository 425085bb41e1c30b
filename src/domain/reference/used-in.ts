import type { ActivityId, CourseId, ModuleId } from "#domain/course/course.ts";
import type { Basis, BlockId, Standing } from "#domain/course/lesson.ts";
import type { ItemId } from "#domain/course/quiz.ts";
import type { CiteRef } from "#domain/course/text.ts";
import type { TermId } from "./glossary.ts";
import type { InstrumentId } from "./library.ts";
import type { ReferenceText } from "./reference-text.ts";

/** Where all courses use terms and cite instruments. `terms` and `cites` hold places in `places`, in reading order. */
export interface UsedInStructure {
  readonly format: 1;
  readonly places: readonly UsePlace[];
  readonly terms: { readonly [id: TermId]: readonly number[] };
  readonly cites: { readonly [instrument: InstrumentId]: { readonly [ref: CiteRef]: readonly number[] } };
}
/** One block of a lesson, one item of a quiz, a scenario or a worksheet. */
export interface UsePlace {
  readonly course: CourseId;
  /** Absent for course-wide quizzes. */
  readonly module?: ModuleId;
  readonly activity: ActivityId;
  readonly kind: "lesson" | "quiz" | "scenario" | "worksheet";
  readonly block?: BlockId;
  /** The heading that the block stands under. */
  readonly section?: BlockId;
  readonly standing?: Standing;
  readonly basis?: Basis;
  readonly item?: ItemId;
}

export interface UsedInWords {
  /** Titles of activities, by `course/activity`. */
  readonly activities: { readonly [activity: string]: ReferenceText };
  /** Headings of lessons, by `course/lesson#block`. */
  readonly sections: { readonly [section: string]: ReferenceText };
  /** Pinpoints written out, by reference: `ilc-articles:49(1)` is `art. 49 (1)`. References without a pinpoint are missing. */
  readonly pinpoints: { readonly [ref: CiteRef]: string };
}
