import { type CalendarEntry, icalendarFrom } from "#domain/calendar/icalendar.ts";
import { homeHref } from "#page/address.ts";
import type { Translate } from "#page/translate.ts";
import { useLocale } from "../i18n/i18n.tsx";
import { saveFile } from "../ui/save-file.ts";
import type { AssignedEntry } from "./assigned-work.ts";

/** The dates of what is assigned as calendar entries: when it is due, else when it opens. What has neither has no place in a calendar. */
export function calendarEntriesOf({ title, assignments }: AssignedEntry, t: Translate, url: string): readonly CalendarEntry[] {
  return assignments.flatMap(({ id, version, storedAt, body }) => {
    const { dueAt, opensAt, cohort, note, required } = body;
    const at = dueAt ?? opensAt;
    if (at === undefined) return [];
    return {
      uid: id,
      sequence: version,
      atMs: Date.parse(at),
      changedAtMs: Date.parse(storedAt),
      title: t(dueAt === undefined ? "calendar.opens" : "calendar.due", { title }),
      text: [cohort.name, t(required ? "assigned.required" : "assigned.optional"), note].filter((line) => line !== undefined).join("\n"),
      url,
    };
  });
}

/** Saves a calendar file with the dates of these. */
export function useCalendarFile(t: Translate): (entries: readonly AssignedEntry[]) => void {
  const locale = useLocale();
  const url = `${location.origin}${homeHref(locale)}`;
  return (entries) => {
    const dates = entries.flatMap((entry) => calendarEntriesOf(entry, t, url));
    saveFile("concord.ics", "text/calendar;charset=utf-8", icalendarFrom(dates, t("calendar.name"), Date.now()));
  };
}
