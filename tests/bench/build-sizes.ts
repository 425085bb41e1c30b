import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { z } from "zod";
import type { Locale } from "#domain/locale.ts";
import type { Catalogue, CourseManifest } from "#domain/pack/manifest.ts";
import { neededFiles } from "#offline/packs/needed-files.ts";

const chunkShape = z.object({ file: z.string(), name: z.string().optional(), imports: z.array(z.string()).optional() });
const manifestShape = z.record(z.string(), chunkShape);
type ViteManifest = z.infer<typeof manifestShape>;

const entry = "src/app/main.tsx";
const quizScreen = "src/app/features/quiz/quiz-screen.tsx";
const device = "src/app/device/open-device.ts";
const scenarioScreens = "src/app/features/scenario/scenario-screens.ts";

/** One part of the build and its size in KiB, compressed by brotli 11 whatever the build was compressed with. */
export interface PartSize {
  readonly name: string;
  readonly kib: number;
}

export const kibOf = (bytes: number): number => bytes / 1024;

export function compressedKib(text: Buffer | string): number {
  const bytes = Buffer.from(text);
  return kibOf(brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length);
}

/** Sizes of the parts of a build in the folder `dist`. Throws when there is no finished build. */
export function readBuildSizes(dist: string) {
  const web = join(dist, "web");
  const manifestFile = join(web, ".vite/manifest.json");
  if (!existsSync(manifestFile) || !existsSync(join(web, "sw.js")))
    throw new Error(`${dist} holds no finished build: run "npm run build" first`);
  const manifest = manifestShape.parse(JSON.parse(readFileSync(manifestFile, "utf8")));
  const known = new Map<string, number>();
  const kibAt = (path: string): number => {
    const kib = known.get(path) ?? compressedKib(readFileSync(join(dist, path)));
    known.set(path, kib);
    return kib;
  };
  const pack = (name: string): unknown => JSON.parse(readFileSync(join(dist, "packs", name), "utf8"));
  const packNames = readdirSync(join(dist, "packs")).filter((name) => name.endsWith(".json"));
  const titles = new Map(Object.values(manifest).map(({ file, name }) => [file, name ? `${name} (${file})` : file]));
  const partOf = (file: string): PartSize => ({ name: titles.get(file) ?? file, kib: kibAt(`web/${file}`) });

  return {
    /** Every script that runs before a quiz can be answered on a device that was never used: the app, the quiz, and what they import. */
    quizScripts: () => filesOf(manifest, [entry, quizScreen]).map(partOf),
    /** What a scenario fetches besides the scripts of every page: its screens, its engine, and what they import. */
    scenarioScripts: () => {
      const everywhere = new Set(filesOf(manifest, [entry, device]));
      return filesOf(manifest, [scenarioScreens])
        .filter((file) => !everywhere.has(file))
        .map(partOf);
    },
    /** Every script of the app. */
    scripts: () =>
      filesOf(manifest, Object.keys(manifest))
        .filter((file) => file.endsWith(".js"))
        .map(partOf),
    /** All styles in one file, as the app fetches them. */
    styles: () => [...new Set(Object.values(manifest).map(({ file }) => file))].filter((file) => file.endsWith(".css")).map(partOf),
    /** The style inside a page of each kind, named after one such page. */
    inlineStyles: (): readonly PartSize[] => {
      const pages = readdirSync(join(web, "en"), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("index.html"));
      const styles = new Map(pages.map((file) => [styleIn(readFileSync(join(web, "en", file), "utf8")), `/en/${dirname(file)}`]));
      return [...styles].map(([style, name]) => ({ name, kib: compressedKib(style) }));
    },
    page: (address: string): PartSize => ({ name: address, kib: kibAt(`web/${address}/index.html`) }),
    /** Interface words of one language. */
    words: (locale: string): readonly PartSize[] =>
      Object.entries(manifest)
        .filter(([source]) => source.startsWith(`locales/${locale}/`))
        .map(([source, { file }]) => ({ name: source, kib: kibAt(`web/${file}`) })),
    serviceWorker: (): PartSize => ({ name: "sw.js", kib: kibAt("web/sw.js") }),
    catalogue: (): PartSize => ({ name: "catalogue.json", kib: kibAt("packs/catalogue.json") }),
    packs: (): readonly PartSize[] => packNames.map((name) => ({ name, kib: kibAt(`packs/${name}`) })),
    /** What a device that has nothing yet fetches of each course in each of its languages. */
    downloads: (): readonly PartSize[] => {
      const catalogue = pack("catalogue.json") as Catalogue;
      const kibOfPack = (hash: string): number => kibAt(`packs/${hash}.json`);
      return catalogue.courses.flatMap(({ id, version, languages }) => {
        const manifest = pack(`${version}.json`) as CourseManifest;
        return (Object.keys(languages) as Locale[]).map((locale) => ({
          name: `${id} (${locale})`,
          kib: kibOfPack(version) + neededFiles(manifest, [locale]).reduce((sum, { hash }) => sum + kibOfPack(hash), 0),
        }));
      });
    },
    /** The words of every lesson in every language. */
    lessonTexts: (): readonly PartSize[] => lessonTextsIn(pack, packNames).map(({ name, file }) => ({ name, kib: kibAt(`packs/${file}`) })),
    fonts: (): readonly PartSize[] =>
      readdirSync(join(web, "assets"))
        .filter((name) => name.endsWith(".woff2"))
        .map((name) => ({ name, kib: kibOf(statSync(join(web, "assets", name)).size) })),
  };
}

export const sumOf = (parts: readonly PartSize[]): number => parts.reduce((sum, { kib }) => sum + kib, 0);

const styleIn = (page: string): string => /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? "";

/** The files of some sources and of what they import, each once. Imports that wait for their use are not followed. */
function filesOf(manifest: ViteManifest, sources: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const visit = (source: string) => {
    if (seen.has(source)) return;
    seen.add(source);
    const chunk = manifest[source];
    if (!chunk) throw new Error(`the build has no ${source}`);
    chunk.imports?.forEach(visit);
  };
  sources.forEach(visit);
  return [...new Set([...seen].map((source) => manifest[source]?.file ?? ""))];
}

const refShape = z.object({ hash: z.string() });
const courseManifestShape = z.object({
  course: z.string(),
  activities: z.record(z.string(), z.object({ structure: refShape, words: z.record(z.string(), refShape) })),
});
const structureShape = z.object({ kind: z.string() });

function lessonTextsIn(pack: (name: string) => unknown, names: readonly string[]) {
  const manifests = names.flatMap((name) => courseManifestShape.safeParse(pack(name)).data ?? []);
  return manifests.flatMap(({ course, activities }) =>
    Object.entries(activities)
      .filter(([, { structure }]) => structureShape.parse(pack(`${structure.hash}.json`)).kind === "lesson")
      .flatMap(([activity, { words }]) =>
        Object.entries(words).map(([locale, { hash }]) => ({ name: `${course}/${activity} (${locale})`, file: `${hash}.json` })),
      ),
  );
}
