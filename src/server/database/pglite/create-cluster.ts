import { readdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { fsyncPath } from "./durable-node-fs.ts";

/**
 * A program of its own, run once for each data folder: making a cluster takes 800 MB, which go back with this process. PGlite syncs
 * nothing of it, so everything is synced here, folders too.
 */
async function main(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new Error("no folder given");
  const pg = await PGlite.create({ fs: new NodeFS(folder) });
  await pg.close();
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const path of [...entries.map((entry) => join(folder, entry)).reverse(), folder]) fsyncPath(path);
}

await main(process.argv[2]);
