import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from "@fastify/type-provider-typebox";
import underPressure from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";
import { signedInAccount } from "../accounts/signed-in-account.ts";
import { liveRoutes } from "../reports/live-routes.ts";
import { reportRoutes } from "../reports/report-routes.ts";
import { isSecureContext } from "../secure-context.ts";
import { syncRoutes } from "../sync/sync-routes.ts";
import { accountRoutes } from "./account-routes.ts";
import { administrationRoutes } from "./administration-routes.ts";
import { type Api, type ApiDeps, type ApiLimits, defaultLimits } from "./api-deps.ts";
import { createErrorHandler, RequestsTooOften } from "./api-problems.ts";
import { authRequestFrom, setCookies } from "./auth-request.ts";
import { cohortRoutes } from "./cohort-routes.ts";
import { feedbackRoutes } from "./feedback-routes.ts";
import { forwardingRoutes } from "./forwarding-routes.ts";
import { gzipLongAnswers } from "./gzip-answers.ts";
import { membershipRoutes } from "./membership-routes.ts";
import { planRoutes } from "./plan-routes.ts";
import { problem, refuseByRole, refuseCrossOrigin, refuseInsecure, requireRule } from "./route-rules.ts";
import { secondFactorRoutes } from "./second-factor-routes.ts";
import { sessionRoutes } from "./session-routes.ts";
import { signInRoutes } from "./sign-in-routes.ts";

const overloadedSeconds = 10;

/** The API that app and server speak (`src/sync`); every answer is JSON. `deps` absent: a server of pages only. */
export async function apiRoutes(instance: FastifyInstance, deps: ApiDeps | undefined): Promise<void> {
  instance.addHook("onSend", async (_, reply) => void (reply.hasHeader("cache-control") || reply.header("cache-control", "no-store")));
  instance.all("/*", { config: { rule: { who: "no-session", overInsecure: true } }, schema: { hide: true } }, (_, reply) =>
    problem(reply, 404, "route-unknown"),
  );
  if (!deps) return;

  const api: Api = instance.withTypeProvider<TypeBoxTypeProvider>();
  api.setValidatorCompiler(TypeBoxValidatorCompiler);
  api.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  api.setErrorHandler(createErrorHandler(deps.onError));
  api.removeContentTypeParser("text/plain");
  api.addHook("onSend", gzipLongAnswers);
  await addLimits(api, { ...defaultLimits, ...deps.limits });
  addAccess(api, deps);
  await api.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "Concord", version: "1", description: "docs/architecture.md" } },
  });

  const { services, packs, dailyQuota } = deps;
  await sessionRoutes(api, deps);
  await signInRoutes(api, deps);
  await accountRoutes(api, deps);
  await secondFactorRoutes(api, deps);
  await administrationRoutes(api, deps);
  await cohortRoutes(api, deps);
  await planRoutes(api, deps);
  await feedbackRoutes(api, deps);
  await membershipRoutes(api, deps);
  await forwardingRoutes(api, deps);
  await reportRoutes(api, deps);
  await liveRoutes(api, deps);
  await api.register(syncRoutes, { prefix: "/sync", db: services.db, packs, clock: services.clock, dailyQuota });
  api.get("/openapi.json", { config: { rule: { who: "anyone", overInsecure: true } }, schema: { hide: true } }, async () => api.swagger());
}

/** Sheds load before it becomes a queue, and keeps one client from taking everybody's share. Counted in each process by itself. */
async function addLimits(api: Api, { ofAccount, ofAddress, lagMs }: ApiLimits): Promise<void> {
  await api.register(underPressure, {
    maxEventLoopDelay: lagMs,
    pressureHandler: (_, reply) => {
      problem(reply.header("retry-after", String(overloadedSeconds)), 503, "overloaded", { retryAfter: overloadedSeconds });
    },
  });
  await api.register(rateLimit, {
    hook: "preHandler",
    timeWindow: 60_000,
    max: (request) => (request.account ? ofAccount : ofAddress),
    keyGenerator: (request) => request.account?.id ?? request.ip,
    errorResponseBuilder: (_, { ttl }) => new RequestsTooOften(Math.ceil(ttl / 1000)),
  });
}

/** Every route has a rule, and every request is measured by it before its body is read. */
function addAccess(api: Api, { services, config }: ApiDeps): void {
  api.addHook("onRoute", requireRule);
  api.decorateRequest("account", null);
  api.decorateRequest("sessionId", null);
  api.addHook("onRequest", async (request, reply) => {
    const { rule } = request.routeOptions.config;
    if (!rule) return;
    const isSecure = isSecureContext(request);
    const early = refuseInsecure(isSecure, rule) ?? refuseCrossOrigin(request, rule, config.publicUrl);
    if (early) return problem(reply, early.status, early.code);

    if (rule.who === "no-session") return;
    const authRequest = authRequestFrom(request);
    const signedIn = await signedInAccount(services, authRequest);
    if (signedIn) {
      request.account = signedIn.account;
      request.sessionId = signedIn.sessionId;
      if (signedIn.isStale) setCookies(reply, await services.authentication.prolong(authRequest));
    }
    const refusal = refuseByRole(request.account, isSecure, rule);
    if (refusal) return problem(reply, refusal.status, refusal.code);
  });
}
