import type { CourseId } from "#domain/course/course.ts";
import { pathsPack } from "#domain/course/learning-paths.ts";
import type { Locale } from "#domain/locale.ts";
import type { Catalogue, CourseManifest, FileHash, FileRef } from "#domain/pack/manifest.ts";
import { type ReferenceManifest, referencePack } from "#domain/reference/reference-pack.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";
import { type StorageManagerParts, storageEstimate } from "../storage.ts";
import { neededFiles, neededShelfFiles, totalBytes } from "./needed-files.ts";
import type { PackCache } from "./pack-cache.ts";
import { jsonFrom, type PackNetwork } from "./pack-network.ts";
import type { PackProblem } from "./pack-problem.ts";
import type { PackFacts, PackRows } from "./pack-rows.ts";
import { parseManifest, parseReferenceManifest } from "./parse-pack.ts";

export interface DownloadProgress {
  readonly files: number;
  readonly filesDone: number;
  /** Of the stored files; fewer go over the network, where they are compressed. */
  readonly bytes: number;
  readonly bytesDone: number;
}
export interface DownloadPlan {
  readonly version: FileHash;
  /** Everything the course and the reference shelf need in these languages. */
  readonly files: readonly FileRef[];
  /** Those that are not on the device yet. */
  readonly missing: readonly FileRef[];
  readonly missingBytes: number;
}
export interface DownloadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DownloadProgress) => void;
}
export interface DownloaderDeps {
  readonly network: PackNetwork;
  readonly cache: PackCache;
  readonly rows: PackRows;
  readonly storage: StorageManagerParts | undefined;
  /** Languages in which the reference shelf is kept besides those of the course: the interface may speak another one. */
  readonly shelfLocales?: readonly Locale[];
  /** Called after a course was installed: tells pages of it, and takes out what nothing names any more. */
  readonly tidy: () => Promise<Result<void, PackProblem>>;
}

/** Room that stays free for what the learner does. */
const reservedBytes = 2 * 1024 * 1024;
const lanes = 4;

/**
 * Brings a course onto the device, and the reference shelf with it: every file is checked before it is stored, files that are there are not fetched again, and the
 * course changes over in one step at the end. What was stored when a download stops stays, and the next one goes on from it.
 */
export function createPackDownloader({ network, cache, rows, storage, shelfLocales = [], tidy }: DownloaderDeps) {
  return {
    /**
     * What a download would fetch; nothing is stored. For a course that is here this is the check for an update: another `version`, and
     * only the files that changed.
     */
    plan: async (course: CourseId, locales: readonly Locale[], signal?: AbortSignal): Promise<Result<DownloadPlan, PackProblem>> => {
      const found = await newest(course, signal);
      return found.ok ? ok(await planFor(found.value, locales)) : found;
    },

    async download(
      course: CourseId,
      locales: readonly Locale[],
      options: DownloadOptions = {},
    ): Promise<Result<PackFacts, PackProblem | DeviceProblem>> {
      const done = await stored(() => downloadNow(course, locales, options));
      return done.ok ? done.value : done;
    },
  };

  async function downloadNow(
    course: CourseId,
    locales: readonly Locale[],
    { signal, onProgress }: DownloadOptions,
  ): Promise<Result<PackFacts, PackProblem>> {
    const found = await newest(course, signal);
    if (!found.ok) return found;
    const facts = factsFrom(found.value, locales);
    const packs = [facts, ...(await shelfFacts(found.value, locales))];
    const plan = await planFor(found.value, locales);
    const room = await roomFor(plan);
    if (!room.ok) return room;

    await rows.begin(packs);
    const filled = await fill(plan, found.value.manifests, signal, onProgress);
    if (!filled.ok) return filled;
    const { missing } = await planFor(found.value, locales);
    if (missing.length > 0) return err({ code: "quota" }); // the browser cleared files away while we were storing others
    await rows.install(packs);
    const tidied = await tidy();
    return tidied.ok ? ok(facts) : tidied;
  }

  async function newest(course: CourseId, signal: AbortSignal | undefined): Promise<Result<Newest, PackProblem>> {
    const catalogue = await network.catalogue(signal);
    if (!catalogue.ok) return catalogue;
    const entry = entryOf(course, catalogue.value);
    if (!entry) return err({ code: "course-unknown" });
    const read = await manifestOf(entry.version, parseManifest, signal);
    if (!read.ok) return read;
    const { manifest, bytes } = read.value;
    const version = course === pathsPack ? undefined : catalogue.value.reference?.version;
    if (version === undefined) return ok({ entry, manifest, manifests: new Map([[entry.version, bytes]]) });
    const shelf = await manifestOf(version, parseReferenceManifest, signal);
    if (!shelf.ok) return shelf;
    const manifests = new Map([
      [entry.version, bytes],
      [version, shelf.value.bytes],
    ]);
    return ok({ entry, manifest, shelf: { version, manifest: shelf.value.manifest }, manifests });
  }

  async function manifestOf<T>(
    hash: FileHash,
    parse: (value: unknown) => Result<T, PackProblem>,
    signal: AbortSignal | undefined,
  ): Promise<Result<{ readonly manifest: T; readonly bytes: ArrayBuffer }, PackProblem>> {
    const bytes = await bytesOf(hash, signal);
    if (!bytes.ok) return bytes;
    const json = jsonFrom(bytes.value);
    const manifest = json.ok ? parse(json.value) : json;
    return manifest.ok ? ok({ manifest: manifest.value, bytes: bytes.value }) : manifest;
  }

  /** The shelf in the languages asked for, and in those that it is kept in for other courses. */
  async function shelfFacts({ shelf, manifests }: Newest, locales: readonly Locale[]): Promise<readonly PackFacts[]> {
    if (!shelf) return [];
    const held = (await rows.all()).find(({ course, state }) => course === referencePack && state === "installed");
    const wanted = [...new Set([...locales, ...shelfLocales, ...(held?.locales ?? [])])];
    const { version, manifest } = shelf;
    const files = [manifestRef(version, manifests), ...neededShelfFiles(manifest, wanted)];
    return [{ course: referencePack, version, locales: wanted, files, title: "" }];
  }

  async function bytesOf(hash: FileHash, signal: AbortSignal | undefined): Promise<Result<ArrayBuffer, PackProblem>> {
    const held = await cache.get(hash);
    return held ? ok(held) : network.file(hash, signal);
  }

  async function planFor(found: Newest, locales: readonly Locale[]): Promise<DownloadPlan> {
    const { version, files: courseFiles } = factsFrom(found, locales);
    const files = [...courseFiles, ...(await shelfFacts(found, locales)).flatMap((shelf) => shelf.files)];
    const missing: FileRef[] = [];
    for (const file of files) if (!(await cache.get(file.hash))) missing.push(file);
    return { version, files, missing, missingBytes: totalBytes(missing) };
  }

  async function roomFor({ missingBytes }: DownloadPlan): Promise<Result<void, PackProblem>> {
    const { usageBytes, quotaBytes } = await storageEstimate(storage);
    if (usageBytes === undefined || quotaBytes === undefined) return ok(undefined);
    const availableBytes = Math.max(0, quotaBytes - usageBytes - reservedBytes);
    return missingBytes <= availableBytes ? ok(undefined) : err({ code: "quota", neededBytes: missingBytes, availableBytes });
  }

  /** Stores what is missing, a few files at a time; the first problem ends all lanes. */
  async function fill(
    { files, missing }: DownloadPlan,
    manifests: Newest["manifests"],
    signal: AbortSignal | undefined,
    onProgress: ((progress: DownloadProgress) => void) | undefined,
  ): Promise<Result<void, PackProblem>> {
    const queue = [...missing];
    const bytes = totalBytes(files);
    let filesDone = files.length - queue.length;
    let bytesDone = bytes - totalBytes(queue);
    const report = () => onProgress?.({ files: files.length, filesDone, bytes, bytesDone });
    report();

    const problems: PackProblem[] = [];
    const lane = async () => {
      for (let file = queue.shift(); file && problems.length === 0; file = queue.shift()) {
        const kept = await storeOne(file, manifests, signal);
        if (!kept.ok) {
          problems.push(kept.error);
          return;
        }
        filesDone += 1;
        bytesDone += file.bytes;
        report();
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return problems[0] ? err(problems[0]) : ok(undefined);
  }

  async function storeOne(
    { hash }: FileRef,
    manifests: Newest["manifests"],
    signal: AbortSignal | undefined,
  ): Promise<Result<void, PackProblem>> {
    if (signal?.aborted) return err({ code: "aborted" });
    const manifest = manifests.get(hash);
    if (manifest) return cache.put(hash, manifest);
    const bytes = await network.file(hash, signal);
    return bytes.ok ? cache.put(hash, bytes.value) : bytes;
  }
}

const factsFrom = ({ entry, manifest, manifests }: Newest, locales: readonly Locale[]): PackFacts => ({
  course: entry.id,
  version: entry.version,
  locales,
  files: [manifestRef(entry.version, manifests), ...neededFiles(manifest, locales)],
  title: entry.title,
});

/** The learning paths stand beside the courses in the catalogue, and need no shelf. */
function entryOf(course: CourseId, { courses, paths }: Catalogue): Newest["entry"] | undefined {
  if (course === pathsPack) return paths && { id: pathsPack, version: paths.version, title: "" };
  const entry = courses.find(({ id }) => id === course);
  return entry && { id: entry.id, version: entry.version, title: entry.titles[entry.sourceLocale]?.title ?? entry.id };
}

interface Newest {
  readonly entry: { readonly id: CourseId; readonly version: FileHash; readonly title: string };
  readonly manifest: CourseManifest;
  readonly shelf?: { readonly version: FileHash; readonly manifest: ReferenceManifest };
  /** The bytes of the manifests, which are here before anything else. */
  readonly manifests: ReadonlyMap<FileHash, ArrayBuffer>;
}

const manifestRef = (hash: FileHash, manifests: Newest["manifests"]): FileRef => ({ hash, bytes: manifests.get(hash)?.byteLength ?? 0 });
