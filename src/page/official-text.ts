import type { Locale } from "#domain/locale.ts";

/** The official text in the reader's language where the site of United Nations documents has it, else the address as it is. */
export function officialTextHref(url: string, locale: Locale): { readonly href: string; readonly locale: Locale | undefined } {
  const prefix = "https://docs.un.org/en/";
  return url.startsWith(prefix)
    ? { href: `https://docs.un.org/${locale}/${url.slice(prefix.length)}`, locale }
    : { href: url, locale: undefined };
}
