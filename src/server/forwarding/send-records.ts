import type { Statement } from "#domain/record/statement.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { ForwardReport } from "#sync/admin-messages.ts";
import type { ForwardRequest } from "#sync/forward-messages.ts";
import { syncLimits } from "#sync/messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { readStream } from "../accounts/read-stream.ts";

export type ForwardProblem =
  /** Plain http to another machine would show the token and everybody's record to the network. */
  | { readonly code: "forward-insecure" }
  /** The other server refused; `status` 0: it was not reached. */
  | { readonly code: "forward-refused"; readonly status: number; readonly reason: string };

export interface ForwardTarget {
  /** Origin of the other server. */
  readonly url: string;
  readonly token: string;
}

/** Sends the statements of every learner of a tenant to another server. Safe to repeat: what is there already changes nothing. */
export async function sendRecords(
  { db }: Pick<AccountServices, "db">,
  tenant: string,
  target: ForwardTarget,
): Promise<Result<ForwardReport, ForwardProblem>> {
  if (!isConfidential(target.url)) return err({ code: "forward-insecure" });
  const learners = await db.kysely.selectFrom("accounts").select(["id", "name"]).where("tenant", "=", tenant).orderBy("id").execute();
  const report = { learners: 0, statements: 0, rejected: 0 };
  for (const learner of learners) {
    let sent = 0;
    for await (const page of readStream(db.kysely, { tenant, learner: learner.id })) {
      const statements = page.flatMap((record) => (record.kind === "statement" && "statement" in record ? [record.statement] : []));
      for (const batch of batches(statements)) {
        const answer = await post(target, { learner, statements: batch });
        if (!answer.ok) return answer;
        sent += answer.value.acked;
        report.rejected += answer.value.rejected;
      }
    }
    report.statements += sent;
    if (sent > 0) report.learners++;
  }
  return ok(report);
}

/** Batches that the other server takes: at most so many, and well below so many bytes. */
function batches(statements: readonly Statement[]): Statement[][] {
  const all: Statement[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const statement of statements) {
    const size = Buffer.byteLength(JSON.stringify(statement));
    bytes += size;
    if (bytes > syncLimits.bodyBytes / 2 || (all.at(-1)?.length ?? 0) === syncLimits.pushStatements) {
      all.push([]);
      bytes = size;
    }
    all.at(-1)?.push(statement);
  }
  return all;
}

async function post(
  { url, token }: ForwardTarget,
  body: ForwardRequest,
): Promise<Result<{ readonly acked: number; readonly rejected: number }, ForwardProblem>> {
  try {
    const response = await fetch(new URL("/api/forward", url), {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(60_000),
    });
    const answer: unknown = await response.json();
    if (response.ok && isForwardAnswer(answer)) return ok({ acked: answer.acked.length, rejected: answer.rejected.length });
    return err({ code: "forward-refused", status: response.status, reason: codeOf(answer) });
  } catch (error) {
    return err({ code: "forward-refused", status: 0, reason: error instanceof Error ? error.message : String(error) });
  }
}

function isForwardAnswer(value: unknown): value is { readonly acked: unknown[]; readonly rejected: unknown[] } {
  return (
    typeof value === "object" &&
    value !== null &&
    "acked" in value &&
    Array.isArray(value.acked) &&
    "rejected" in value &&
    Array.isArray(value.rejected)
  );
}

function codeOf(answer: unknown): string {
  const problem = typeof answer === "object" && answer !== null && "problem" in answer ? answer.problem : undefined;
  return typeof problem === "object" && problem !== null && "code" in problem ? String(problem.code).slice(0, 60) : "not-a-concord";
}

function isConfidential(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || hostname === "localhost" || /^127(\.\d{1,3}){3}$/.test(hostname) || hostname === "[::1]";
}
