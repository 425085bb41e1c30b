import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { locales } from "#domain/locale.ts";

export const policy = "default-src 'none'; script-src 'self' 'sha256-boot'";
export const packText = '{"format":1,"pack":"lesson"}';
export const packName = `${createHash("sha256").update(packText).digest("hex").slice(0, 32)}.json`;
export const catalogueText = '{"format":1,"courses":[]}';

const html = (text: string) => `<!doctype html><title>${text}</title>`;

/** Writes a build of the shape that `tools/build` makes, with a page of each kind: `web/` and `packs/` below `dist`. */
export function writeSmallBuild(dist: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), text);
    if (!/\.(html|js|json|webmanifest|txt)$/.test(path)) return;
    writeFileSync(join(dist, `${path}.br`), brotliCompressSync(text));
    writeFileSync(join(dist, `${path}.gz`), gzipSync(text));
  };
  for (const locale of locales) {
    write(`web/${locale}/index.html`, html(`home ${locale}`));
    write(`web/${locale}/404/index.html`, html(`missing ${locale}`));
    write(`web/${locale}/settings/index.html`, html(`settings ${locale}`));
    write(`web/${locale}/courses/essentials/breach/due-diligence/index.html`, html(`lesson ${locale}`));
    write(`web/${locale}/manifest.webmanifest`, "{}");
    write(`web/shell/${locale}.html`, html(`shell ${locale}`));
  }
  write("web/csp.txt", `${policy}\n`);
  write("web/sw.js", "self;");
  write("web/assets/main-x1.js", "export const app = 1;");
  write("web/assets/latin-x2.woff2", "woff2");
  write("web/.vite/manifest.json", "{}");
  write(`packs/${packName}`, packText);
  write("packs/catalogue.json", catalogueText);
}
