import { formatTagOf, type Locale } from "#domain/locale.ts";
import { arabicMonths, wholeWords } from "../i18n/format.ts";
import { useLocale } from "../i18n/i18n.tsx";
import { usePreferences } from "../preferences.ts";

/** Writes `1998-12-04`, `2019-09` and `2005` as the reader's language does, with no more than is known. */
export function useDayText(): (date: string) => string {
  const locale = useLocale();
  const digits = usePreferences((preferences) => preferences.digits);
  return dayTextOf(locale, digits);
}

const made = new Map<string, (date: string) => string>();

/** Formats are costly to make, and alike wherever a page writes a date. */
function dayTextOf(locale: Locale, digits: "latn" | "arab"): (date: string) => string {
  const key = `${locale} ${digits}`;
  const text = made.get(key) ?? createDayText(locale, digits);
  made.set(key, text);
  return text;
}

/** Days belong to no time zone, so that a page built anywhere says the same. */
export function createDayText(locale: Locale, digits: "latn" | "arab"): (date: string) => string {
  const tag = formatTagOf(locale, digits);
  const number = new Intl.NumberFormat(tag, { useGrouping: false });
  const formatOf = (parts: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { ...parts, timeZone: "UTC" });
  const wholeDay = formatOf({ dateStyle: "long" });
  const wholeYear = formatOf({ year: "numeric" });
  const wholeMonth = formatOf({ year: "numeric", month: "long" });
  return (date) => {
    const [year = 0, month, day] = date.split("-").map(Number);
    if (month === undefined) return wholeYear.format(Date.UTC(year, 0, 1));
    if (locale === "ar") {
      const named = `${arabicMonths[month - 1]} ${number.format(year)}`;
      return day === undefined ? named : `${number.format(day)} ${named}`;
    }
    return wholeWords(tag, (day === undefined ? wholeMonth : wholeDay).format(Date.UTC(year, month - 1, day ?? 1)));
  };
}
