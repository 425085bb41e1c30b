import { err, ok, type Result } from "#domain/result.ts";
import { after, createPatientFetch, silenceMs } from "#offline/patient-fetch.ts";
import { callOffSession, underSession } from "./session-fetch.ts";

/** What the server refused, by its stable code; `offline` when it was not reached, `unreadable` when its answer is none of ours. */
export interface ApiProblem {
  readonly code: string;
  /** Seconds after which the same request may be made again. */
  readonly retryAfter?: number;
}
type Method = "GET" | "POST" | "PUT" | "DELETE";

/** The server may work at a change for longer than at an answer. */
const changeMs = 120_000;

interface CallOptions {
  readonly signal?: AbortSignal;
  /** How long the server may be silent. */
  readonly limitMs?: number;
}

/**
 * One request to our own server (docs/architecture.md). `Answer` is what the route promises; an answer without content is `undefined`.
 * One that `signal` calls off, or on which the network falls silent, answers `offline`.
 */
export const callApi = <Answer>(
  method: Method,
  path: string,
  body?: unknown,
  { signal, limitMs = method === "GET" ? silenceMs : changeMs }: CallOptions = {},
): Promise<Result<Answer, ApiProblem>> => answerOf(createPatientFetch(underSession(fetch), after, limitMs), method, path, body, signal);

/** A POST that ends the session. Whatever else asks under it is called off before, and for good unless this one fails. */
export async function endSession(path: "sign-out" | "account/delete", body?: unknown): Promise<Result<void, ApiProblem>> {
  const { resume } = callOffSession();
  const ended = await answerOf<void>(createPatientFetch(fetch, after, changeMs), "POST", path, body);
  if (!ended.ok) resume();
  return ended;
}

async function answerOf<Answer>(
  ask: typeof fetch,
  method: Method,
  path: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<Result<Answer, ApiProblem>> {
  let response: Response;
  try {
    response = await ask(`/api/${path}`, {
      method,
      credentials: "same-origin",
      ...(signal && { signal }),
      ...((method === "POST" || method === "PUT") && { headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? {}) }),
    });
  } catch {
    return err({ code: "offline" });
  }
  const text = await response.text().catch(() => "");
  if (response.ok && text === "") return ok(undefined as Answer);
  const answer = parsed(text);
  if (answer === undefined) return err({ code: "unreadable" });
  return response.ok ? ok(answer as Answer) : err(problemFrom(answer));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemFrom(answer: unknown): ApiProblem {
  const { problem } = answer as { readonly problem?: { readonly code?: unknown; readonly retryAfter?: unknown } };
  if (typeof problem?.code !== "string") return { code: "unreadable" };
  return { code: problem.code, ...(typeof problem.retryAfter === "number" && { retryAfter: problem.retryAfter }) };
}
