/** Why a course or one of its files cannot be had. */
export type PackProblem =
  | {
      readonly code:
        | "offline"
        | "aborted"
        /** The server does not have the file. */
        | "http-404"
        /** The bytes are not those that the name promises: damaged, cut off or tampered with. */
        | "hash-mismatch"
        /** Not a file of ours, e.g. the page of a hotel's network. */
        | "not-a-pack"
        /** Written for a newer Concord. */
        | "newer-format"
        /** The catalogue has no such course. */
        | "course-unknown";
    }
  | { readonly code: "http-error"; readonly status: number }
  | { readonly code: "quota"; readonly neededBytes?: number; readonly availableBytes?: number };
