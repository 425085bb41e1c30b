import { useMemo } from "react";
import { formatTagOf } from "#domain/locale.ts";
import { useLocale } from "../../i18n/i18n.tsx";
import { usePreferences } from "../../preferences.ts";

const units = [
  ["day", 1440],
  ["hour", 60],
  ["minute", 1],
] as const;

/** Writes minutes of the story's clock as days, hours and minutes in words. */
export function useDurationText(): (minutes: number) => string {
  const tag = formatTagOf(
    useLocale(),
    usePreferences(({ digits }) => digits),
  );
  return useMemo(() => {
    const formats = units.map(([unit, size]) => [new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "long" }), size] as const);
    const list = new Intl.ListFormat(tag, { type: "unit" });
    return (minutes) => durationText(minutes, formats, list);
  }, [tag]);
}

function durationText(minutes: number, formats: readonly (readonly [Intl.NumberFormat, number])[], list: Intl.ListFormat): string {
  let left = minutes;
  const parts = formats.flatMap(([format, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 || (size === 1 && minutes === 0) ? [format.format(count)] : [];
  });
  return list.format(parts);
}
