import { PGlite } from "@electric-sql/pglite";
import { err, ok, type Result } from "#domain/result.ts";
import { DurableNodeFs } from "./durable-node-fs.ts";

/** A database cluster opened in this thread. */
export interface Cluster {
  readonly pg: PGlite;
  /** Calls of fsync since the start. */
  fsyncs(): number;
}
/** `not-durable`: a commit was answered without an fsync. `cluster-unusable`: damaged, of another major version, or no right to it. */
export type ClusterProblem = { readonly code: "not-durable" } | { readonly code: "cluster-unusable"; readonly cause: string };

/**
 * `-F` turns fsync off; of the ways to sync its log, only `fsync` reaches our file system (fdatasync is a stub that does nothing). Statistics
 * come of 6,000 rows of a table instead of 30,000: while they are gathered, the one connection serves nobody.
 */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  ...["fsync=on", "wal_sync_method=fsync", "full_page_writes=on", "synchronous_commit=on", "default_statistics_target=20"].flatMap(
    (setting) => ["-c", setting],
  ),
];

/** Opens a cluster that exists, and proves by a first commit that commits reach the disk. */
export async function openCluster(folder: string, fs = new DurableNodeFs(folder)): Promise<Result<Cluster, ClusterProblem>> {
  const opened = await PGlite.create({ fs, startParams }).then(ok, (error: unknown) =>
    err({ code: "cluster-unusable" as const, cause: error instanceof Error ? error.message : String(error) }),
  );
  if (!opened.ok) return opened;
  const pg = opened.value;
  const before = fs.fsyncs;
  await pg.query("create table if not exists durability_proof (proved_at timestamptz not null)");
  await pg.query("delete from durability_proof");
  await pg.query("insert into durability_proof values (now())");
  if (fs.fsyncs - before < 2) {
    await pg.close();
    return err({ code: "not-durable" });
  }
  return ok({ pg, fsyncs: () => fs.fsyncs });
}
