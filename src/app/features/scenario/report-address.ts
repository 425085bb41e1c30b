import { isLocale, type Locale } from "#domain/locale.ts";
import { type FileHash, isFileHash } from "#domain/pack/manifest.ts";
import type { Run } from "#domain/scenario/run.ts";
import type { Path } from "#domain/scenario/scenario-state.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { printHref } from "#page/address.ts";

/** What `?course=&activity=&run=&path=&version=&text=&with=` asks to report on. */
export interface ReportRequest {
  readonly course: string;
  readonly activity: string;
  readonly run: string;
  /** Absent: the path of the ending that counts, else where the run stands. */
  readonly path?: Path;
  readonly version?: FileHash;
  readonly text?: Locale;
  /** Empty: a second language is to be chosen for the reader. */
  readonly with?: string;
}

/** Address of the report on a run, in two languages and on the version that the run began on. */
export function reportHref({ locale, textLocale, course, activity, second }: ScenarioPage, run: Run, path?: Path): string {
  const query = new URLSearchParams({ course: course.id, activity: activity.id, run: run.attemptId });
  if (path) query.set("path", path.join(" "));
  if (run.courseVersion !== undefined) query.set("version", run.courseVersion);
  if (textLocale !== locale) query.set("text", textLocale);
  query.set("with", second?.locale ?? "");
  return `${printHref(locale, "report")}?${query}`;
}

/** Undefined where the address names no run. */
export function reportRequestFrom(search: string): ReportRequest | undefined {
  const query = new URLSearchParams(search);
  const [course, activity, run] = ["course", "activity", "run"].map((name) => query.get(name));
  const path = query.get("path");
  const version = query.get("version");
  const text = query.get("text");
  const second = query.get("with");
  if (!course || !activity || !run) return undefined;
  return {
    course,
    activity,
    run,
    ...(path !== null && { path: path.split(" ").filter(Boolean) }),
    ...(version !== null && isFileHash(version) && { version }),
    ...(isLocale(text) && { text }),
    ...(second !== null && { with: second }),
  };
}
