/** What of a cache is used. */
export type FileCache = Pick<Cache, "match" | "put">;

/** From the cache, else from the network; kept where there is room. */
export async function keptOrFetched(cache: FileCache, request: Request): Promise<Response> {
  const stored = await cache.match(request);
  if (stored) return stored;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone()).catch(() => undefined);
  return response;
}
