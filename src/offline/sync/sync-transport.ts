import { err, type Result } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { Lseq, PushAnswer, PushRequest } from "#sync/messages.ts";
import {
  type AnswerProblem,
  parseProblem,
  parsePullAnswer,
  parsePushAnswer,
  parseSessionAccount,
  type ReceivedPull,
} from "#sync/parse-answers.ts";

/** Why the server did not do as it was asked. */
export interface SyncProblem {
  readonly code: /** No answer came. */
    | "offline"
    | "time-out"
    /** Something answered that is not our server, or not as agreed. */
    | "unreadable"
    | "sign-in-needed"
    | "forbidden"
    | "erased"
    /** The session is of another person than the request. */
    | "other-learner"
    /** The request was refused whole: too many bytes or statements; or one of its statements is not as the server reads them. */
    | "too-large"
    | "invalid"
    /** The server and this app are of versions that do not understand each other. */
    | "not-understood"
    | "too-often"
    /** The server, or its database, cannot work now. */
    | "unavailable";
  readonly retryAfterMs?: number;
}

export interface PullRequest {
  readonly learner: string;
  readonly cursor: Lseq;
  readonly limit: number;
}

/** The three requests of sync. None rejects. */
export interface SyncTransport {
  push(request: PushRequest): Promise<Result<PushAnswer, SyncProblem>>;
  pull(request: PullRequest): Promise<Result<ReceivedPull, SyncProblem>>;
  /** Who is signed in; null for nobody. */
  account(): Promise<Result<Account | null, SyncProblem>>;
}

interface TransportDeps {
  readonly fetch: typeof fetch;
  /** For the whole answer. */
  readonly timeoutMs: number;
}

export function createSyncTransport({ fetch, timeoutMs }: TransportDeps): SyncTransport {
  async function asked<T>(
    address: string,
    options: RequestInit,
    parse: (body: unknown) => Result<T, AnswerProblem>,
  ): Promise<Result<T, SyncProblem>> {
    try {
      const response = await fetch(address, { ...options, cache: "no-store", signal: AbortSignal.timeout(timeoutMs) });
      const body = jsonFrom(await response.text());
      if (!response.ok) return err(problemFrom(response, body));
      const answer = parse(body);
      return answer.ok ? answer : err({ code: "unreadable" });
    } catch (cause) {
      return err({ code: isTimeOut(cause) ? "time-out" : "offline" });
    }
  }

  return {
    push: (request) =>
      asked(
        "/api/sync/push",
        { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(request) },
        parsePushAnswer,
      ),
    pull: ({ learner, cursor, limit }) =>
      asked(`/api/sync/pull?${new URLSearchParams({ learner, cursor: String(cursor), limit: String(limit) })}`, {}, parsePullAnswer),
    account: () => asked("/api/session", {}, parseSessionAccount),
  };
}

/** Only a refusal in our own form counts as our server's; what stands between (a proxy, a hotel's network) answers in other forms. */
function problemFrom(response: Response, body: unknown): SyncProblem {
  const { status } = response;
  const problem = parseProblem(body);
  if (status === 413) return { code: "too-large" };
  if (problem && status === 401) return { code: "sign-in-needed" };
  if (problem && status === 403) return { code: "forbidden" };
  if (problem?.code === "learner-erased") return { code: "erased" };
  if (problem?.code === "other-learner") return { code: "other-learner" };
  if (problem && (status === 400 || status === 422)) return { code: problem.at?.includes("statements") ? "invalid" : "not-understood" };
  const seconds = problem?.retryAfter ?? secondsFrom(response.headers.get("retry-after"));
  return { code: status === 429 ? "too-often" : "unavailable", ...(seconds !== undefined && { retryAfterMs: seconds * 1000 }) };
}

/** `Retry-After` as a number of seconds; its other form, a date, is left to the own back-off, since clocks differ. */
function secondsFrom(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : undefined;
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isTimeOut = (cause: unknown): boolean =>
  cause instanceof DOMException && (cause.name === "TimeoutError" || cause.name === "AbortError");
