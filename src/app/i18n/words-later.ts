/** Addresses of the words that the first page of a learner seldom needs. */
export const laterAddresses: Readonly<Record<string, string>> = import.meta.glob(
  ["../../../locales/*/*.json", "!**/{common,lesson,pages,quiz}.json"],
  { query: "?url", import: "default", eager: true },
);
