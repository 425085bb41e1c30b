import type { CourseId } from "#domain/course/course.ts";
import type { Locale } from "#domain/locale.ts";
import type { ConcordanceAnswer } from "#domain/search/concordance.ts";
import type { SearchAnswer } from "#domain/search/search-answer.ts";
import type { ConcordanceRequest } from "./answer-concordance.ts";
import type { SearchRequest } from "./answer-search.ts";

/** What a page asks of the search worker. Questions are numbered; each gets one answer with its number. */
export type ToSearchWorker =
  /** Makes ready what is on the device now; again after courses came or went. With a language if a reader waits for it. */
  | { readonly type: "prepare"; readonly locale?: Locale }
  | { readonly type: "search"; readonly number: number; readonly request: SearchRequest }
  | { readonly type: "concordance"; readonly number: number; readonly request: ConcordanceRequest };

export type FromSearchWorker =
  | { readonly type: "state"; readonly state: SearchState }
  | { readonly type: "search"; readonly number: number; readonly answer: SearchAnswer }
  | { readonly type: "concordance"; readonly number: number; readonly answer: ConcordanceAnswer };

/** What is searched. */
export interface SearchState {
  /** Indexes that are ready, of all that are wanted. */
  readonly ready: number;
  readonly of: number;
  /** Courses that are searched, and the languages in which something is. */
  readonly courses: readonly CourseId[];
  readonly locales: readonly Locale[];
  /** The glossary and the library are searched as well. */
  readonly reference: boolean;
  /** Courses whose texts could not be read. */
  readonly unreadable: readonly CourseId[];
}
