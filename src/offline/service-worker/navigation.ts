import { isLocale, type Locale } from "#domain/locale.ts";
import { activityAddressFrom, homeHref, inLocale } from "#page/address.ts";
import { composeLessonPage, emptyShell } from "#page/lesson-page.ts";
import { createActivitySource } from "#page/page-source.ts";
import { createTranslate, type FlatWords } from "#page/translate.ts";
import { type InstalledPacks, installedAddress } from "./messages.ts";
import { shellAddress } from "./precache-list.ts";

export interface NavigationStores {
  /** A file of the app by its address. */
  precached(url: string): Promise<Response | undefined>;
  /** Interface words of a language. */
  words(locale: Locale, namespace: "common" | "lesson"): Promise<Response | undefined>;
  /** A file of a pack by its address. */
  pack(url: string): Promise<Response | undefined>;
  network(request: Request): Promise<Response>;
  /** A language whose shell is on the device, if any. */
  keptShell(): Promise<Locale | undefined>;
}

/** Longer than a slow line takes to begin an answer; a network that swallows everything counts as none from then on. */
const silenceMs = 8000;

/**
 * Answers every page of the app from the device: a downloaded lesson with its text already in the page, anything else with the
 * language's shell, so that a page and its scripts are always of one version. `?plain` asks the server for its own page.
 */
export function createNavigation({ precached, words, pack, network, keptShell }: NavigationStores) {
  return async (request: Request, url: URL): Promise<Response> => {
    const locale = url.pathname.split("/")[1];
    if (!isLocale(locale) || url.searchParams.has("plain")) return fromNetwork(request, url);
    const shell = await precached(shellAddress(locale));
    if (!shell) return fromNetwork(request, url);
    const html = await shell.text();
    const body = (url.search === "" && (await lessonHtml(html, url.pathname))) || emptyShell(html, url.pathname, "Concord");
    return new Response(body, { headers: pageHeaders(shell.headers) });
  };

  /** Without a network, an address in a language that is not kept is answered in one that is. */
  async function fromNetwork(request: Request, url: URL): Promise<Response> {
    const answer = network(request);
    try {
      return await Promise.race([answer, new Promise<never>((_, reject) => setTimeout(reject, silenceMs))]);
    } catch {
      const [, segment] = url.pathname.split("/");
      const wanted = isLocale(segment) ? segment : undefined;
      const kept = wanted && (await precached(shellAddress(wanted))) ? wanted : await keptShell();
      if (!kept) return answer;
      const address = new URL(wanted ? inLocale(url.pathname, kept) : homeHref(kept) + restOf(url.pathname), url);
      if (wanted && wanted !== kept) address.searchParams.set("unavailable", wanted);
      return Response.redirect(address, 302);
    }
  }

  /** Footnotes name pages without a language; anything else that has none leads home. */
  function restOf(pathname: string): string {
    return /^(?:\/[a-z\d-]+)+$/.test(pathname) ? pathname : "";
  }

  async function lessonHtml(shell: string, pathname: string): Promise<string | undefined> {
    const address = activityAddressFrom(pathname);
    if (!address) return undefined;
    try {
      const [installed, common, lesson] = await Promise.all([
        json<InstalledPacks>(pack(installedAddress)),
        json<FlatWords>(words(address.locale, "common")),
        json<FlatWords>(words(address.locale, "lesson")),
      ]);
      const version = installed[address.course]?.version;
      if (!version) return undefined;
      const source = createActivitySource({
        manifest: async () => ({ version, manifest: await json(pack(`/packs/${version}.json`)) }),
        file: ({ hash }) => json(pack(`/packs/${hash}.json`)),
      });
      const page = await source.activity(address.locale, address.course, address.activity);
      if (page.kind !== "lesson") return undefined;
      return composeLessonPage(shell, pathname, page, createTranslate(address.locale, { ...common, ...lesson }));
    } catch {
      return undefined; // not downloaded, or damaged: the app finds out which and says so
    }
  }
}

/** Rejects where nothing is stored. */
const json = async <T>(stored: Promise<Response | undefined>): Promise<T> => ((await stored) as Response).json();

/** Those that describe the stored copy, and not the page, do not apply. */
function pageHeaders(stored: Headers): Headers {
  const headers = new Headers(stored);
  for (const name of ["content-encoding", "content-length", "etag"]) headers.delete(name);
  return headers;
}
