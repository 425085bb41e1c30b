import type { ReactNode } from "react";
import type { DecisionReport } from "#domain/scenario/after-action.ts";
import { nodeOf } from "#domain/scenario/engine.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { standingLabel } from "#page/standing-view.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { withSpace } from "../../i18n/with-space.ts";
import { reactNode } from "../../ui/page-node.tsx";
import { JudgementView } from "./judgement-view.tsx";
import { Cites, Text } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";
import { useDurationText } from "./use-duration-text.ts";

interface Props {
  readonly page: ScenarioPage;
  readonly decision: DecisionReport;
  /** From 1. */
  readonly number: number;
}

/** One decision of a path: what was decided and why, its legal basis, condition and risk, and what would have been worth more. */
export function ReportDecision({ page, decision, number }: Props) {
  const t = useTranslate("scenario");
  const lesson = useTranslate("lesson");
  const duration = useDurationText();
  const { node, option, at, reason, certainty, score, best, better, judgement, standing, basis, cite, helps } = decision;
  const told = toldIn(page, ({ nodes }) => nodes[node]);
  const found = nodeOf(page.structure, node);
  const act = found?.kind === "decision" ? found.options.find(({ id }) => id === option)?.act : undefined;
  const words = told?.words.options[option];
  return (
    <li className="one">
      <h4>
        {withSpace(t("report.decision", { number }))}
        <Text of={told} pick={({ title }) => title} />
      </h4>
      <p className="meta">
        {t("clock", { time: duration(at) })} · {t("score.of", { earned: score, points: best })}
      </p>
      <p>
        <Text of={told} pick={({ options }) => options[option]?.text} as="strong" />
      </p>
      <dl className="stack-s">
        {reason !== "" && (
          <Fact name={t("report.reason")}>
            <span dir="auto">{reason}</span>
          </Fact>
        )}
        {certainty !== undefined && <Fact name={t("certainty")}>{t(`certainty.${certainty}`)}</Fact>}
        {helps.length > 0 && <Fact name={t("report.helps")}>{t("report.helps-read", { count: helps.length })}</Fact>}
        <Fact name={t("report.basis")}>
          {reactNode(standingLabel(standing, basis, lesson))}
          <Cites refs={cite} page={page} />
        </Fact>
        {judgement && act && (
          <Fact name={t("report.law")}>
            <JudgementView page={page} act={act} judgement={judgement} />
          </Fact>
        )}
        <Fact name={t("why")}>
          <Text of={told} pick={({ options }) => options[option]?.why} />
        </Fact>
        {words?.condition && (
          <Fact name={t("report.condition")}>
            <Text of={told} pick={({ options }) => options[option]?.condition} />
          </Fact>
        )}
        {words?.risk && (
          <Fact name={t("report.risk")}>
            <Text of={told} pick={({ options }) => options[option]?.risk} />
          </Fact>
        )}
        {better.length > 0 && (
          <Fact name={t("report.better")}>
            <ul className="bullets">
              {better.map((id) => (
                <li key={id}>
                  <Text of={told} pick={({ options }) => options[id]?.text} />
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </li>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt className="meta">{name}</dt>
    <dd>{children}</dd>
  </div>
);
