import type { PrecacheEntry } from "./precache-list.ts";

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

/**
 * Stores the files of languages that are not there yet, their pages last: a language that has its page counts as whole. Rejects when one
 * cannot be had, and when the server has a newer page than this version of the app: that page's scripts are not here.
 */
export async function keepFiles(
  cache: FileCache,
  files: readonly PrecacheEntry[],
  keyOf: (url: string) => string | undefined,
): Promise<void> {
  const keep = async ({ url, revision }: PrecacheEntry) => {
    const key = keyOf(url);
    if (!key || (await cache.match(key))) return;
    const response = await fetch(url);
    if (!response.ok || (revision && !(await isOf(revision, response.clone())))) throw new Error(url);
    await cache.put(key, response);
  };
  await Promise.all(files.filter(({ revision }) => !revision).map(keep));
  await Promise.all(files.map(keep));
}

/** The build writes the first eight digits of the content's SHA-256. */
async function isOf(revision: string, content: Response): Promise<boolean> {
  const hash = await crypto.subtle.digest("SHA-256", await content.arrayBuffer());
  return new DataView(hash).getUint32(0) === Number(`0x${revision}`);
}
