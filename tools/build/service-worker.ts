import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { isLocale, locales } from "#domain/locale.ts";
import { type PrecacheEntry, precacheTable, shellAddress } from "#offline/service-worker/precache-list.ts";
import type { Assets } from "./assets.ts";

interface Input {
  readonly root: string;
  readonly web: string;
  readonly assets: Assets;
}

/** What only trainers and administrators open. */
const forFew = {
  scripts: /^src\/app\/features\/(?:admin|trainer)\//,
  others: /(?:^locales\/\w\w\/(?:admin|invitation|trainer|trainer-report)\.json|\/styles\/trainer\.css)$/,
};

/**
 * Builds `sw.js` last, when every file that it lists exists. Fonts, and what only few people open, are not listed: the worker keeps them
 * where somebody has fetched them.
 */
export async function writeServiceWorker({ root, web, assets }: Input): Promise<void> {
  const revisionOf = (address: string) =>
    createHash("sha256")
      .update(readFileSync(join(web, address)))
      .digest("hex")
      .slice(0, 8);
  const entries: PrecacheEntry[] = [];
  const scriptsForFew = assets.scriptsBehind(forFew.scripts);
  for (const { address, source } of assets.files) {
    if (address.endsWith(".woff2") || forFew.others.test(source) || scriptsForFew.has(address)) continue;
    const [, locale] = /^locales\/(\w\w)\/[\w-]+\.json$/.exec(source) ?? [];
    entries.push({ url: address, revision: null, ...(isLocale(locale) && { locale }) });
  }
  for (const locale of locales) {
    entries.push({ url: shellAddress(locale), revision: revisionOf(shellAddress(locale)), locale });
  }
  entries.push({ url: "/icons/icon.svg", revision: revisionOf("/icons/icon.svg") });
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: {
      __PRECACHE__: JSON.stringify(precacheTable(uniqueByUrl(entries))),
      "process.env.NODE_ENV": '"production"',
    },
    build: {
      outDir: web,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: { input: "src/offline/service-worker/service-worker.ts", output: { format: "iife", entryFileNames: "sw.js" } },
    },
  });
}

/** Each address once; a file that two languages share belongs to all. */
function uniqueByUrl(entries: readonly PrecacheEntry[]): readonly PrecacheEntry[] {
  const unique = new Map<string, PrecacheEntry>();
  for (const entry of entries) {
    const known = unique.get(entry.url);
    unique.set(entry.url, known && known.locale !== entry.locale ? { url: entry.url, revision: entry.revision } : entry);
  }
  return [...unique.values()];
}
