import type { Catalogue, FileHash } from "#domain/pack/manifest.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { catalogueAddress, type InstalledPacks, installedAddress, packCache } from "../service-worker/messages.ts";
import { type Digest, fileHashOf } from "./file-hash.ts";
import { jsonFrom, packAddress } from "./pack-network.ts";
import { parseInstalledPacks } from "./parse-pack.ts";

/** What of the browser's Cache Storage is used. */
export interface PackCaches {
  open(name: string): Promise<PackCacheEntries>;
}
export interface PackCacheEntries {
  match(address: string): Promise<Response | undefined>;
  put(address: string, response: Response): Promise<void>;
  delete(address: string): Promise<boolean>;
  keys(): Promise<readonly { readonly url: string }[]>;
}
type Stored = Promise<Result<void, { readonly code: "quota" }>>;

/**
 * The files of all courses in one cache, by content: a file that two versions share is there once. Beside them stand the catalogue seen
 * last and the list of installed courses, so that pages are read without the database.
 */
export function createPackCache(caches: PackCaches, subtle: Digest) {
  return {
    /** The bytes of a stored file; a damaged one is taken out and counts as not stored. */
    async get(hash: FileHash): Promise<ArrayBuffer | undefined> {
      const bytes = await bytesAt(packAddress(hash));
      if (!bytes || (await fileHashOf(bytes, subtle)) === hash) return bytes;
      await (await entries())?.delete(packAddress(hash));
      return undefined;
    },

    /** Give only bytes whose hash was checked. */
    put: (hash: FileHash, bytes: ArrayBuffer): Stored => putJson(packAddress(hash), bytes),

    /** The courses that are whole on this device, as of the last `putInstalled`. */
    async installed(): Promise<InstalledPacks> {
      const listed = parseInstalledPacks(await jsonAt(installedAddress));
      return listed.ok ? listed.value : {};
    },
    putInstalled: (installed: InstalledPacks): Stored => putJson(installedAddress, JSON.stringify(installed)),

    /** The catalogue kept last, for its reader to parse. */
    catalogue: (): Promise<unknown> => jsonAt(catalogueAddress),
    putCatalogue: (catalogue: Catalogue): Stored => putJson(catalogueAddress, JSON.stringify(catalogue)),

    /** Takes out every file that is not named. The names are asked for last: a download names its files before it puts them. */
    async keepOnly(named: () => Promise<ReadonlySet<FileHash>>): Promise<void> {
      const opened = await entries();
      if (!opened) return;
      const stored = (await opened.keys()).map(({ url }) => new URL(url).pathname);
      const kept = new Set([installedAddress, catalogueAddress, ...Array.from(await named(), packAddress)]);
      await Promise.all(stored.filter((address) => !kept.has(address)).map((address) => opened.delete(address)));
    },
  };

  /** Nothing in private modes that have the interface and refuse its use. */
  async function entries(): Promise<PackCacheEntries | undefined> {
    try {
      return await caches.open(packCache);
    } catch {
      return undefined;
    }
  }

  async function bytesAt(address: string): Promise<ArrayBuffer | undefined> {
    return (await (await entries())?.match(address))?.arrayBuffer();
  }

  async function jsonAt(address: string): Promise<unknown> {
    const bytes = await bytesAt(address);
    const json = bytes && jsonFrom(bytes);
    return json?.ok ? json.value : undefined;
  }

  async function putJson(address: string, body: BodyInit): Stored {
    try {
      await (await entries())?.put(address, new Response(body, { headers: { "content-type": "application/json" } }));
      return ok(undefined);
    } catch (cause) {
      if (cause instanceof Error && cause.name === "QuotaExceededError") return err({ code: "quota" });
      throw cause;
    }
  }
}
export type PackCache = ReturnType<typeof createPackCache>;
