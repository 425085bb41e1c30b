import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from "fastify";
import type { AccountServices } from "../accounts/account-services.ts";
import type { ErasureLog } from "../accounts/erasure-log.ts";
import type { Config } from "../config.ts";
import type { PublishedCourses } from "../packs/published-courses.ts";
import type { LiveEventsOptions } from "../reports/live-events.ts";
import type { PublishedPacks } from "../sync/published-packs.ts";

/** What the routes of /api work with. */
export interface ApiDeps {
  readonly services: AccountServices;
  readonly config: Pick<Config, "publicUrl" | "oidc">;
  readonly erasureLog: ErasureLog;
  /** Host name that passkeys are bound to; they are offered under it only. */
  readonly passkeyDomain: string;
  /** Addresses under which people in the room reach this server; known once it listens. */
  readonly addresses: () => readonly string[];
  readonly packs: PublishedPacks;
  readonly courses: PublishedCourses;
  /** Statements that a learner may store in one day. */
  readonly dailyQuota: number;
  /** Defaults: `defaultLimits`. */
  readonly limits?: Partial<ApiLimits>;
  /** How often live sessions are looked at. */
  readonly live?: Pick<LiveEventsOptions, "pollMs" | "heartbeatMs">;
  readonly onError: (error: unknown) => void;
}

export interface ApiLimits {
  /** Requests a minute of one account. */
  readonly ofAccount: number;
  /** Requests a minute of everybody without an account behind one address: a whole school. */
  readonly ofAddress: number;
  /** How late the process may be with its work before requests are turned away; 0: never. */
  readonly lagMs: number;
}
export const defaultLimits: ApiLimits = { ofAccount: 1200, ofAddress: 12_000, lagMs: 1000 };

/** Fastify with bodies and answers typed by their schemas. */
export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;
