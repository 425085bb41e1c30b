import type { Locale } from "#domain/locale.ts";

/** Read by the server at `/` only; says nothing about the person. */
export function rememberLocale(locale: Locale): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API does not exist in Firefox and WebKit
  document.cookie = `concord-locale=${locale}; path=/; max-age=31536000; samesite=lax`;
}
