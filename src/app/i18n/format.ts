import type { Translate } from "#page/translate.ts";

export interface Format {
  number(value: number): string;
  /** Share from 0 to 1, in words of the language where it is a sentence. */
  percent(share: number): string;
  /** Bytes as KB, MB or GB (1 KB = 1,000 bytes), never smaller than 1 KB; number and unit stay together. */
  size(bytes: number): string;
  date(ms: number): string;
  time(ms: number): string;
  list(items: readonly string[]): string;
}

export function createFormat(tag: string, t: Translate): Format {
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const sizeText = (bytes: number) =>
    bytes >= 999_950_000
      ? t("size-gb", { value: number.format(bytes / 1_000_000_000) })
      : bytes < 999_500
        ? t("size-kb", { value: whole.format(Math.max(1, Math.round(bytes / 1000))) })
        : t("size-mb", { value: number.format(bytes / 1_000_000) });
  return {
    number: (value) => number.format(value),
    percent: (share) => t("percent", { value: whole.format(Math.round(share * 100)) }),
    size: (bytes) => sizeText(bytes).replaceAll(" ", "\u00a0"),
    date: (ms) =>
      tag.startsWith("ar") ? arabicDate(tag, ms) : wholeWords(tag, new Intl.DateTimeFormat(tag, { dateStyle: "long" }).format(ms)),
    time: (ms) => new Intl.DateTimeFormat(tag, { timeStyle: "short" }).format(ms),
    list: (items) => new Intl.ListFormat(tag).format(items),
  };
}

/** United Nations usage: both month names, which Intl does not know (docs/style/arabic-and-french.md). */
export const arabicMonths = [
  "كانون الثاني/يناير",
  "شباط/فبراير",
  "آذار/مارس",
  "نيسان/أبريل",
  "أيار/مايو",
  "حزيران/يونيه",
  "تموز/يوليه",
  "آب/أغسطس",
  "أيلول/سبتمبر",
  "تشرين الأول/أكتوبر",
  "تشرين الثاني/نوفمبر",
  "كانون الأول/ديسمبر",
] as const;

/** A date of Intl in the style of the language: Russian writes the word for the year in full and keeps figures with their words (docs/style/russian.md). */
export const wholeWords = (tag: string, date: string): string =>
  tag === "ru" ? date.replace(/^(\d+) /, "$1\u00a0").replace(/\s*г\.$/, "\u00a0года") : date;

function arabicDate(tag: string, ms: number): string {
  const date = new Date(ms);
  const plain = new Intl.NumberFormat(tag, { useGrouping: false });
  return `${plain.format(date.getDate())} ${arabicMonths[date.getMonth()]} ${plain.format(date.getFullYear())}`;
}
