import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dirOf } from "#domain/locale.ts";
import { sourcesHashOf } from "../../../tools/run/build-stamp.ts";
import { withLock } from "../../../tools/run/lock.mjs";
import { portOf } from "./app-server.ts";
import {
  builds,
  fixtureCourse,
  freshData,
  journeyCache,
  laterBrand,
  laterSentence,
  pseudoLocales,
  pseudoSources,
  pseudoWords,
  root,
} from "./builds.ts";
import { writePseudoWords } from "./pseudo-words.ts";

const fixtures = join(root, "tests/fixtures/courses/good");
const laterCourses = join(journeyCache, "courses/later");
const otherCourses = join(journeyCache, "courses/other");
const pseudoCourses = join(journeyCache, "courses/pseudo");
const laterSources = join(journeyCache, "sources");
const stamp = join(journeyCache, "stamp.txt");

/** Builds what the journeys run on, unless nothing changed since the last time. Vitest calls it once, before all journeys. */
export default async function makeBuilds(): Promise<void> {
  if (!existsSync(join(builds.real, "server/main.js"))) throw new Error('the journeys need the built app; run "npm run build" first');
  await withLock(join(root, ".cache"), "build", async () => {
    const sources = sourcesOfBuilds();
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
    rmSync(journeyCache, { recursive: true, force: true });
    mkdirSync(journeyCache, { recursive: true });
    writeLaterCourse();
    writeLaterSources();
    writeOtherCourse();
    writePseudoSources();
    writePseudoCourses();
    build(root, fixtures, builds.fixture);
    build(root, laterCourses, builds.laterCourse);
    build(root, otherCourses, builds.withoutCourse);
    build(laterSources, fixtures, builds.laterApp);
    build(pseudoSources, pseudoCourses, builds.pseudo);
    build(root, fixtures, builds.development, "development");
    await writeFreshData();
    writeFileSync(stamp, sources);
  });
}

function build(sources: string, courses: string, out: string, mode = "production"): void {
  const options = { quality: "1", courses, out, mode };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  execFileSync(process.execPath, ["--import", "tsx", join(sources, "tools/build/build.ts"), ...args], {
    cwd: sources,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** The data folder of a server that was started once: making a database takes longer than all else in a start. */
async function writeFreshData(): Promise<void> {
  const server = spawn(process.execPath, [join(builds.fixture, "server/main.js")], {
    env: { ...process.env, NODE_ENV: "production", PORT: "0", HOST: "127.0.0.1", DATA_DIR: freshData },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await portOf(server);
  const gone = once(server, "exit");
  server.kill("SIGTERM");
  await gone;
}

/** A sentence more in one lesson, and a question of the practice quiz that counts double. */
function writeLaterCourse(): void {
  cpSync(fixtures, laterCourses, { recursive: true });
  const module = join(laterCourses, fixtureCourse, "notes");
  edit(join(module, "what-a-note-is/en.md"), "in the third person.", `in the third person. ${laterSentence}`);
  edit(join(module, "check-notes/quiz.yaml"), "block: what-a-note-is#form\n    points: 1", "block: what-a-note-is#form\n    points: 2");
}

/** Another course in the place of the fixture course. */
function writeOtherCourse(): void {
  cpSync(fixtures, otherCourses, { recursive: true });
  renameSync(join(otherCourses, fixtureCourse), join(otherCourses, "other-notes"));
  rmSync(join(otherCourses, "paths"), { recursive: true }); // they lead through the course that is gone
  edit(join(otherCourses, "other-notes/course.yaml"), `id: ${fixtureCourse}`, "id: other-notes");
}

/** The sources of a later app: as they are, with another brand, so that words, pages and scripts all change. */
function writeLaterSources(): void {
  copySources(laterSources);
  for (const [locale, brand] of Object.entries(laterBrand)) {
    const file = join(laterSources, `locales/${locale}/common.json`);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), brand }));
  }
}

function writePseudoSources(): void {
  copySources(pseudoSources);
  for (const locale of pseudoLocales) writePseudoWords(pseudoWords, locale, dirOf(locale));
}

/** The fixture course with its Arabic words in the place of Spanish too: content in letters that neither English nor pseudo words have. */
function writePseudoCourses(): void {
  cpSync(fixtures, pseudoCourses, { recursive: true });
  const arabic = readdirSync(pseudoCourses, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?:^|[\\/])ar\.(?:md|yaml)$/.test(file),
  );
  for (const file of arabic) {
    const text = readFileSync(join(pseudoCourses, file), "utf8");
    writeFileSync(join(pseudoCourses, file.replace(/ar\.(\w+)$/, "es.$1")), text.replace(/^lang: ar$/m, "lang: es"));
  }
}

function copySources(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const part of ["src", "locales", "public", "tools", "package.json", "tsconfig.json", "vite.config.ts"])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  // the build looks fonts up by their place below the sources, not where the link leads
  edit(join(folder, "vite.config.ts"), "resolve: { alias", "resolve: { preserveSymlinks: true, alias");
}

function edit(file: string, before: string, after: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.includes(before)) throw new Error(`${file} does not hold "${before}"`);
  writeFileSync(file, text.replace(before, after));
}

function sourcesOfBuilds(): string {
  const hash = createHash("sha256").update(sourcesHashOf(root));
  for (const folder of [fixtures, import.meta.dirname]) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort()) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}
