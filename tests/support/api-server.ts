import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll } from "vitest";
import type { AccountServices } from "#server/accounts/account-services.ts";
import { createAccountServices } from "#server/accounts/create-account-services.ts";
import { type ErasureLog, openErasureLog } from "#server/accounts/erasure-log.ts";
import { createApp } from "#server/app.ts";
import type { Config } from "#server/config.ts";
import type { Database } from "#server/database/database.ts";
import type { logOptions } from "#server/log-options.ts";
import { createPublishedCourses } from "#server/packs/published-courses.ts";
import type { ApiDeps, ApiLimits } from "#server/routes/api-deps.ts";
import { createPublishedPacks } from "#server/sync/published-packs.ts";
import { defaultDailyQuota } from "#server/sync/push.ts";
import { readWebBuild } from "#server/web-build.ts";
import { writeSmallBuild } from "./small-build.ts";
import { onEachDatabase, openPgliteInMemory } from "./test-database.ts";

/** A whole server without a port, on a database of its own. */
export interface ApiServer {
  readonly app: FastifyInstance;
  readonly services: AccountServices;
  readonly erasureLog: ErasureLog;
  readonly dataDir: string;
  /** What was reported as our own bug. */
  readonly errors: unknown[];
  /** Time as the server sees it, for tests to move. */
  readonly clock: { ms: number; now(): number };
  /** Without its database. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface ApiServerOptions {
  readonly config?: Partial<Config>;
  /** An open database instead of a new one. */
  readonly db?: Database;
  readonly limits?: Partial<ApiLimits>;
  /** Courses and packs instead of the small build's, which has none. */
  readonly published?: Pick<ApiDeps, "packs" | "courses">;
  readonly live?: NonNullable<ApiDeps["live"]>;
  readonly log?: ReturnType<typeof logOptions>;
}

export async function startApiServer({ config = {}, db, limits, log, published, live }: ApiServerOptions = {}): Promise<ApiServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-api-"));
  writeSmallBuild(dataDir);
  const build = await readWebBuild(join(dataDir, "web"));
  if (!build.ok) throw new Error("the small build is not a build");
  const clock = { ms: Date.now(), now: () => clock.ms };
  const publicOrigin = config.publicUrl ?? "http://localhost";
  const database = db ?? (await openPgliteInMemory());
  const services = await createAccountServices({ db: database, clock, publicOrigin, oidc: config.oidc });
  const erasureLog = openErasureLog(dataDir);
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const app = createApp({
    config: { trustedProxies: ["127.0.0.1"], ...config },
    build: build.value,
    packsFolder: join(dataDir, "packs"),
    onError,
    ...(log && { log }),
    api: {
      services,
      config,
      erasureLog,
      passkeyDomain: new URL(publicOrigin).hostname,
      addresses: () => ["http://192.0.2.7:8080"],
      packs: createPublishedPacks(join(dataDir, "packs")),
      courses: createPublishedCourses(join(dataDir, "packs")),
      ...published,
      dailyQuota: defaultDailyQuota,
      // An embedded database in this thread holds it up for longer than a server would bear.
      limits: { lagMs: 0, ...limits },
      ...(live && { live }),
      onError,
    },
  });
  await app.ready();
  const stop = async () => {
    await app.close();
    rmSync(dataDir, { recursive: true });
  };
  return {
    app,
    services,
    erasureLog,
    dataDir,
    errors,
    clock,
    stop,
    close: async () => {
      await stop();
      await database.close();
    },
  };
}

/** The same tests on both databases, each with a server of its own. */
export function onEachApiServer(name: string, tests: (server: () => ApiServer) => void, config: Partial<Config> = {}): void {
  onEachDatabase(name, (database) => {
    let server: ApiServer;
    beforeAll(async () => {
      server = await startApiServer({ config, db: database() });
    });
    afterAll(() => server.stop());
    tests(() => server);
  });
}
