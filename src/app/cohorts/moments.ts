import { useMemo } from "react";
import { formatTagOf } from "#domain/locale.ts";
import { useFormat, useLocale } from "../i18n/i18n.tsx";
import { usePreferences } from "../preferences.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How far a moment is from now: negative when it has passed. Within a day in hours or minutes, else in days of the reader's wall calendar. */
export function distanceTo(ms: number, nowMs: number): { readonly value: number; readonly unit: "day" | "hour" | "minute" } {
  const away = Math.abs(ms - nowMs);
  if (away < hourMs) return { value: Math.trunc((ms - nowMs) / minuteMs), unit: "minute" };
  if (away < dayMs) return { value: Math.trunc((ms - nowMs) / hourMs), unit: "hour" };
  return { value: Math.round((midnightOf(ms) - midnightOf(nowMs)) / dayMs), unit: "day" };
}

export interface Moments {
  /** "in 3 days", "tomorrow", "2 hours ago". */
  distance(ms: number, nowMs: number): string;
  /** The day, and beside it the same day of the calendar that the reader's device is set to, where that is another one. */
  day(ms: number): string;
}

/** Moments as the reader's language and calendar say them. */
export function useMoments(): Moments {
  const locale = useLocale();
  const digits = usePreferences((preferences) => preferences.digits);
  const format = useFormat();
  return useMemo(() => {
    const tag = formatTagOf(locale, digits);
    const relative = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
    const { calendar } = new Intl.DateTimeFormat().resolvedOptions();
    const own =
      calendar === "gregory" || calendar === "iso8601" ? undefined : new Intl.DateTimeFormat(tag, { dateStyle: "long", calendar });
    return {
      distance(ms, nowMs) {
        const { value, unit } = distanceTo(ms, nowMs);
        return relative.format(value, unit);
      },
      day: (ms) => (own ? `${format.date(ms)} (${own.format(ms)})` : format.date(ms)),
    };
  }, [locale, digits, format]);
}

const midnightOf = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0);
