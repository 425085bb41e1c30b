import { describe, expect, it } from "vitest";
import { DatabaseError, isUnavailable } from "./database-error.ts";

const failure = (message: string, code?: string) => Object.assign(new Error(message), code === undefined ? {} : { code });

describe("a database that is not to be had at the moment", () => {
  it.each([
    failure("Query read timeout"),
    failure("connect ECONNREFUSED 127.0.0.1:5432", "ECONNREFUSED"),
    failure("getaddrinfo EAI_AGAIN database", "EAI_AGAIN"),
    failure("connect EHOSTUNREACH 10.0.0.5:5432", "EHOSTUNREACH"),
    failure("connect ENETUNREACH 10.0.0.5:5432", "ENETUNREACH"),
    failure("write EPIPE", "EPIPE"),
    failure("Client has encountered a connection error and is not queryable"),
    failure("Client was closed and is not queryable"),
    failure("Connection terminated unexpectedly"),
    failure("timeout exceeded when trying to connect"),
    failure("the database system is starting up", "57P03"),
    failure("canceling statement due to statement timeout", "57014"),
    failure("cannot execute INSERT in a read-only transaction", "25006"),
    failure("terminating connection due to idle-in-transaction timeout", "25P03"),
    failure("deadlock detected", "40P01"),
    new AggregateError([failure("connect ENETUNREACH ::1:5432", "ENETUNREACH"), failure("connect ECONNREFUSED", "ECONNREFUSED")]),
    new DatabaseError("too-busy", "the connection was not free in time"),
  ])("is known by: $message", (error) => expect(isUnavailable(error)).toBe(true));

  it.each([
    failure("syntax error", "42601"),
    failure("current transaction is aborted", "25P02"),
    failure("open ENOENT", "ENOENT"),
    failure("we made a mistake"),
    new DatabaseError("query-failed", "Invalid time value"),
  ])("is not known by our own mistake: $message", (error) => expect(isUnavailable(error)).toBe(false));
});
