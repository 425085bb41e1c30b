import type { FastifyInstance } from "fastify";
import { immutable, revalidate } from "../response-headers.ts";

/** Serves published packs. Only names that a pack file can have are looked at. */
export function addPackRoutes(app: FastifyInstance, folder: string): void {
  app.get<{ Params: { file: string } }>("/packs/:file", async ({ params: { file } }, reply) => {
    if (file === "catalogue.json") return reply.header("cache-control", revalidate).sendFile(file, folder);
    if (/^[0-9a-f]{32}\.json$/.test(file)) return reply.header("cache-control", immutable).sendFile(file, folder);
    reply.callNotFound();
    return reply;
  });
}
