import type { Replay } from "#domain/scenario/replay.ts";
import type { Run } from "#domain/scenario/run.ts";
import type { Path } from "#domain/scenario/scenario-state.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { courseHref } from "#page/address.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Report } from "./report.tsx";
import { reportHref } from "./report-address.ts";

interface Props {
  readonly page: ScenarioPage;
  readonly run: Run;
  readonly played: Replay;
  readonly path: Path;
  readonly onAnew: () => void;
}

/** After an ending: the report on the path that led there, and the ways on. */
export function Ending({ page, run, played, path, onAnew }: Props) {
  const t = useTranslate("scenario");
  const lesson = useTranslate("lesson");
  const { next } = page;
  const counts = run.completed === undefined || run.completed.path.join() === path.join();
  return (
    <>
      <p className="meta">{t(counts ? "ending.counts" : "ending.other")}</p>
      <div className="acts">
        {next && (
          <a className="btn btn--main btn--block" href={next.href}>
            {lesson(`next.${next.kind}`, { title: next.title })}
            <Icon name="arrow" />
          </a>
        )}
        <a className="btn btn--quiet btn--block" href={reportHref(page, run, path)}>
          {t("report.print")}
        </a>
        <button type="button" className="btn btn--quiet btn--block" onClick={onAnew}>
          {t("anew")}
        </button>
        <a className="btn btn--text" href={courseHref(page.locale, page.course.id)}>
          {lesson("back-to-course")}
        </a>
      </div>
      <Report page={page} run={run} played={played} />
    </>
  );
}
