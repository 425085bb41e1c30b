import type { Locale } from "#domain/locale.ts";
import type { FileHash } from "#domain/pack/manifest.ts";
import type { SearchDocument } from "#domain/search/document.ts";
import { segmentation } from "#domain/search/split-text.ts";
import type { PackCacheEntries, PackCaches } from "../packs/pack-cache.ts";
import { jsonFrom } from "../packs/pack-network.ts";
import { type KeptIndex, keptIndexFrom, type SearchIndex, searchIndexFrom } from "./search-index.ts";

/** Change it whenever documents, forms or fields change: indexes of another format are made anew. */
const indexFormat = 2;
const indexCache = "concord-search";

/** What an index is of: a version of a pack in one language. */
export interface IndexKey {
  readonly version: FileHash;
  readonly reader: Locale;
}
export const indexAddress = ({ version, reader }: IndexKey): string => `/search/${version}.${reader}.json`;

interface StoredIndex {
  readonly format: typeof indexFormat;
  /** How the browser that made it cuts Chinese. */
  readonly segmentation: string;
  readonly documents: readonly SearchDocument[];
  readonly index: KeptIndex;
}

/**
 * Keeps indexes beside the packs, so that each is made once. They are caches: one that is damaged, of another format or made by a browser
 * that cuts words otherwise counts as missing, and where nothing can be kept they are made again on the next visit.
 */
export function createIndexStore(caches: PackCaches) {
  return {
    async get(key: IndexKey): Promise<SearchIndex | undefined> {
      const bytes = await (await (await entries())?.match(indexAddress(key)))?.arrayBuffer();
      const json = bytes && jsonFrom(bytes);
      if (!json?.ok || !isStoredIndex(json.value)) return undefined;
      try {
        return searchIndexFrom(json.value.documents, json.value.index);
      } catch {
        return undefined;
      }
    },

    async put(key: IndexKey, index: SearchIndex): Promise<void> {
      const stored: StoredIndex = {
        format: indexFormat,
        segmentation: segmentation(),
        documents: index.documents,
        index: keptIndexFrom(index),
      };
      const response = new Response(JSON.stringify(stored), { headers: { "content-type": "application/json" } });
      await (await entries())?.put(indexAddress(key), response).catch(() => undefined); // a full device searches all the same
    },

    /** Takes out the indexes of everything that is not named. */
    async keepOnly(keys: readonly IndexKey[]): Promise<void> {
      const opened = await entries();
      if (!opened) return;
      const wanted = new Set(keys.map(indexAddress));
      const stored = (await opened.keys()).map(({ url }) => new URL(url).pathname);
      await Promise.all(stored.filter((address) => !wanted.has(address)).map((address) => opened.delete(address)));
    },
  };

  async function entries(): Promise<PackCacheEntries | undefined> {
    try {
      return await caches.open(indexCache);
    } catch {
      return undefined;
    }
  }
}
export type IndexStore = ReturnType<typeof createIndexStore>;

function isStoredIndex(value: unknown): value is StoredIndex {
  if (typeof value !== "object" || value === null) return false;
  const stored = value as { readonly [name: string]: unknown };
  return (
    stored.format === indexFormat &&
    stored.segmentation === segmentation() &&
    Array.isArray(stored.documents) &&
    typeof stored.index === "object" &&
    stored.index !== null
  );
}
