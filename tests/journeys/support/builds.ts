import { join } from "node:path";

export const root = join(import.meta.dirname, "../../..");
export const journeyCache = join(root, ".cache/journeys");

/** The built apps that journeys run on. Each folder holds `web`, `packs` and `server`, as `dist` does. */
export const builds = {
  /** The real courses; made by `npm test` before the journeys. */
  real: join(root, "dist"),
  /** The fixture course: three lessons, every kind of item, English and Arabic. */
  fixture: join(journeyCache, "fixture"),
  /** The app as it is, a later version of the fixture course. */
  laterCourse: join(journeyCache, "later-course"),
  /** A later version of the app, the fixture course as it is. */
  laterApp: join(journeyCache, "later-app"),
  /** The app as it is, with another course in the place of the fixture course. */
  withoutCourse: join(journeyCache, "without-course"),
  /** The app with an interface in no language, for what is written into the code and what does not fit; never part of a release. */
  pseudo: join(journeyCache, "pseudo"),
  /** The app with React's development scripts, which tell of every difference between a page and its first rendering. */
  development: join(journeyCache, "development"),
} as const;

/** In whose places the pseudo words stand, from left to right and from right to left. */
export const pseudoLocales = ["es", "ar"] as const;
export const pseudoSources = join(journeyCache, "pseudo-sources");
/** The interface of `builds.pseudo`, as `locales` is that of the others. */
export const pseudoWords = join(pseudoSources, "locales");

/** Holds `database`, as a server leaves it after its first start. */
export const freshData = join(journeyCache, "fresh-data");

/** The fixture course, and what is different in its later version. */
export const fixtureCourse = "diplomatic-notes";
export const laterSentence = "A note is kept in a register that both sides can read.";
/** What the later app calls itself in English and Arabic. */
export const laterBrand = { en: "Concord Next", ar: "كونكورد التالي" } as const;
