import { isLocale, type Locale } from "#domain/locale.ts";
import type { WebBuild } from "./web-build.ts";

/** What the server does with an address of the app. */
export type WebAnswer =
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "redirect"; readonly location: string }
  /** A page whose address names no language, after the language. */
  | { readonly kind: "choose-language"; readonly rest: string }
  /** No page: the language of the address, if it has one, is the language of the message. */
  | { readonly kind: "page-missing"; readonly locale?: Locale }
  | { readonly kind: "file-missing" };

/**
 * Finds the answer to a request's path and query as they were sent. Addresses are ASCII, so nothing is decoded. A clean address is a page; a
 * name with an extension is a file or nothing, never a page (a missing script must not come back as HTML).
 */
export function webAnswer(url: string, build: WebBuild): WebAnswer {
  const queryAt = url.indexOf("?");
  const path = queryAt < 0 ? url : url.slice(0, queryAt);
  const search = url.slice(path.length);
  if (path === "/") return { kind: "choose-language", rest: "" };
  if (path === "/join") return { kind: "choose-language", rest: "/join" }; // short enough to be typed off a projector
  if (hasExtension(path)) return build.files.has(path.slice(1)) ? { kind: "file", file: path.slice(1) } : { kind: "file-missing" };

  const locale = path.split("/")[1];
  if (!isLocale(locale)) return isPageIn(path, build) ? { kind: "choose-language", rest: path + search } : { kind: "page-missing" };
  if (path.endsWith("/")) return { kind: "redirect", location: path.replace(/(?<!\/)\/+$/, "") + search };

  const page = build.pages.get(path);
  if (page === undefined || path === `/${locale}/404`) {
    const moved = addressOfMovedActivity(path, build);
    return moved === undefined ? { kind: "page-missing", locale } : { kind: "redirect", location: moved + search };
  }
  const query = new URLSearchParams(search);
  const needsApp = (query.has("text") || query.has("with")) && !query.has("plain");
  return { kind: "file", file: needsApp ? `shell/${locale}.html` : page };
}

/** Looks at the last part alone: a search through the whole path takes long for one that is made of dots. */
const hasExtension = (path: string): boolean => /\../.test(path.slice(path.lastIndexOf("/")));

/** Whether a page stands at the address in every language: footnotes name pages and blocks without one. */
function isPageIn(path: string, build: WebBuild): boolean {
  return build.pages.has(`/en${path}`) || addressOfMovedActivity(`/en${path}`, build) !== undefined;
}

/** The module in an activity's address is decoration: an activity that moved to another module is found by course and id. */
function addressOfMovedActivity(path: string, build: WebBuild): string | undefined {
  const [, course, activity] = /^(\/[a-z]{2}\/courses\/[^/]+)(?:\/[^/]+)?\/([^/]+)$/.exec(path) ?? [];
  if (course === undefined || activity === undefined) return undefined;
  return [...build.pages.keys()].find((page) => page.startsWith(`${course}/`) && page.endsWith(`/${activity}`));
}
