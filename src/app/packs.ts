import { createPackCache } from "#offline/packs/pack-cache.ts";
import { createPackNetwork } from "#offline/packs/pack-network.ts";
import { createPackReader } from "#offline/packs/pack-reader.ts";
import { after, createPatientFetch } from "#offline/patient-fetch.ts";
import { createCourseSource, type PageSource } from "#page/page-source.ts";
import { createPathsSource } from "#page/paths-source.ts";
import { createShelfSource } from "#page/shelf-source.ts";

/** Both are absent on insecure addresses, where nothing can be checked or stored. */
export const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
export const caches = globalThis.caches as CacheStorage | undefined;

export const packNetwork = createPackNetwork({ fetch: createPatientFetch((...request) => fetch(...request), after), subtle });
export const packCache = subtle && caches ? createPackCache(caches, subtle) : undefined;

const reader = createPackReader({ network: packNetwork, cache: packCache, after });
const shelf = createShelfSource(reader);
const paths = createPathsSource(reader);
export const pageSource: PageSource = { ...createCourseSource(reader, reader), shelf: async () => shelf, paths: async () => paths };
