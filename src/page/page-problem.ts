export type PageProblemCode =
  /** No such page. */
  | "not-found"
  | "offline"
  /** A file did not pass its check. */
  | "damaged"
  /** The server does not offer the course, or no longer this version. */
  | "course-gone"
  /** The server answered with an error. */
  | "server"
  /** Written for a newer version of the app. */
  | "newer-format";

export class PageProblem extends Error {
  readonly code: PageProblemCode;
  constructor(code: PageProblemCode) {
    super(code);
    this.code = code;
  }
}
