import { after, createPatientFetch } from "../../patient-fetch.ts";
import type { ToSearchWorker } from "../search-messages.ts";
import { createSearchService } from "../search-service.ts";

declare const self: DedicatedWorkerGlobalScope;

/** A worker of its own, so that no page waits while an index is made. */
const service = createSearchService({
  isSecureContext: self.isSecureContext,
  caches: self.caches as CacheStorage | undefined,
  subtle: self.crypto?.subtle as SubtleCrypto | undefined,
  fetch: createPatientFetch((...request) => fetch(...request), after),
  after,
  send: (message) => self.postMessage(message),
});

self.addEventListener("message", ({ data }: MessageEvent<ToSearchWorker>) => void service.receive(data));
