import { TypeBoxValidatorCompiler } from "@fastify/type-provider-typebox";
import fastify, { type FastifyInstance } from "fastify";
import { createErrorHandler } from "#server/routes/api-problems.ts";
import type { SyncDeps } from "#server/sync/push.ts";
import { syncRoutes } from "#server/sync/sync-routes.ts";
import type { Account } from "#sync/account-messages.ts";

export interface SyncAppOptions {
  readonly deps: SyncDeps;
  readonly isRevoked?: (account: string) => boolean;
  readonly onError?: (error: unknown) => void;
}

/** The sync routes alone. Whoever names themselves in `authorization`, as `tenant/account`, is signed in. */
export function createSyncApp({ deps, isRevoked = () => false, onError = () => {} }: SyncAppOptions): FastifyInstance {
  const app = fastify();
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  app.setErrorHandler(createErrorHandler(onError));
  app.decorateRequest("account", null);
  app.addHook("onRequest", async (request) => {
    const [tenant = "", id = ""] = (request.headers.authorization ?? "").split("/");
    const account: Account = { tenant, id, name: id, role: "learner", hasPassword: true, hasTwoFactor: false };
    request.account = id === "" || isRevoked(id) ? null : account;
  });
  app.register(async (api) => syncRoutes(api, deps), { prefix: "/api/sync" });
  return app;
}
