import { canonicalJson } from "#domain/record/canonical-json.ts";
import { parseStatement } from "#domain/record/parse-statement.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { Account, Role, ServerInfo } from "#sync/account-messages.ts";
import type { PullAnswer, PushAnswer, PushRequest, Rejection, ServerRecord, StreamRecord } from "#sync/messages.ts";

interface Learner {
  readonly stream: StreamRecord[];
  usedToday: number;
}
export interface Backup {
  readonly learners: ReadonlyMap<string, Learner>;
}
/** What a browser sends with its requests: whose session it holds. */
export interface Cookie {
  account: string | null;
}

export const accountOf = (id: string, role: Role = "learner"): Account => ({
  id,
  tenant: "t",
  name: `Learner ${id}`,
  role,
  hasPassword: true,
  hasTwoFactor: false,
});

/** The sync server as its protocol says (docs/sync.md), in memory: what the client is tested against. */
export class ModelServer {
  learners = new Map<string, Learner>();
  epoch = "epoch-1";
  /** Accounts whose sessions were ended. */
  readonly revoked = new Set<string>();
  /** Of accounts that are not learners. */
  readonly roles = new Map<string, Role>();
  /** False for a workshop's laptop. */
  isSecure = true;
  /** At whose sign-in people may sign in here. */
  providers: ServerInfo["signIn"]["providers"] = [];
  quotaPerDay = Number.POSITIVE_INFINITY;
  /** More statements in one request are refused with 413. */
  largestBatch = 500;
  /** Records in one answer, however many were asked for. */
  largestPage = 500;
  /** Set for a server that answers nothing but this. */
  outage: { readonly status: number; readonly retryAfter?: number } | undefined;
  /** Other routes than those of sync, by method and path below `/api`: what they answer to a request with this body. */
  readonly routes = new Map<string, (body: unknown) => unknown>();
  private readonly epochs = { count: 1 };

  fetch(cookie: Cookie): typeof fetch {
    return async (input, init) => this.answer(new URL(String(input), "http://localhost"), init, cookie);
  }

  learner(id: string): Learner {
    const known = this.learners.get(id) ?? { stream: [], usedToday: 0 };
    this.learners.set(id, known);
    return known;
  }
  statementsOf(id: string): readonly Statement[] {
    return this.learner(id).stream.flatMap((record) => ("statement" in record ? [record.statement] : []));
  }
  /** A record of the server's own, as a trainer or the server itself adds it. */
  append(id: string, record: Omit<ServerRecord, "lseq" | "stored">): void {
    const { stream } = this.learner(id);
    stream.push({ ...record, lseq: stream.length + 1, stored } as ServerRecord);
  }
  newDay(): void {
    for (const learner of this.learners.values()) learner.usedToday = 0;
  }
  backup(): Backup {
    return structuredClone({ learners: this.learners });
  }
  /** Puts an old state back; the epoch is a new one, as the restore command makes it. */
  restore(backup: Backup): void {
    this.learners = new Map(structuredClone(backup.learners));
    this.epochs.count += 1;
    this.epoch = `epoch-${this.epochs.count}`;
  }

  private answer(url: URL, init: RequestInit | undefined, cookie: Cookie): Response {
    if (this.outage) {
      const { status, retryAfter } = this.outage;
      const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
      return new Response(JSON.stringify({ problem: { code: "unavailable" } }), { status, headers });
    }
    const me = cookie.account !== null && !this.revoked.has(cookie.account) ? cookie.account : null;
    if (url.pathname === "/api/session")
      return json({ account: me === null ? null : accountOf(me, this.roles.get(me)), server: this.info() });
    const route = this.routes.get(`${init?.method ?? "GET"} ${url.pathname.slice("/api/".length)}`);
    if (route) {
      const answer = route(init?.body === undefined ? undefined : JSON.parse(String(init.body)));
      return answer instanceof Response ? answer : json(answer);
    }
    if (me === null) return problem(401, "sign-in-needed");
    if (url.pathname === "/api/sync/push") return this.push(me, JSON.parse(String(init?.body)) as PushRequest);
    if (url.pathname === "/api/sync/pull") return this.pull(me, url.searchParams);
    return problem(404, "not-found");
  }

  private info(): ServerInfo {
    return {
      epoch: this.epoch,
      isSecure: this.isSecure,
      isSetUp: true,
      signIn: { password: true, passkey: false, providers: this.providers },
    };
  }

  private push(me: string, { learner, statements }: PushRequest): Response {
    if (learner !== me) return problem(409, "other-learner");
    if (statements.length > this.largestBatch) return problem(413, "too-many");
    const mine = this.learner(me);
    const acked: string[] = [];
    const rejected: Rejection[] = [];
    for (const statement of statements) {
      const { id } = statement;
      if (mine.stream.some((record) => "statement" in record && record.id === id)) acked.push(id);
      else if (!parseStatement(statement).ok) rejected.push({ id, code: "invalid" });
      else if (this.isElsewhere(me, id)) rejected.push({ id, code: "adopted-elsewhere" });
      else if (mine.usedToday >= this.quotaPerDay) rejected.push({ id, code: "quota", retryAfter: 3600 });
      else {
        mine.usedToday += 1;
        mine.stream.push({ lseq: mine.stream.length + 1, kind: "statement", id, statement, stored });
        acked.push(id);
      }
    }
    const answer: PushAnswer = { epoch: this.epoch, head: mine.stream.length, acked, rejected };
    return json(answer);
  }

  private pull(me: string, asked: URLSearchParams): Response {
    if (asked.get("learner") !== me) return problem(409, "other-learner");
    const { stream } = this.learner(me);
    const cursor = Number(asked.get("cursor"));
    const answer: PullAnswer = {
      epoch: this.epoch,
      head: stream.length,
      records: stream.slice(cursor, cursor + Math.min(this.largestPage, Number(asked.get("limit")))),
    };
    return json(answer);
  }

  private isElsewhere(me: string, id: string): boolean {
    return [...this.learners].some(
      ([other, { stream }]) => other !== me && stream.some((record) => "statement" in record && record.id === id),
    );
  }
}

const stored = "2026-11-22T00:00:00.000Z";
/** Keys in another order than the client's, as a database of JSON gives them back. */
const json = (body: unknown): Response => new Response(body === undefined ? null : canonicalJson(body), { status: 200 });
export const problem = (status: number, code: string): Response => new Response(JSON.stringify({ problem: { code } }), { status });
