import type { Locale } from "#domain/locale.ts";

/** What a page says to the worker. */
export type WorkerMessage =
  /** The learner chose the new version in this tab. */
  | { readonly type: "take-over" }
  /**
   * These interface languages are used on this device, or belong to a downloaded course. Through the port that comes along the worker
   * says whether it has them all.
   */
  | { readonly type: "keep-locales"; readonly locales: readonly Locale[] };

/** What the worker says to a page: its background sync has come. */
export type PageMessage = "online";

/** Caches with lasting names; the app's own files are in the precache that workbox names. */
export const packCache = "concord-packs";
export const fontCache = "concord-fonts";
/** What only some people open (trainers, administrators): kept where it was opened, and only of the present version of the app. */
export const partCache = "concord-parts";

/** Written by the app beside the packs: which version and languages of a course are whole on this device. */
export const installedAddress = "/packs/installed.json";
export interface InstalledPacks {
  readonly [course: string]: { readonly version: string; readonly locales: readonly Locale[] };
}

/** The catalogue seen last, for when there is no network. */
export const catalogueAddress = "/packs/catalogue.json";
