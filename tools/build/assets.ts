import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "lightningcss";
import { languages, languageTagOf, locales } from "#domain/locale.ts";

interface ManifestChunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly isEntry?: boolean;
}

/** What the client build left: addresses by source file, and the text that goes inline into every page. */
export interface Assets {
  readonly entry: string;
  /** Address of a source file or asset, e.g. `src/app/features/quiz/quiz-screen.tsx`. */
  address(source: string): string;
  /** Scripts to preload for a source file, itself first, imports followed. */
  scripts(source: string): readonly string[];
  /** Every file of the client build with its source, for the worker's list. */
  readonly files: readonly { readonly address: string; readonly source: string }[];
  /** Addresses of the scripts that are loaded only once one of these sources is, itself included. */
  scriptsBehind(sources: RegExp): ReadonlySet<string>;
  readonly boot: string;
  readonly bootHash: string;
  css(kind: PageKind): string;
  readonly cssHashes: readonly string[];
}
export type PageKind =
  | "home"
  | "catalogue"
  | "course"
  | "record"
  | "missing"
  | "lesson"
  | "paths"
  | "quiz"
  | "scenario"
  | "worksheet"
  | "settings"
  | "account"
  | "reference"
  | "timeline"
  | "search"
  | "notes"
  | "print";

const sheets: { readonly [kind in PageKind]: readonly string[] } = {
  home: ["page", "standing", "progress", "home"],
  catalogue: ["page", "fields", "download", "language-tags", "catalogue"],
  course: ["page", "standing", "progress", "fields", "download", "language-tags", "course"],
  record: ["page", "progress", "table", "record"],
  missing: ["page"],
  lesson: ["standing", "table", "lesson"],
  paths: ["page", "progress", "course"],
  quiz: ["page", "progress", "fields", "quiz"],
  scenario: ["page", "fields", "quiz", "scenario"],
  worksheet: ["page", "fields", "quiz", "worksheet"],
  settings: ["page", "progress", "fields", "settings"],
  account: ["page", "fields", "settings", "account"],
  reference: ["page", "standing", "fields", "shelf", "reference"],
  timeline: ["page", "fields", "shelf", "timeline"],
  search: ["page", "fields", "search"],
  notes: ["page", "fields", "notes"],
  print: ["page", "fields", "print-pages"],
};
const fontFiles = {
  latin: "@fontsource-variable/noto-sans/files/noto-sans-latin-wght-normal.woff2",
  cyrillic: "@fontsource-variable/noto-sans/files/noto-sans-cyrillic-wght-normal.woff2",
  arabic: "@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2",
  naskh: "@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2",
};
export const hashSource = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

export function readAssets(root: string, web: string): Assets {
  const manifest = JSON.parse(readFileSync(join(web, ".vite/manifest.json"), "utf8")) as Record<string, ManifestChunk>;
  const chunk = (source: string): ManifestChunk => {
    const found = manifest[source];
    if (!found) throw new Error(`the client build has no ${source}`);
    return found;
  };
  const address = (source: string) => `/${chunk(source).file}`;
  const scripts = (source: string): readonly string[] => [
    ...new Set([address(source), ...(chunk(source).imports ?? []).flatMap((other) => scripts(other))]),
  ];
  const fonts = Object.fromEntries(Object.entries(fontFiles).map(([name, file]) => [name, address(`node_modules/${file}`)]));

  const style = (name: string) => readFileSync(join(root, `src/app/styles/${name}.css`), "utf8");
  const inline = (kind: PageKind) => {
    const text = ["tokens", "fonts", "base", ...sheets[kind]]
      .map(style)
      .join("\n")
      .replace(/font:(\w+)/g, (_, name: string) => fonts[name] ?? name);
    return transform({ filename: `${kind}.css`, code: Buffer.from(text), minify: true }).code.toString();
  };
  const styles = Object.fromEntries((Object.keys(sheets) as PageKind[]).map((kind) => [kind, inline(kind)])) as {
    [kind in PageKind]: string;
  };
  const table = Object.fromEntries(
    locales.map((locale) => [languageTagOf(locale), Object.fromEntries(languages[locale].fonts.map((name) => [name, fonts[name]]))]),
  );
  const boot = `{const FONTS=${JSON.stringify(table)};\n${minifyBoot(readFileSync(join(root, "src/app/boot.js"), "utf8"))}}`;
  return {
    entry: address("src/app/main.tsx"),
    address,
    scripts,
    files: [...Object.entries(manifest).map(([source, { file }]) => ({ address: `/${file}`, source })), ...workersIn(web, manifest)],
    scriptsBehind: (sources) => scriptsBehind(manifest, sources),
    boot,
    bootHash: hashSource(boot),
    css: (kind) => styles[kind],
    cssHashes: Object.values(styles).map(hashSource),
  };
}

function scriptsBehind(manifest: Readonly<Record<string, ManifestChunk>>, sources: RegExp): ReadonlySet<string> {
  const before = new Set<string>();
  const visit = (source: string) => {
    if (before.has(source) || sources.test(source)) return;
    before.add(source);
    const { imports = [], dynamicImports = [] } = manifest[source] ?? {};
    for (const next of [...imports, ...dynamicImports]) visit(next);
  };
  visit("src/app/main.tsx");
  const behind = Object.entries(manifest).filter(([source, { file }]) => file.endsWith(".js") && !before.has(source));
  return new Set(behind.map(([, { file }]) => `/${file}`));
}

/** Scripts of web workers: Vite writes them beside the others and does not list them. */
function workersIn(web: string, manifest: Readonly<Record<string, ManifestChunk>>): Assets["files"] {
  const listed = new Set(Object.values(manifest).map(({ file }) => file));
  return readdirSync(join(web, "assets"))
    .map((name) => `assets/${name}`)
    .filter((file) => file.endsWith(".js") && !listed.has(file))
    .map((file) => ({ address: `/${file}`, source: file }));
}

/** Comments and indentation only: what is hashed stays readable. */
function minifyBoot(text: string): string {
  return text
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/\n\s*/g, "\n")
    .trim();
}
