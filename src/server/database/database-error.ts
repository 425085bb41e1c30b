/**
 * `query-failed`: PostgreSQL refused, with its code (appendix A of its manual). `database-gone`: there is no database any more.
 * `too-busy`: the connection was not free within the time allowed.
 */
export type DatabaseErrorKind = "query-failed" | "database-gone" | "too-busy";

/** What the embedded database throws, with the same field `code` as `pg`'s errors. */
export class DatabaseError extends Error {
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  constructor(
    readonly kind: DatabaseErrorKind,
    message: string,
    details: { readonly code?: string | undefined; readonly constraint?: string | undefined } = {},
  ) {
    super(message);
    this.name = "DatabaseError";
    this.code = details.code;
    this.constraint = details.constraint;
  }
}

/** PostgreSQL's code of an error thrown by a query on either database; undefined for any other error, also Node's (`EPIPE`). */
export function postgresCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" && /^(?=.*[0-9])[0-9A-Z]{5}$/.test(error.code)
    ? error.code
    : undefined;
}

/**
 * Classes 08, 53, 57, 58: no connection, no disk or memory left, shut down, files unreadable. Of class 25: a server that takes no writes, as
 * while another takes over from it, and a transaction that it ended since nothing came.
 */
const unavailableCode = /^(08|53|57|58|25006|25P03)/;
/** What `pg` and Node say of a server that is not there, or is there no longer. */
const connectionFailure = new RegExp(
  [
    ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN"],
    ...["Connection terminated", "timeout exceeded when trying to connect", "is not queryable"],
  ].join("|"),
);

/** `pg` has stopped waiting for the answer to a statement, which goes on. */
export const isUnanswered = (error: unknown): error is Error => error instanceof Error && error.message === "Query read timeout";

/** The database is gone, full or too busy: the request may be sent again later (503). Any other error of a query is our bug. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseError && error.kind !== "query-failed") return true;
  const code = postgresCode(error);
  if (code !== undefined) return unavailableCode.test(code) || isTransient(error);
  if (isUnanswered(error)) return true;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  return (
    error instanceof Error && (connectionFailure.test(error.message) || ("code" in error && connectionFailure.test(String(error.code))))
  );
}

/** Serialisation failure, deadlock, lock not to be had in time, lost plan: the same transaction may succeed if it is run again. */
export const isTransient = (error: unknown): boolean =>
  ["40001", "40P01", "55P03"].includes(postgresCode(error) ?? "") || isLostPlan(error);

/** A named statement is not on the connection on which it was left, or on one where it was not: a pooler is between. */
export const isLostPlan = (error: unknown): boolean => ["26000", "42P05"].includes(postgresCode(error) ?? "");
