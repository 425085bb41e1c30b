import { fork } from "node:child_process";
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build as viteBuild } from "vite";
import type { Compilation } from "#compiler/compile.ts";
import { formatDiagnostic } from "#compiler/diagnostic.ts";
import { readAssets } from "./assets.ts";
import { createCompressor } from "./compress.ts";
import { writePages } from "./pages.ts";
import { serverBuild } from "./server-build.ts";
import { writeServiceWorker } from "./service-worker.ts";
import { writeWebManifests } from "./web-manifest.ts";

/**
 * Builds everything `npm start` serves: dist/web (pages, scripts, worker), dist/packs, dist/server.
 * `--quality` is brotli's, 5 for tests and 11 for a release; `--courses` another folder of courses (the benchmark's fixture);
 * `--out` another output folder; `--mode development` keeps the warnings of React in, for the journeys. The output folder is replaced
 * as a whole once everything is there: a build that fails, or is stopped, leaves the last one as it was.
 */
const { values } = parseArgs({
  options: {
    quality: { type: "string", default: "11" },
    courses: { type: "string", default: "courses" },
    out: { type: "string", default: "dist" },
    mode: { type: "string", default: "production" },
  },
});
const root = resolve(import.meta.dirname, "../..");
const out = resolve(root, values.out);
const next = join(dirname(out), `.${basename(out)}-next`);
const web = join(next, "web");
const quality = Number(values.quality);
process.env.NODE_ENV = values.mode;

const rendererDir = join(root, ".cache/renderer");
rmSync(next, { recursive: true, force: true });
const compressor = createCompressor(quality);
const [compilation] = await Promise.all([
  compiledCourses(resolve(root, values.courses)),
  viteBuild({
    root,
    logLevel: "warn",
    build: { outDir: rendererDir, emptyOutDir: true, manifest: false, ssr: true, rolldownOptions: { input: "src/app/entry-server.tsx" } },
  }),
  // The courses are still being compiled then, on the other core.
  viteBuild({ root, logLevel: "warn", build: { outDir: web } }).then(() => compressor.addAll(web)),
  viteBuild(serverBuild(root, join(next, "server"))),
]);
const errors = compilation.diagnostics.filter(({ severity }) => severity === "error");
for (const diagnostic of errors) console.error(formatDiagnostic(diagnostic));
if (errors.length > 0)
  console.error(`${errors.length} errors in the courses; those that have them are left out. "npm run courses -- check" says more.`);
if (compilation.catalogue.courses.length === 0) {
  console.error("No course is whole, so nothing was built.");
  process.exit(1);
}

const packs = join(next, "packs");
mkdirSync(packs, { recursive: true });
for (const [hash, text] of compilation.files) writeFileSync(join(packs, `${hash}.json`), text);
writeFileSync(join(packs, "catalogue.json"), JSON.stringify(compilation.catalogue));
compressor.addAll(packs, "pack");

cpSync(join(root, "public"), web, { recursive: true });
writeWebManifests(root, web);
const assets = readAssets(root, web);
const pages = await writePages({ root, web, rendererDir, assets, compilation, onFile: compressor.add });
await writeServiceWorker({ root, web, assets });
compressor.addAll(web);
await compressor.finish();
rmSync(out, { recursive: true, force: true });
renameSync(next, out);
console.log(`Built ${pages} pages, ${compilation.files.size} pack files, brotli ${quality}.`);

/** The courses are compiled in a process of their own, since that takes as long as the scripts do. */
function compiledCourses(folder: string): Promise<Compilation> {
  return new Promise((resolved, reject) => {
    const child = fork(join(import.meta.dirname, "compile-courses.ts"), [folder], {
      serialization: "advanced",
      // Parsing leaves much garbage behind; a larger young generation saves a sixth of the compiler's time.
      execArgv: [...process.execArgv, "--max-semi-space-size=64"],
    });
    child.once("message", (compilation) => resolved(compilation as Compilation));
    child.once("exit", (code) => reject(new Error(`the compiler of courses ended with ${code}`)));
  });
}
