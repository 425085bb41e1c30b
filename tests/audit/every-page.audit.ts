import { readdirSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { expect, it } from "vitest";
import { type Locale, locales } from "#domain/locale.ts";
import { startServer } from "../journeys/support/app-server.ts";
import { openBrowser } from "../journeys/support/browser.ts";
import { builds } from "../journeys/support/builds.ts";
import { findings, overflow, smallTargets } from "./page-checks.ts";

it.each(locales.flatMap(partsIn))("finds nothing on any page of %s in %s", async (_, locale, addresses) => {
  const server = await startServer(builds.real);
  const browser = await openBrowser(server.origin, { language: locale, viewport: { width: 360, height: 740 } });
  const page = browser.page();
  const faults: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    const wider = await overflow(page);
    const found = [...(await findings(page)), ...(await smallTargets(page)), ...(wider > 0 ? [`${wider} px too wide`] : [])];
    faults.push(...found.map((fault) => `${address}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

/** The pages of a language in parts small enough to be run alone, by a part of the test's name: each course, and all that belongs to none. */
function partsIn(locale: Locale): readonly (readonly [name: string, locale: Locale, addresses: readonly string[]])[] {
  const addressesOf = new Map<string, string[]>();
  for (const address of pagesIn(locale)) {
    const name = /^\/\w+\/courses\/([^/]+)\//.exec(`${address}/`)?.[1] ?? "the screens and the shelf";
    addressesOf.set(name, [...(addressesOf.get(name) ?? []), address]);
  }
  return [...addressesOf].map(([name, addresses]) => [name, locale, addresses]);
}

/** Terms and documents are some hundreds of pages of two kinds: one in twenty stands for all. */
function isEntry(address: string): boolean {
  return /^\/\w+\/(?:glossary|library)\//.test(address);
}

/** Addresses of the pages that the build wrote for a language, but the one for missing pages, and most of the shelf's entries. */
function pagesIn(locale: string): readonly string[] {
  const files = readdirSync(join(builds.real, "web", locale), { recursive: true, encoding: "utf8" });
  const pages = files.filter((file) => file.endsWith("index.html")).map((file) => `/${locale}/${dirname(file).split(sep).join("/")}`);
  const addresses = pages.map((address) => address.replace(/\/\.$/, "")).filter((address) => address !== `/${locale}/404`);
  const entries = addresses.filter(isEntry);
  return [...addresses.filter((address) => !isEntry(address)), ...entries.filter((_, index) => index % 20 === 0)];
}
