import type { PageSource } from "#page/page-source.ts";

const packs = async () => (await import("./packs.ts")).pageSource;

/** The app's source of pages. Its script is loaded with the first page that did not bring its content along. */
export const pageSource: PageSource = {
  catalogue: async () => (await packs()).catalogue(),
  course: async (locale, course) => (await packs()).course(locale, course),
  ledger: async (course, activity) => (await packs()).ledger(course, activity),
  shelf: async () => (await packs()).shelf(),
  paths: async () => (await packs()).paths(),
  activity: async (locale, course, activity, options) => (await packs()).activity(locale, course, activity, options),
};
