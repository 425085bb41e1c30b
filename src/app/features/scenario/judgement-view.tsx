import type { Act } from "#domain/course/scenario.ts";
import type { Judgement } from "#domain/scenario/law.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { standingLabel } from "#page/standing-view.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { reactNode } from "../../ui/page-node.tsx";
import { Cites } from "./story-text.tsx";

interface Props {
  readonly page: ScenarioPage;
  readonly act: Act;
  readonly judgement: Judgement;
}

/** What the rules of law make of an act on the facts of the story, with every test that it failed and where the rule stands. */
export function JudgementView({ page, act, judgement: { verdict, failed } }: Props) {
  const t = useTranslate("scenario");
  const lesson = useTranslate("lesson");
  return (
    <div className="stack-s">
      <p className="h row-i">
        <Icon name={verdict === "lawful" ? "check" : verdict === "unlawful" ? "cross" : "info"} />
        {t(`verdict.${verdict}`, { act: t(`act.${act.kind}`) })}
      </p>
      {failed.length > 0 && (
        <ul className="stack-s">
          {failed.map(({ id, cite, standing, basis }) => (
            <li key={id}>
              {t(`test.${id}`)} {reactNode(standingLabel(standing, basis, lesson))}
              <Cites refs={[cite]} page={page} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
