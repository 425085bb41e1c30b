import { Pool } from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { newPostgresqlDatabase } from "../../../../tests/support/test-database.ts";
import { isUnanswered } from "../database-error.ts";
import { withSoundConnections } from "./sound-connections.ts";

const serverUrl = inject("postgresqlUrl");

describe.skipIf(serverUrl === "")("a connection that is given back", () => {
  let database: Awaited<ReturnType<typeof newPostgresqlDatabase>>;
  let pool: Pool;
  beforeEach(async () => {
    database = await newPostgresqlDatabase(serverUrl);
    pool = new Pool({ connectionString: database.url, query_timeout: 1000 });
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });
  const connect = () => withSoundConnections(pool).connect();

  it("goes to the next while it is at rest", async () => {
    const client = await connect();
    await client.query("begin");
    await client.query("commit");
    client.release();
    expect(pool.idleCount).toBe(1);
  });

  it.each(["select 1", "select 1/0"])("is closed with the transaction that is open on it, after %s", async (statement) => {
    const client = await connect();
    await client.query("begin");
    await client.query(statement).catch(() => undefined);
    client.release();
    expect(pool.totalCount).toBe(0);
  });

  it("is closed after a statement that was not answered, behind which nothing waits any more", async () => {
    const client = await connect();
    const failed = (statement: string) => client.query(statement).catch((error: unknown) => error);
    const unanswered = await failed("select pg_sleep(600)");
    expect(unanswered).toSatisfy(isUnanswered);
    expect(await failed("rollback")).toBe(unanswered);
    client.release();
    expect(pool.totalCount).toBe(0);
  });
});
