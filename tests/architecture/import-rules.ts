import { importsOf, type SourceImports } from "./imports-of.ts";

/** The one table of layers: what each folder of `src` may import besides itself (docs/architecture.md). */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  sync: ["domain"],
  page: ["domain"],
  compiler: ["domain"],
  offline: ["domain", "sync", "page"],
  app: ["domain", "sync", "page", "offline"],
  server: ["domain", "sync"],
};
const pureLayers = ["domain", "page"];
const browserLayers = ["domain", "sync", "page", "offline", "app"];
/** Packages for the build and the server: too large for, or useless in, a browser. */
const neverInTheBrowser = /^(zod|yaml|unified|fastify|@fastify\/.+|remark-.+|mdast-.+|micromark.*)$/;

export type ImportRule =
  | "layer-unknown"
  | "layers-import-downwards"
  | "features-are-strangers"
  | "pure-layers-import-no-packages"
  | "pure-layers-read-no-clock"
  | "browser-imports-no-build-packages"
  | "no-circular-imports";

export interface Violation {
  readonly rule: ImportRule;
  /** Path of the file at fault, from the project's root. */
  readonly file: string;
  /** What it imports or reads; for a circle, the files on the way round. */
  readonly found: string;
}

/** Checks sources (path from the project's root to text) against every rule. Tests may import what they like. */
export function violationsIn(sources: ReadonlyMap<string, string>): Violation[] {
  const modules = [...sources].filter(([path]) => !/\.test\.tsx?$/.test(path)).map(([path, text]) => importsOf(path, text));
  return [...modules.flatMap(violationsOf), ...circlesIn(modules)];
}

function violationsOf(module: SourceImports): Violation[] {
  const layer = module.path.split("/")[1] ?? "";
  const below = mayImport[layer];
  if (!below) return [{ rule: "layer-unknown", file: module.path, found: layer }];
  const violation = (rule: ImportRule) => (found: string) => ({ rule, file: module.path, found });
  const reachable = [layer, ...below].map((name) => `src/${name}/`);
  const upwards = module.files.filter((file) => !reachable.some((folder) => file.startsWith(folder)));
  const feature = featureOf(module.path);
  const strangers = module.files.filter((file) => feature && featureOf(file) && featureOf(file) !== feature);
  const buildOnly = module.packages.filter((name) => name.startsWith("node:") || neverInTheBrowser.test(name));
  return [
    ...upwards.map(violation("layers-import-downwards")),
    ...strangers.map(violation("features-are-strangers")),
    ...(pureLayers.includes(layer) ? module.packages.map(violation("pure-layers-import-no-packages")) : []),
    ...(pureLayers.includes(layer) ? module.clocks.map(violation("pure-layers-read-no-clock")) : []),
    ...(browserLayers.includes(layer) ? buildOnly.map(violation("browser-imports-no-build-packages")) : []),
  ];
}

const featureOf = (path: string): string | undefined => /^src\/app\/features\/([^/]+)\//.exec(path)?.[1];

/** Each circle once, named at the file where a depth-first walk closes it. */
function circlesIn(modules: readonly SourceImports[]): Violation[] {
  const filesOf = new Map(modules.map((module) => [module.path, module.files]));
  const done = new Set<string>();
  const circles: Violation[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(file);
    if (seenAt >= 0) circles.push({ rule: "no-circular-imports", file, found: [...trail.slice(seenAt), file].join(" -> ") });
    if (seenAt >= 0 || done.has(file)) return;
    for (const next of filesOf.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of filesOf.keys()) walk(file, []);
  return circles;
}
