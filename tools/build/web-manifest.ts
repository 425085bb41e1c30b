import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dirOf, languageTagOf, locales } from "#domain/locale.ts";

/** One web app manifest for each language, so that the installed app has a name that its reader can read. */
export function writeWebManifests(root: string, web: string): void {
  for (const locale of locales) {
    const words = JSON.parse(readFileSync(join(root, `locales/${locale}/common.json`), "utf8")) as Record<string, string>;
    const manifest = {
      id: "/",
      name: words["brand-long"],
      short_name: words.brand,
      description: words["app-description"],
      lang: languageTagOf(locale),
      dir: dirOf(locale),
      start_url: `/${locale}`,
      scope: "/",
      display: "standalone",
      background_color: "#f6f9f9",
      theme_color: "#0a3540",
      icons: [
        { src: "/icons/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
        { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
        { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any maskable" },
      ],
    };
    mkdirSync(join(web, locale), { recursive: true });
    writeFileSync(join(web, locale, "manifest.webmanifest"), JSON.stringify(manifest));
  }
}
