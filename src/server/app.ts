import type { TLSSocket } from "node:tls";
import fastifyStatic from "@fastify/static";
import fastify, { type FastifyError, type FastifyInstance } from "fastify";
import type { Config } from "./config.ts";
import type { logOptions } from "./log-options.ts";
import { addSecurityHeaders } from "./response-headers.ts";
import type { ApiDeps } from "./routes/api-deps.ts";
import { apiRoutes } from "./routes/api-routes.ts";
import { addPackRoutes } from "./routes/pack-routes.ts";
import { addWebRoutes } from "./routes/web-routes.ts";
import type { WebBuild } from "./web-build.ts";

export interface AppDeps {
  readonly config: Pick<Config, "tls" | "trustedProxies">;
  readonly build: WebBuild;
  /** Folder of published packs (`publishPacks`). */
  readonly packsFolder: string;
  /** Told about our own bugs; the person who asked sees no stack. */
  readonly onError: (error: unknown) => void;
  /** Without it the server has pages and packs only. */
  readonly api?: ApiDeps;
  /** Without it nothing is logged. */
  readonly log?: ReturnType<typeof logOptions>;
}

/** The whole server without a port: `inject` for tests, `listen` for people. */
export function createApp({ config, build, packsFolder, onError, api, log }: AppDeps): FastifyInstance {
  const app = createFastify(config, log);
  app.addHook("onRequest", async (request, reply) => addSecurityHeaders(request, reply));
  app.setNotFoundHandler((_, reply) =>
    reply.code(404).header("cache-control", "no-store").type("text/plain; charset=utf-8").send("Not found\n"),
  );
  app.setErrorHandler<FastifyError>((error, _, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) onError(error);
    return reply
      .code(status)
      .header("cache-control", "no-store")
      .send({ problem: { code: status >= 500 ? "internal" : error.code } });
  });
  app.register(fastifyStatic, { serve: false, preCompressed: true, cacheControl: false });
  app.get("/healthz", (_, reply) => reply.header("cache-control", "no-store").send({ status: "ok" }));
  app.register((instance) => apiRoutes(instance, api), { prefix: "/api" });
  addPackRoutes(app, packsFolder);
  addWebRoutes(app, build);
  return app;
}

/** Fastify's own is none, and a body could take for ever; so long takes 1 MiB at 30 kbit/s. */
const requestTimeout = 300_000;

/**
 * A browser can read nothing of a TLS record before it has all of it. In one of 16 KiB, the usual size, the scripts that a page names first would be asked for
 * only when the whole page is there, which takes a quarter of a second at 400 kbit/s.
 */
const tlsRecordBytes = 2048;

function createFastify({ tls, trustedProxies }: AppDeps["config"], log: AppDeps["log"]): FastifyInstance {
  const options = {
    requestTimeout,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    ...(log && { logger: log }),
  };
  if (!tls) return fastify(options);
  // The types of HTTP/2 requests differ only in `raw`, which no route touches.
  const app = fastify({ ...options, http2: true, https: { ...tls, allowHTTP1: true } }) as unknown as FastifyInstance;
  app.server.on("secureConnection", (socket: TLSSocket) => socket.setMaxSendFragment(tlsRecordBytes));
  return app;
}
