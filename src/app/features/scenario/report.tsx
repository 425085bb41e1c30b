import { type AfterAction, afterAction } from "#domain/scenario/after-action.ts";
import type { Replay } from "#domain/scenario/replay.ts";
import { decisionsAlong, type Run } from "#domain/scenario/run.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { withSpace } from "../../i18n/with-space.ts";
import { Icon } from "../../ui/icon.tsx";
import { OtherRoles } from "./other-roles.tsx";
import { ReportDecision } from "./report-decision.tsx";
import { Cites, Text } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";
import { useDurationText } from "./use-duration-text.ts";

interface Props {
  readonly page: ScenarioPage;
  readonly run: Run;
  readonly played: Replay;
  /** Nothing is folded, so that all of it is printed. */
  readonly isPrinted?: boolean;
}

/** The report after a path: score, decisions with their legal basis, what was missed, time line, what others faced, and sources. */
export function Report({ page, run, played, isPrinted = false }: Props) {
  const t = useTranslate("scenario");
  const format = useFormat();
  const { structure } = page;
  const path = played.steps.map(({ choice }) => choice);
  const report = afterAction(structure, played, decisionsAlong(run, path));
  const { score, decisions, missed, sources } = report;
  return (
    <article className="sec stack" aria-labelledby="report">
      <h2 id="report">{t("report")}</h2>
      <p>
        <strong>
          {withSpace(
            t("score.share", { score: t("score.of", { earned: score.earned, points: score.points }), share: format.percent(score.scaled) }),
          )}
        </strong>
        <span className="meta">{t("score.note")}</span>
      </p>
      <section className="stack-s">
        <h3>{t("report.rubric")}</h3>
        <ul className="rows">
          {score.criteria.map(({ id, points, isMet }) => {
            const told = toldIn(page, ({ rubric }) => rubric[id]);
            const cite = structure.rubric.find((criterion) => criterion.id === id)?.cite ?? [];
            return (
              <li key={id} className="one">
                <p className="row-i">
                  <Icon name={isMet ? "check" : "cross"} />
                  <span>
                    <Text of={told} pick={({ title }) => title} as="strong" /> ·{" "}
                    {t(isMet ? "criterion.met" : "criterion.missed", { count: points })}
                  </span>
                </p>
                <Text of={told} pick={(words) => (isMet ? words.met : words.missed)} as="div" />
                <Cites refs={cite} page={page} />
              </li>
            );
          })}
        </ul>
      </section>
      <section className="stack-s">
        <h3>{t("report.decisions")}</h3>
        <ol className="rows">
          {decisions.map((decision, index) => (
            <ReportDecision key={path[index]} page={page} decision={decision} number={index + 1} />
          ))}
        </ol>
      </section>
      {missed.evidence.length > 0 && (
        <section className="stack-s">
          <h3>{t("report.missed")}</h3>
          <p className="meta">{t("report.missed-note")}</p>
          <ul className="bullets">
            {missed.evidence.map((id) => {
              const told = toldIn(page, ({ evidence }) => evidence[id]);
              return (
                <li key={id}>
                  <Text of={told} pick={({ title }) => title} /> (<Text of={told} pick={({ source }) => source} />)
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <TimeLine page={page} report={report} />
      <OtherRoles page={page} role={played.end.role} nodes={[...new Set(decisions.map(({ node }) => node))]} isOpen={isPrinted} />
      <section className="stack-s">
        <h3>{t("report.sources")}</h3>
        <Cites refs={sources} page={page} />
      </section>
      <p className="meta">{t("about.advice")}</p>
    </article>
  );
}

function TimeLine({ page, report: { timeline } }: { readonly page: ScenarioPage; readonly report: AfterAction }) {
  const t = useTranslate("scenario");
  const duration = useDurationText();
  return (
    <section className="stack-s">
      <h3>{t("report.timeline")}</h3>
      <ol className="stack-s">
        {timeline.map(({ at, kind, id }) => (
          <li key={`${kind}/${id}`}>
            <span className="meta">
              {duration(at)} · {t(`timeline.${kind}`)}
            </span>
            <br />
            <TimeLineText page={page} kind={kind} id={id} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function TimeLineText({ page, kind, id }: Pick<AfterAction["timeline"][number], "kind" | "id"> & { readonly page: ScenarioPage }) {
  switch (kind) {
    case "decision": {
      const slash = id.lastIndexOf("/");
      const told = toldIn(page, ({ nodes }) => nodes[id.slice(0, slash)]);
      return <Text of={told} pick={({ options }) => options[id.slice(slash + 1)]?.text} as="strong" />;
    }
    case "node":
      return <Text of={toldIn(page, ({ nodes }) => nodes[id])} pick={({ title }) => title} />;
    case "inject":
      return <Text of={toldIn(page, ({ injects }) => injects[id])} pick={({ title }) => title} />;
    case "evidence":
      return <Text of={toldIn(page, ({ evidence }) => evidence[id])} pick={({ title }) => title} />;
  }
}
