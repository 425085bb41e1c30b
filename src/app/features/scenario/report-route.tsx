import { useEffect, useMemo, useState } from "react";
import { useLocation } from "react-router";
import { castOf, replay } from "#domain/scenario/replay.ts";
import type { Run } from "#domain/scenario/run.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { activityHref, catalogueHref } from "#page/address.ts";
import { useDevice } from "../../device/use-device.ts";
import { useFormat, useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { withSpace } from "../../i18n/with-space.ts";
import { pageSource } from "../../page-source.ts";
import { Problem } from "../../problem-page.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { readScenario } from "./read-scenario.ts";
import { Report } from "./report.tsx";
import { type ReportRequest, reportRequestFrom } from "./report-address.ts";
import { scenarioIdOf } from "./run-context.ts";
import { ScenarioHead } from "./scenario-head.tsx";
import { SecondLanguage } from "./second-language.tsx";
import { Text } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";
import { useRuns } from "./use-runs.ts";

/** The report on a path of one run, to be printed or kept as a briefing, in one language or in two. */
export function ReportRoute() {
  const t = useTranslate("scenario");
  const locale = useLocale();
  const { search } = useLocation();
  const request = useMemo(() => reportRequestFrom(search), [search]);
  const [read, setRead] = useState<{ readonly page: ScenarioPage } | { readonly problem: unknown }>();
  useTitle(t("report"));
  useEffect(() => {
    if (!request) return;
    let current = true;
    readScenario(pageSource, locale, request).then(
      (page) => current && setRead({ page }),
      (problem: unknown) => current && setRead({ problem }),
    );
    return () => {
      current = false;
    };
  }, [request, locale]);
  if (read && "problem" in read) return <Problem cause={read.problem} />;
  return (
    <div className="page--wide">
      <div className="wrap">{!request ? <NoRun /> : read ? <RunReport page={read.page} request={request} /> : <h1>{t("report")}</h1>}</div>
    </div>
  );
}

function RunReport({ page, request }: { readonly page: ScenarioPage; readonly request: ReportRequest }) {
  const t = useTranslate("scenario");
  const { runs } = useRuns(useDevice()?.device, scenarioIdOf(page));
  const run = runs?.find(({ attemptId }) => attemptId === request.run);
  if (!runs) return <h1>{t("report")}</h1>;
  return run ? <PrintedReport page={page} run={run} request={request} /> : <NoRun />;
}

interface Props {
  readonly page: ScenarioPage;
  readonly run: Run;
  readonly request: ReportRequest;
}

function PrintedReport({ page, run, request }: Props) {
  const t = useTranslate("scenario");
  const reader = useTranslate("reader");
  const format = useFormat();
  const { locale, course, module, activity } = page;
  const { attemptId, role = "" } = run;
  const path = request.path ?? run.completed?.path ?? run.path;
  const played = replay(page.structure, castOf(page.structure, role, attemptId), path);
  return (
    <>
      <div className="on-screen stack">
        <SecondLanguage page={page} />
        <div className="acts">
          <button type="button" className="btn btn--main" onClick={() => print()}>
            {reader("print.now")}
          </button>
          <a className="btn btn--quiet" href={activityHref(locale, course.id, module?.id, activity.id)}>
            {t("report.back")}
          </a>
        </div>
      </div>
      <div className="printed">
        <ScenarioHead page={page}>
          <span>
            {withSpace(t("role"))}
            <Text of={toldIn(page, ({ roles }) => roles[role])} pick={({ name }) => name} />
          </span>
        </ScenarioHead>
        <Report page={page} run={run} played={played} isPrinted />
        <p className="print-foot">
          {reader("print.foot", { course: course.title, version: course.version.slice(0, 8), date: format.date(Date.now()) })}
        </p>
      </div>
    </>
  );
}

/** Where the address names no run, or the record on this device has no such run. */
function NoRun() {
  const t = useTranslate("scenario");
  const reader = useTranslate("reader");
  return (
    <>
      <h1>{t("report")}</h1>
      <p>
        {t("report.none")} <a href={catalogueHref(useLocale())}>{reader("print.courses")}</a>
      </p>
    </>
  );
}
