import { useEffect, useState, useSyncExternalStore } from "react";
import type { CourseOutline, CourseWords } from "#domain/course/course.ts";
import type { Catalogue } from "#domain/pack/manifest.ts";
import type { Progress } from "#domain/record/progress.ts";
import { storageEstimate } from "#offline/storage.ts";
import { useLocale } from "../i18n/i18n.tsx";
import type { InstalledCourse, Packs } from "./device.ts";
import { coursesHolder, type DeviceState, deviceHolder } from "./device-holder.ts";
import type { Holder } from "./holder.ts";

export type { InstalledCourse } from "./device.ts";

function useHolder<T>(holder: Holder<T>): T | undefined {
  useEffect(() => holder.open(), [holder]);
  return useSyncExternalStore(holder.subscribe, holder.now, () => undefined);
}

/** The device once it is open, the problem if it cannot be opened, `undefined` before (and while a page is prerendered). */
export const useDevice = (): DeviceState | undefined => useHolder(deviceHolder);

/** How courses come to this device and go; `undefined` until that is known. */
export const usePacks = (): Packs | undefined => useHolder(coursesHolder)?.packs;

const nothing = () => () => undefined;

export function useProgress(): Progress | undefined {
  const device = useDevice()?.device;
  return useSyncExternalStore(
    device?.subscribe ?? nothing,
    () => device?.progress(),
    () => undefined,
  );
}

export function useInstalled(): readonly InstalledCourse[] | undefined {
  const courses = useHolder(coursesHolder);
  return useSyncExternalStore(
    courses?.subscribe ?? nothing,
    () => courses?.installed(),
    () => undefined,
  );
}

/** The course whose activity was touched last, with its outline, if it can be had on this device now. */
export function useLatestCourse(
  courses: Catalogue["courses"],
  record: Progress | undefined,
): { readonly outline: CourseOutline; readonly words: CourseWords } | undefined {
  const locale = useLocale();
  const device = useDevice()?.device;
  const [found, setFound] = useState<{ readonly outline: CourseOutline; readonly words: CourseWords }>();
  const latest = record && latestCourseId(record, courses);
  useEffect(() => {
    if (!device || latest === undefined) return;
    let current = true;
    void device.course(latest, locale).then((course) => {
      if (current) setFound(course);
    });
    return () => {
      current = false;
    };
  }, [device, latest, locale]);
  return found;
}

function latestCourseId(record: Progress, courses: Catalogue["courses"]): string | undefined {
  const known = new Set(courses.map(({ id }) => id));
  let latest: { readonly at: string; readonly course: string } | undefined;
  for (const entries of [record.activities, record.quizzes] as const) {
    for (const [key, { lastAt }] of entries) {
      const course = key.slice(0, key.indexOf("/"));
      if (known.has(course) && lastAt > (latest?.at ?? "")) latest = { at: lastAt, course };
    }
  }
  return latest?.course;
}

/** How much of the browser's share this site uses; undefined where the browser does not tell. */
export function useStorageUse(): { readonly usedBytes: number; readonly quotaBytes: number } | undefined {
  const installed = useInstalled();
  const [use, setUse] = useState<{ readonly usedBytes: number; readonly quotaBytes: number }>();
  useEffect(() => {
    if (!installed) return;
    void storageEstimate(navigator.storage).then(({ usageBytes, quotaBytes }) => {
      if (usageBytes !== undefined && quotaBytes !== undefined) setUse({ usedBytes: usageBytes, quotaBytes });
    });
  }, [installed]);
  return use;
}
