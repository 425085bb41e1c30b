import { pathsPack } from "#domain/course/learning-paths.ts";
import { isLocale } from "#domain/locale.ts";
import { err, ok } from "#domain/result.ts";
import type { ConcordDatabase } from "#offline/database.ts";
import { canStore } from "#offline/packs/can-store.ts";
import { createInstalledCourses } from "#offline/packs/installed-courses.ts";
import { createPackDownloader } from "#offline/packs/pack-downloader.ts";
import type { PackProblem } from "#offline/packs/pack-problem.ts";
import { createPackRows } from "#offline/packs/pack-rows.ts";
import { versionsInUse } from "#offline/records/versions-in-use.ts";
import { caches, packCache, packNetwork, pageSource, subtle } from "../packs.ts";
import type { CoursesHere, DeviceProblem, DownloadProblemCode, InstalledCourse, Packs } from "./device.ts";

interface Deps {
  readonly db: ConcordDatabase;
  readonly clock: { now(): number };
}

/** The courses on this device: what is here, kept up to date across tabs, and how they come and go. */
export async function openCourses({ db, clock }: Deps): Promise<CoursesHere> {
  const able = await canStore({ isSecureContext: globalThis.isSecureContext, caches, subtle });
  if (!able.ok || !packCache) {
    const none: readonly InstalledCourse[] = [];
    const packs: Packs = {
      cannotStore: able.ok ? "unsupported" : able.error.code,
      missing: async () => 0,
      download: async () => err({ code: "failed" }),
      remove: async () => ok(undefined),
      keepPaths: async () => undefined,
    };
    return { packs, installed: () => none, subscribe: () => () => undefined };
  }

  const [, segment] = location.pathname.split("/");
  const cache = packCache;
  const rows = createPackRows(db, clock);
  const courses = createInstalledCourses({ rows, cache, versionsInUse: () => versionsInUse(db) });
  const downloader = createPackDownloader({
    network: packNetwork,
    cache,
    rows,
    storage: globalThis.navigator?.storage,
    shelfLocales: isLocale(segment) ? [segment] : [],
    tidy: courses.tidy,
  });
  let installed: readonly InstalledCourse[] = [];
  const listeners = new Set<() => void>();
  const refresh = async () => {
    const list = await courses.list();
    if (!list.ok) return;
    installed = list.value;
    for (const listener of listeners) listener();
  };
  await refresh();
  rows.observe(() => void refresh());
  courses.tidy().catch(() => undefined); // a crash between the database and the list beside the packs is made good here, or at the next start

  const packs: Packs = {
    missing: async (course, locales) => {
      const plan = await downloader.plan(course.id, locales);
      return plan.ok ? plan.value.missingBytes : 0;
    },
    download: async (course, locales, { signal, onProgress }) => {
      const result = await downloader.download(course.id, locales, {
        signal,
        onProgress: ({ bytesDone, bytes }) => onProgress(bytesDone, bytes),
      });
      await refresh();
      prepareSearch();
      return result.ok ? ok(undefined) : err({ code: codeOf(result.error) });
    },
    remove: async (course) => {
      const result = await courses.remove(course);
      await refresh();
      prepareSearch();
      return result;
    },
    keepPaths: async (locale) => {
      const here = (await cache.installed())[pathsPack];
      const offered = await pageSource.catalogue().catch(() => undefined);
      const version = offered?.paths?.version;
      if (version === undefined || (version === here?.version && here.locales.includes(locale))) return;
      await downloader.download(pathsPack, [...new Set([...(here?.locales ?? []), locale])]);
    },
  };
  return {
    packs,
    installed: () => installed,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Indexes for search are made when a course comes, and go when it goes; what fails here is made when a search is opened. */
function prepareSearch(): void {
  import("../search/page-search.ts").then(({ pageSearch }) => pageSearch()?.prepare()).catch(() => undefined);
}

function codeOf({ code }: PackProblem | DeviceProblem): DownloadProblemCode {
  switch (code) {
    case "offline":
    case "aborted":
    case "http-404":
    case "hash-mismatch":
    case "not-a-pack":
    case "quota":
      return code;
    case "course-unknown":
      return "http-404";
    case "device-full":
      return "quota";
    default:
      return "failed";
  }
}
