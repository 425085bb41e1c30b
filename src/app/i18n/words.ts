import type { Locale } from "#domain/locale.ts";
import type { FlatWords } from "#page/translate.ts";

export const namespaces = [
  "account",
  "admin",
  "common",
  "invitation",
  "lesson",
  "pages",
  "quiz",
  "reader",
  "reference",
  "scenario",
  "search",
  "settings",
  "sign-in",
  "trainer",
  "trainer-report",
  "worksheet",
] as const;
export type Namespace = (typeof namespaces)[number];
export type Words = { readonly [namespace in Namespace]?: FlatWords };

type Addresses = Readonly<Record<string, string>>;
/** Of the words of lessons and quizzes; the first script does not carry the others (`words-later.ts`). */
const addresses: Addresses = import.meta.glob("../../../locales/*/{common,lesson,pages,quiz}.json", {
  query: "?url",
  import: "default",
  eager: true,
});

async function wordsAddress(locale: Locale, namespace: Namespace): Promise<string> {
  const file = `../../../locales/${locale}/${namespace}.json`;
  const address = addresses[file] ?? (await import("./words-later.ts")).laterAddresses[file];
  if (!address) throw new Error(`no words for ${locale}/${namespace}`);
  return address;
}

/** Interface words are files of their own, so that the service worker can read them as well. Rejects when the network is gone and nothing is kept. */
export async function fetchWords(locale: Locale, namespace: Namespace): Promise<FlatWords> {
  const response = await fetch(await wordsAddress(locale, namespace));
  if (!response.ok) throw new Error(`words ${locale}/${namespace}: ${response.status}`);
  return (await response.json()) as FlatWords;
}
