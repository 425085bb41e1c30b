import type { Locale } from "#domain/locale.ts";
import { dirOf } from "#domain/locale.ts";
import type { Instrument, InstrumentText } from "#domain/reference/library.ts";
import type { Translate } from "./translate.ts";

interface Cited {
  readonly instrument: Instrument;
  readonly text: InstrumentText;
  /** Written out in the language of `t`. */
  readonly pinpoint?: string | undefined;
  /** Whole address that leads back to the place. */
  readonly link: string;
}

/**
 * A footnote as plain text: title, symbol, year, pinpoint, then a link. What the title says already is not repeated. In right-to-left
 * text a mark keeps the end of a symbol (`A/68/98*`) in its place.
 */
export function footnoteText({ instrument, text, pinpoint, link }: Cited, locale: Locale, t: Translate): string {
  const { symbol, year } = instrument;
  const title = text.title.text;
  const separator = t("footnote.separator");
  const named = symbol === undefined || title.includes(symbol) ? title : `${title}${separator}${isolated(symbol, locale)}`;
  const dated = named.includes(String(year)) ? named : t("footnote.year", { text: named, year: String(year) });
  const whole = pinpoint === undefined ? dated : `${dated}${separator}${pinpoint.replaceAll("\u00A0", " ")}`;
  return `${t("footnote.end", { text: whole })} ${link}`;
}

const leftToRightMark = "\u200E";
const isolated = (symbol: string, locale: Locale): string => (dirOf(locale) === "rtl" ? `${symbol}${leftToRightMark}` : symbol);
