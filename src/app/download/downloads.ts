import { create } from "zustand";
import type { Locale } from "#domain/locale.ts";
import type { CatalogueCourse } from "#domain/pack/manifest.ts";
import { keepLocales } from "../app-update.ts";
import type { DownloadProblemCode, Packs } from "../device/device.ts";

export type DownloadState =
  | { readonly kind: "running"; readonly done: number; readonly total: number }
  | {
      readonly kind: "stopped";
      readonly code: DownloadProblemCode;
      readonly done: number;
      readonly total: number;
      readonly locales: readonly Locale[];
    };

interface Downloads {
  readonly courses: { readonly [course: string]: DownloadState | undefined };
}

/** Downloads under way in this tab; they go on while the reader moves about. */
export const useDownloads = create<Downloads>()(() => ({ courses: {} }));

const running = new Map<string, AbortController>();
const put = (course: string, state: DownloadState | undefined) =>
  useDownloads.setState(({ courses }) => ({ courses: { ...courses, [course]: state } }));

/** Starts or goes on; answers whether the course is on the device. When the connection comes back, a download that it stopped goes on by itself. */
export async function startDownload(packs: Packs, course: CatalogueCourse, locales: readonly Locale[]): Promise<boolean> {
  if (running.has(course.id)) return false;
  const abort = new AbortController();
  running.set(course.id, abort);
  let done = 0;
  let total = 0;
  put(course.id, { kind: "running", done, total });
  const result = await packs.download(course, locales, {
    signal: abort.signal,
    onProgress: (doneBytes, totalBytes) => {
      done = doneBytes;
      total = totalBytes;
      put(course.id, { kind: "running", done, total });
    },
  });
  const problem = result.ok ? await pagesProblem(locales, abort.signal) : result.error.code;
  running.delete(course.id);
  put(course.id, problem && { kind: "stopped", code: problem, done, total, locales });
  if (problem === "offline") addEventListener("online", () => goOn(packs, course), { once: true });
  return problem === undefined;
}

/** A course in a language is of use without a connection only with the pages of that language. */
async function pagesProblem(locales: readonly Locale[], signal: AbortSignal): Promise<DownloadProblemCode | undefined> {
  if (await keepLocales(locales, signal)) return undefined;
  if (signal.aborted) return "aborted";
  return navigator.onLine ? "failed" : "offline";
}

/** Not if the reader has forgotten the download meanwhile, or gone on without waiting. */
function goOn(packs: Packs, course: CatalogueCourse): void {
  const state = useDownloads.getState().courses[course.id];
  if (state?.kind === "stopped" && state.code === "offline") void startDownload(packs, course, state.locales);
}

export function pauseDownload(course: string): void {
  running.get(course)?.abort();
}

/** Forgets a stopped download; files that arrived are taken by the next one. */
export function forgetDownload(course: string): void {
  put(course, undefined);
}
