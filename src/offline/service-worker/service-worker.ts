import { PrecacheController } from "workbox-precaching/PrecacheController.js";
import { isLocale, type Locale, locales } from "#domain/locale.ts";
import { keepFiles, keptOrFetched } from "./kept-files.ts";
import { fontCache, type PageMessage, packCache, partCache, type WorkerMessage } from "./messages.ts";
import { createNavigation } from "./navigation.ts";
import { entriesFor, type PrecacheTable, precacheEntries, shellAddress } from "./precache-list.ts";

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build: every file of the app. */
declare const __PRECACHE__: PrecacheTable;
const precache = precacheEntries(__PRECACHE__);

/**
 * Keeps the app usable without a network. A new version waits until a person takes it (docs/architecture.md, Updates); its files
 * are stored beside the old ones, so an open page never meets a script of another version.
 */
const all = new PrecacheController();
all.addToCacheList([...precache]);

self.addEventListener("install", (event) => {
  event.waitUntil(
    keptLocales().then((kept) => {
      const wanted = new PrecacheController();
      wanted.addToCacheList([...entriesFor(precache, kept)]);
      return wanted.install(event);
    }),
  );
});
self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([all.activate(event), caches.delete(partCache)]).then(() => self.clients.claim()));
});
self.addEventListener("message", (event) => {
  const message = event.data as WorkerMessage;
  if (message.type === "take-over") event.waitUntil(self.skipWaiting());
  // a page that was on its way while the worker became active is not yet among those that it answers for
  if (message.type === "keep-locales")
    event.waitUntil(
      Promise.all([keep(message.locales), self.clients.claim()]).then(
        () => event.ports[0]?.postMessage(true),
        () => event.ports[0]?.postMessage(false),
      ),
    );
});
/** Background sync: there is a network again. The record is sent by the page that was used last; with none open, by the next visit. */
self.addEventListener("sync", (event) => {
  const tell = async () => {
    const [page] = await self.clients.matchAll();
    page?.postMessage("online" satisfies PageMessage);
  };
  (event as ExtendableEvent).waitUntil(tell());
});

/** Languages of the pages that are open, and those kept by the version before. */
async function keptLocales(): Promise<ReadonlySet<Locale>> {
  const pages = await self.clients.matchAll({ includeUncontrolled: true });
  const open = pages.map(({ url }) => new URL(url).pathname.split("/")[1]).filter(isLocale);
  const names = (await caches.keys()).filter((name) => name.includes("precache"));
  const stored = await Promise.all(
    names.map(async (name) => {
      const keys = await (await caches.open(name)).keys();
      return keys.map(({ url }) => /^\/shell\/(\w\w)\.html$/.exec(new URL(url).pathname)?.[1]).filter(isLocale);
    }),
  );
  return new Set([...open, ...stored.flat()]);
}

async function keep(wanted: readonly Locale[]): Promise<void> {
  const files = precache.filter(({ locale }) => locale && wanted.includes(locale));
  await keepFiles(await caches.open(all.strategy.cacheName), files, (url) => all.getCacheKeyForURL(url));
}

const navigation = createNavigation({
  precached: (url) => all.matchPrecache(url),
  words: async (locale, namespace) => {
    const entry = precache.find(({ url, locale: of }) => of === locale && url.startsWith(`/assets/${namespace}-`));
    return entry && all.matchPrecache(entry.url);
  },
  pack: async (hash) => (await caches.open(packCache)).match(hash),
  network: (request) => fetch(request),
  keptShell: async () => {
    for (const locale of [...navigator.languages.map((tag) => tag.slice(0, 2)), ...locales].filter(isLocale))
      if (await all.matchPrecache(shellAddress(locale))) return locale;
    return undefined;
  },
});
/** Pages of the app; the API, packs and anything with an extension go to the network as they are. */
const isPage = (request: Request, { pathname }: URL) => request.mode === "navigate" && !/^\/(api|packs)\/|\.\w+$/.test(pathname);

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (isPage(request, url)) event.respondWith(navigation(request, url));
  else if (all.getCacheKeyForURL(url.href)) event.respondWith(all.matchPrecache(url.href).then((stored) => stored ?? fetch(request)));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(unlisted(request));
});

/** Fonts, and parts that not everybody opens: their addresses change with their content. */
async function unlisted(request: Request): Promise<Response> {
  return keptOrFetched(await caches.open(request.url.endsWith(".woff2") ? fontCache : partCache), request);
}
