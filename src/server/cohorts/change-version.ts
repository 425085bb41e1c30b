import { err, ok, type Result } from "#domain/result.ts";

/** `stale`: a higher version is there. `version-taken`: other content is there under this version. */
export type VersionProblem = { readonly code: "stale" | "version-taken" };

/**
 * What to do with a change that a device numbered: make it, or nothing, since it is here already. A version that leaves one out is taken:
 * a server restored from a backup knows less than its devices.
 */
export function changeOf(
  held: { readonly version: number } | undefined,
  version: number,
  isSame: () => boolean,
): Result<"make" | "made", VersionProblem> {
  if (!held || version > held.version) return ok("make");
  if (version < held.version) return err({ code: "stale" });
  return isSame() ? ok("made") : err({ code: "version-taken" });
}
