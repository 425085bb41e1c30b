import { isLocale, type Locale } from "#domain/locale.ts";

/** Set by the language links of every page; names the interface language and nothing else. */
const localeCookie = "concord-locale";

/**
 * The interface language for an address that names none: the reader's last choice, else the best of `Accept-Language` that Concord has
 * (`ar-EG` is Arabic; RFC 9110, 12.5.4), else English. Malformed headers are ignored.
 */
export function preferredLocale(headers: { readonly cookie?: string | undefined; readonly acceptLanguage?: string | undefined }): Locale {
  const chosen = cookieValue(headers.cookie ?? "", localeCookie);
  if (isLocale(chosen)) return chosen;
  const ranked = (headers.acceptLanguage ?? "")
    .split(",")
    .map(languageRange)
    .filter(({ quality }) => quality > 0);
  const best = ranked.sort((one, other) => other.quality - one.quality).find(({ language }) => isLocale(language));
  return isLocale(best?.language) ? best.language : "en";
}

function cookieValue(header: string, name: string): string | undefined {
  const pairs = header.split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** `fr-CH;q=0.8` is French with quality 0.8; without `q` the quality is 1, with one that is no number it is 0. */
function languageRange(text: string): { readonly language: string; readonly quality: number } {
  const [tag = "", ...parameters] = text.trim().toLowerCase().split(";");
  const weight = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("q="));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { language: tag.trim().split("-", 1)[0] ?? "", quality: Number.isNaN(quality) ? 0 : quality };
}
