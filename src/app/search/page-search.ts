import { useEffect, useSyncExternalStore } from "react";
import { useLocale } from "../i18n/i18n.tsx";
import { searchWorkerAddress, trustedScript } from "../trusted-scripts.ts";
import { createSearchClient, type SearchClient, type SearchClientState } from "./search-client.ts";

let client: SearchClient | undefined;

/** The search of this page, undefined in a browser without workers. The worker is started by the first use and stays while the page lives. */
export function pageSearch(): SearchClient | undefined {
  if (typeof Worker === "undefined") return undefined;
  client ??= createSearchClient(new Worker(trustedScript(searchWorkerAddress), { type: "module", name: "search" }));
  return client;
}

/** What is searched, made ready when a screen that searches is opened; `undefined` in a prerendered page. */
export function useSearchState(): SearchClientState | undefined {
  const locale = useLocale();
  useEffect(() => pageSearch()?.prepare(locale), [locale]);
  return useSyncExternalStore(
    (listener) => pageSearch()?.subscribe(listener) ?? (() => undefined),
    () => pageSearch()?.state() ?? "broken",
    () => undefined,
  );
}
