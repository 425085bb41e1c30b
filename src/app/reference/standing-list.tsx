import { standingLabel } from "#page/standing-view.ts";
import type { StandingUse } from "#page/used-in.ts";
import { useTranslate } from "../i18n/i18n.tsx";
import { reactNode } from "../ui/page-node.tsx";

export function StandingList({ standings }: { readonly standings: readonly StandingUse[] }) {
  const t = useTranslate("lesson");
  return (
    <ul className="standings">
      {standings.map(({ standing, basis }) => (
        <li key={`${standing} ${basis}`}>{reactNode(standingLabel(standing, basis, t))}</li>
      ))}
    </ul>
  );
}
