import { pathsPack } from "#domain/course/learning-paths.ts";
import type { Locale } from "#domain/locale.ts";
import { referencePack } from "#domain/reference/reference-pack.ts";
import { canStore } from "../packs/can-store.ts";
import type { Digest } from "../packs/file-hash.ts";
import { createPackCache, type PackCaches } from "../packs/pack-cache.ts";
import { createPackNetwork } from "../packs/pack-network.ts";
import { createPackReader } from "../packs/pack-reader.ts";
import type { After } from "../patient-fetch.ts";
import type { InstalledPacks } from "../service-worker/messages.ts";
import { answerConcordance } from "./answer-concordance.ts";
import { answerSearch } from "./answer-search.ts";
import { createIndexStore } from "./index-store.ts";
import type { FromSearchWorker, ToSearchWorker } from "./search-messages.ts";
import { createSearchShelf } from "./search-shelf.ts";

/** What of a worker's surroundings is used. Caches and hashes are absent on insecure addresses. */
export interface SearchServiceDeps {
  readonly isSecureContext: boolean;
  readonly caches: PackCaches | undefined;
  readonly subtle: Digest | undefined;
  readonly fetch: typeof fetch;
  readonly after: After;
  readonly send: (message: FromSearchWorker) => void;
}

/** Makes and asks the indexes of this device. Questions are answered at once, with what is ready by then. */
export function createSearchService({ isSecureContext, caches, subtle, fetch, after, send }: SearchServiceDeps) {
  const cache = subtle && caches ? createPackCache(caches, subtle) : undefined;
  const packs = createPackReader({ network: createPackNetwork({ fetch, subtle }), cache, after });

  /**
   * What is on the device; before the first download the reference shelf of the server, while it can be reached. Where nothing can be kept
   * (a workshop laptop) all courses of the server as well. What comes from the server is read in the reader's language.
   */
  async function packsToSearch(locale: Locale | undefined): Promise<InstalledPacks> {
    const able = await canStore({ isSecureContext, caches, subtle });
    if (!able.ok || !cache) return locale ? offeredPacks(locale) : {};
    const { [pathsPack]: _, ...installed } = await cache.installed(); // its questions are those of the courses
    if (!locale || installed[referencePack]) return installed;
    const { [referencePack]: shelf } = await offeredPacks(locale).catch((): InstalledPacks => ({}));
    return shelf ? { ...installed, [referencePack]: shelf } : installed;
  }

  async function offeredPacks(locale: Locale): Promise<InstalledPacks> {
    const { courses, reference } = await packs.catalogue();
    const offered = [...courses, ...(reference ? [{ id: referencePack, version: reference.version }] : [])];
    return Object.fromEntries(offered.map(({ id, version }) => [id, { version, locales: [locale] }]));
  }

  const shelf = createSearchShelf({
    packs,
    packsToSearch,
    store: cache && caches ? createIndexStore(caches) : undefined,
    onState: (state) => send({ type: "state", state }),
  });

  return {
    async receive(message: ToSearchWorker): Promise<void> {
      switch (message.type) {
        case "prepare":
          return shelf.prepare(message.locale);
        case "search":
          return send({ type: "search", number: message.number, answer: answerSearch(shelf.indexes(), message.request) });
        case "concordance":
          return send({ type: "concordance", number: message.number, answer: answerConcordance(shelf.indexes(), message.request) });
      }
    },
  };
}
