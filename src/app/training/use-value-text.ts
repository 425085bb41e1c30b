import { useMemo } from "react";
import { type LocalTime, localTimeAt } from "#domain/cohort/zoned-time.ts";
import { formatTagOf } from "#domain/locale.ts";
import { useLocale, useTranslate } from "../i18n/i18n.tsx";
import { usePreferences } from "../preferences.ts";
import { useDayText } from "../reference/day-text.ts";
import type { ValueText } from "./report-table.ts";

/** How reports write numbers and times: per cent with the sign, as in figures; days with the names of months. */
export function useValueText(): ValueText {
  const t = useTranslate("trainer-report");
  const locale = useLocale();
  const digits = usePreferences((preferences) => preferences.digits);
  const day = useDayText();
  const clock = useClockText();
  return useMemo(() => {
    const number = new Intl.NumberFormat(formatTagOf(locale, digits), { maximumFractionDigits: 2 });
    return {
      number: (value) => number.format(value),
      percentSign: (value) => t("percent-sign", { value }),
      moment: (local: LocalTime) => t("moment", { date: day(local.slice(0, 10)), time: clock(local.slice(11)) }),
    };
  }, [t, locale, digits, day, clock]);
}

/** Writes `14:05` in the reader's figures. */
export function useClockText(): (time: string) => string {
  const locale = useLocale();
  const digits = usePreferences((preferences) => preferences.digits);
  return useMemo(() => {
    const number = new Intl.NumberFormat(formatTagOf(locale, digits), { minimumIntegerDigits: 2 });
    return (time) =>
      time
        .split(":")
        .map((part) => number.format(Number(part)))
        .join(":");
  }, [locale, digits]);
}

/** A moment as the clocks of a cohort show it, in words. */
export function useMomentText(timeZone: string): (moment: string) => string {
  const { moment } = useValueText();
  return useMemo(() => (at: string) => moment(localTimeAt(at, timeZone)), [moment, timeZone]);
}
