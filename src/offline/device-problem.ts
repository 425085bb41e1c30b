import { err, ok, type Result } from "#domain/result.ts";

/** Why this device cannot keep or give back what a learner does. */
export interface DeviceProblem {
  readonly code: /** The disk, or the browser's share of it, is full. */
    | "device-full"
    /** The browser gives no database: private mode, a policy, a broken profile. */
    | "unavailable"
    /** Another tab holds an older version of the database open. */
    | "blocked"
    /** The database was changed by a newer Concord: load the page again. */
    | "newer-version"
    /** The database refused for another reason; trying again may help. */
    | "failed";
}

const codes: ReadonlyMap<string, DeviceProblem["code"]> = new Map([
  ["QuotaExceededError", "device-full"],
  ["MissingAPIError", "unavailable"],
  ["OpenFailedError", "unavailable"],
  ["InvalidStateError", "unavailable"],
  ["SecurityError", "unavailable"],
  ["UnknownError", "unavailable"],
  ["NoSuchDatabaseError", "unavailable"],
  ["DatabaseClosedError", "failed"],
  ["VersionError", "newer-version"],
  ["AbortError", "failed"],
  ["TimeoutError", "failed"],
  ["TransactionInactiveError", "failed"],
  ["BulkError", "failed"],
]);

/** Reads an error of the database, the deepest known cause first. Errors that are not the database's are our bugs and thrown on. */
export function deviceProblemFrom(cause: unknown): DeviceProblem {
  const code = causesOf(cause)
    .map((error) => codes.get(error.name))
    .findLast((known) => known !== undefined);
  if (code === undefined) throw cause;
  return { code };
}

/** Runs work on the database; its expected failures become a code. */
export async function stored<T>(work: () => PromiseLike<T>): Promise<Result<T, DeviceProblem>> {
  try {
    return ok(await work());
  } catch (cause) {
    return err(deviceProblemFrom(cause));
  }
}

/** The error and those inside it; Dexie keeps the browser's own in `inner`, and those of a bulk write in `failures`. */
function causesOf(cause: unknown): { readonly name: string }[] {
  if (typeof cause !== "object" || cause === null || !("name" in cause) || typeof cause.name !== "string") return [];
  const inner = "inner" in cause && cause.inner !== cause ? causesOf(cause.inner) : [];
  const failures = "failures" in cause && Array.isArray(cause.failures) ? cause.failures.flatMap(causesOf) : [];
  return [{ name: cause.name }, ...failures, ...inner];
}
