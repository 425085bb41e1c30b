import { err, ok, type Result } from "#domain/result.ts";
import { parseProblem } from "#sync/parse-answers.ts";
import type { ChangeRequest } from "./trainer-change.ts";

/** Why a change is not on the server. */
export type ChangeProblem =
  /** Another try may do. */
  | {
      readonly kind: "later";
      readonly code: "offline" | "time-out" | "unreadable" | "unavailable" | "too-often";
      readonly retryAfterMs?: number;
    }
  | { readonly kind: "sign-in-needed" }
  /** The server says no, with its code; the same again would get the same answer. */
  | { readonly kind: "refused"; readonly code: string };

interface Deps {
  readonly fetch: typeof fetch;
  /** For the whole answer. */
  readonly timeoutMs: number;
}
/** Never rejects. */
export type SendChange = (request: ChangeRequest) => Promise<Result<void, ChangeProblem>>;

/** One change to the server. Only an answer in our own form counts: a hotel's network answers 200 to anything. */
export function createChangeTransport({ fetch, timeoutMs }: Deps): SendChange {
  return async ({ method, path, body }) => {
    try {
      const response = await fetch(`/api/${path}`, {
        method,
        credentials: "same-origin",
        cache: "no-store",
        signal: AbortSignal.timeout(timeoutMs),
        ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      });
      const answer = parsed(await response.text());
      if (response.ok) return response.status === 204 || answer !== undefined ? ok(undefined) : err({ kind: "later", code: "unreadable" });
      return err(problemFrom(response.status, answer));
    } catch (cause) {
      const isTimeOut = cause instanceof DOMException && cause.name === "TimeoutError";
      return err({ kind: "later", code: isTimeOut ? "time-out" : "offline" });
    }
  };
}

function problemFrom(status: number, answer: unknown): ChangeProblem {
  const problem = parseProblem(answer);
  if (!problem) return { kind: "later", code: "unreadable" };
  if (status === 401) return { kind: "sign-in-needed" };
  if (status !== 429 && status < 500) return { kind: "refused", code: problem.code };
  const { retryAfter } = problem;
  return {
    kind: "later",
    code: status === 429 ? "too-often" : "unavailable",
    ...(retryAfter !== undefined && { retryAfterMs: retryAfter * 1000 }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
