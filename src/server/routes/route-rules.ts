import type { FastifyReply, FastifyRequest, RouteOptions } from "fastify";
import type { Account } from "#sync/account-messages.ts";

/**
 * Who may call a route. `account`: signed in, and not by a workshop's PIN. `trainer`: such an account that is a trainer's or an
 * administrator's; which cohorts are theirs is asked behind the door (`cohorts/cohort-access.ts`). `no-session`: the route does not look at who is signed in; if
 * anything, it checks a token.
 * Every route under /api has a rule, or the server does not start.
 */
export interface RouteRule {
  readonly who: "anyone" | "signed-in" | "account" | "trainer" | "administrator" | "no-session";
  /** Also over plain http under a name other than localhost. There, only workshop learners count as signed in. */
  readonly overInsecure?: true;
}

declare module "fastify" {
  interface FastifyContextConfig {
    rule?: RouteRule;
  }
  interface FastifyRequest {
    /** Who is signed in; set before any route of /api runs. */
    account: Account | null;
    sessionId: string | null;
  }
}

export function requireRule({ url, method, config }: RouteOptions): void {
  if (!config?.rule) throw new Error(`${String(method)} ${url} has no rule: say in its config who may call it`);
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
}

/** A page of another site must not act for the person whose browser it is in. Requests that only read are free; answers are not shared. */
export function refuseCrossOrigin(
  { method, headers, protocol, host }: Pick<FastifyRequest, "method" | "headers" | "protocol" | "host">,
  { who }: RouteRule,
  publicUrl: string | undefined,
): Refusal | undefined {
  if (method === "GET" || method === "HEAD" || who === "no-session") return undefined;
  const { origin, "sec-fetch-site": site } = headers;
  const isOurs = origin === undefined ? site === "same-origin" : origin === `${protocol}://${host}` || origin === publicUrl;
  return isOurs ? undefined : { status: 403, code: "cross-origin" };
}

export const refuseInsecure = (isSecure: boolean, { overInsecure }: RouteRule): Refusal | undefined =>
  isSecure || overInsecure ? undefined : { status: 403, code: "insecure-origin" };

/** `account`: who is signed in, or null. */
export function refuseByRole(account: Account | null, isSecure: boolean, { who }: RouteRule): Refusal | undefined {
  if (who === "anyone" || who === "no-session") return undefined;
  if (!account) return { status: 401, code: "sign-in-needed" };
  if (!isSecure && !account.workshop) return { status: 403, code: "insecure-origin" };
  if (who === "account" && account.workshop) return { status: 403, code: "forbidden" };
  if (who === "trainer" && (account.workshop || account.role === "learner")) return { status: 403, code: "forbidden" };
  if (who === "administrator" && account.role !== "administrator") return { status: 403, code: "forbidden" };
  return undefined;
}

/** For routes behind a rule that lets nobody else in. */
export function signedIn({ account, sessionId }: FastifyRequest): { readonly account: Account; readonly sessionId: string } {
  if (!account || !sessionId) throw new Error("a route for people who are signed in ran for somebody who is not");
  return { account, sessionId };
}

export const problem = (reply: FastifyReply, status: number, code: string, details: object = {}): FastifyReply =>
  reply.code(status).send({ problem: { code, ...details } });
