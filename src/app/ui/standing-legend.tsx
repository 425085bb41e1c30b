import { standings } from "#domain/course/lesson.ts";
import { standingLabel } from "#page/standing-view.ts";
import { useTranslate } from "../i18n/i18n.tsx";
import { reactNode } from "./page-node.tsx";

/** What each of the six labels says about a text. */
export function StandingLegend() {
  const t = useTranslate("pages");
  return (
    <ul className="legend stack-s">
      {standings.map((standing) => (
        <li key={standing}>
          {reactNode(standingLabel(standing, undefined, t))} <span className="meta">{t(`legend.${standing}`)}</span>
        </li>
      ))}
    </ul>
  );
}
