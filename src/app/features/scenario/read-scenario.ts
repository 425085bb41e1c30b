import type { Locale } from "#domain/locale.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { PageProblem } from "#page/page-problem.ts";
import type { PageSource } from "#page/page-source.ts";
import { withSecondLanguage } from "../../reading/second-language.ts";
import type { ReportRequest } from "./report-address.ts";

/** The scenario that a report is about, in the languages asked for: of the run's version if it can be had, else as it is now. Rejects with a `PageProblem`. */
export async function readScenario(source: PageSource, locale: Locale, request: ReportRequest): Promise<ScenarioPage> {
  const { course, activity, version, text } = request;
  const wanted = text ? { text } : {};
  const page = await source
    .activity(locale, course, activity, { ...wanted, ...(version && { version }) })
    .catch(() => source.activity(locale, course, activity, wanted));
  const both = request.with === undefined ? page : await withSecondLanguage(source, page, request.with);
  if (both.kind !== "scenario") throw new PageProblem("not-found");
  return both;
}
