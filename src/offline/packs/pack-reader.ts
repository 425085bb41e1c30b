import type { CourseId } from "#domain/course/course.ts";
import { pathsPack } from "#domain/course/learning-paths.ts";
import type { ActivityFiles, Catalogue, CourseManifest, FileHash } from "#domain/pack/manifest.ts";
import { type ReferenceManifest, referencePack } from "#domain/reference/reference-pack.ts";
import type { Result } from "#domain/result.ts";
import { PageProblem } from "#page/page-problem.ts";
import type { CatalogueSource, PackFiles } from "#page/page-source.ts";
import type { ShelfFiles } from "#page/shelf-source.ts";
import type { After } from "../patient-fetch.ts";
import type { PackCache } from "./pack-cache.ts";
import { jsonFrom, type PackNetwork } from "./pack-network.ts";
import type { PackProblem } from "./pack-problem.ts";
import { parseCatalogue, parseManifest, parseReferenceManifest } from "./parse-pack.ts";

export interface PackReaderDeps {
  readonly network: PackNetwork;
  /** Absent where nothing can be stored. */
  readonly cache: PackCache | undefined;
  readonly after: After;
}

/** A page waits no longer for a newer catalogue than the one that is stored. */
const patienceMs = 2000;

/**
 * Reads courses for pages: what is on the device first, then the network. It needs no database, so that a page is on screen before
 * one is opened; which versions are installed stands beside the packs (`service-worker/messages.ts`).
 */
export function createPackReader({ network, cache, after }: PackReaderDeps): PackFiles & ShelfFiles & CatalogueSource {
  let catalogue: Promise<Catalogue> | undefined;
  /** While the server has not answered, all wait for the same. */
  let asked: Promise<Catalogue> | undefined;
  /** Files that a course on this device names: put back when they were damaged or cleared away. */
  const kept = new Set<FileHash>();

  return {
    catalogue: () => {
      catalogue ??= newestCatalogue();
      catalogue.catch(() => {
        catalogue = undefined;
      });
      return catalogue;
    },

    async manifest(course, wanted) {
      const installed = (await cache?.installed())?.[course];
      const version = wanted ?? installed?.version ?? (await currentVersion(course));
      if (version === installed?.version) kept.add(version);
      const manifest = unwrap(parsed(await readJson(version), parseManifest));
      if (version === installed?.version) for (const hash of hashesOf(manifest)) kept.add(hash);
      return { version, manifest };
    },

    async shelf() {
      const installed = (await cache?.installed())?.[referencePack];
      const version = installed?.version ?? (await newestCatalogue()).reference?.version;
      if (version === undefined) throw new PageProblem("not-found");
      const manifest = unwrap(parsed(await readJson(version), parseReferenceManifest));
      if (version === installed?.version) for (const hash of [version, ...shelfHashesOf(manifest)]) kept.add(hash);
      return manifest;
    },

    file: async ({ hash }) => unwrap(await readJson(hash)),
  };

  async function currentVersion(course: CourseId): Promise<FileHash> {
    const { courses, paths } = await newestCatalogue();
    const entry = course === pathsPack ? paths : courses.find(({ id }) => id === course);
    if (!entry) throw new PageProblem(course === pathsPack ? "not-found" : "course-gone");
    return entry.version;
  }

  /** The server's catalogue, else the one seen last; that one too when the server takes long, whose answer is then for the next page. */
  function newestCatalogue(): Promise<Catalogue> {
    asked ??= askForCatalogue();
    return asked;
  }

  async function askForCatalogue(): Promise<Catalogue> {
    const fetching = network.catalogue();
    const before = parseCatalogue(await cache?.catalogue().catch(() => undefined));
    const newest = fetching
      .then((fetched) => {
        if (fetched.ok) return keepNewest(fetched.value, before.ok ? before.value.courses : []);
        return before.ok ? before.value : unwrap<Catalogue>(fetched);
      })
      .finally(() => {
        asked = undefined;
      });
    if (!before.ok) return newest;
    return new Promise((resolve, reject) => {
      const cancel = after(patienceMs, () => resolve(before.value));
      newest.finally(cancel).then(resolve, reject);
    });
  }

  /** A course that left the catalogue stays as long as it is on this device. */
  async function keepNewest(fetched: Catalogue, before: Catalogue["courses"]): Promise<Catalogue> {
    const installed = await cache?.installed();
    const listed = new Set(fetched.courses.map(({ id }) => id));
    const gone = before.filter(({ id }) => !listed.has(id) && installed?.[id] !== undefined);
    const newest: Catalogue = { ...fetched, courses: [...fetched.courses, ...gone] };
    await cache?.putCatalogue(newest);
    catalogue = Promise.resolve(newest);
    return newest;
  }

  async function readJson(hash: FileHash): Promise<Result<unknown, PackProblem>> {
    const held = await cache?.get(hash);
    if (held) return jsonFrom(held);
    const fetched = await network.file(hash);
    if (!fetched.ok) return fetched;
    if (kept.has(hash)) await cache?.put(hash, fetched.value);
    return jsonFrom(fetched.value);
  }
}

function hashesOf({ outline, words, activities, paths }: CourseManifest): readonly FileHash[] {
  const parts: readonly ActivityFiles[] = [{ structure: outline, words }, ...Object.values(activities), ...(paths ? [paths] : [])];
  return parts.flatMap((part) => [
    part.structure.hash,
    ...(part.ledger ? [part.ledger.hash] : []),
    ...Object.values(part.words).map(({ hash }) => hash),
  ]);
}

const shelfHashesOf = ({ collections }: ReferenceManifest): readonly FileHash[] =>
  Object.values(collections).flatMap(({ structure, words }) => [structure.hash, ...Object.values(words).map(({ hash }) => hash)]);

function parsed<T>(json: Result<unknown, PackProblem>, parse: (value: unknown) => Result<T, PackProblem>): Result<T, PackProblem> {
  return json.ok ? parse(json.value) : json;
}

/** What a page says of a problem with a pack. */
function unwrap<T>(result: Result<T, PackProblem>): T {
  if (result.ok) return result.value;
  switch (result.error.code) {
    case "hash-mismatch":
    case "not-a-pack":
      throw new PageProblem("damaged");
    case "newer-format":
      throw new PageProblem("newer-format");
    case "http-404":
    case "course-unknown":
      throw new PageProblem("course-gone");
    case "http-error":
      throw new PageProblem("server");
    default:
      throw new PageProblem("offline");
  }
}
