import type { TestProject } from "vitest/node";
import { startPostgresql } from "./postgresql-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Empty where there is no PostgreSQL. */
    postgresqlUrl: string;
  }
}

/** Vitest's global set-up of the server's tests: one PostgreSQL for all files, that of CONCORD_TEST_DATABASE_URL or one of our own. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.CONCORD_TEST_DATABASE_URL;
  const own = given ? undefined : await startPostgresql();
  if (process.env.CI && !given && !own) throw new Error("PostgreSQL is not installed: run .ci/install-postgresql");
  project.provide("postgresqlUrl", given || own?.url || "");
  return own?.stop;
}
