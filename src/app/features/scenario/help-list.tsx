import type { DecisionNode } from "#domain/course/scenario.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Cites, Text } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";

interface Props {
  readonly page: ScenarioPage;
  readonly node: DecisionNode;
  readonly isRead: (id: string) => boolean;
  readonly onRead: (id: string) => void;
}

/** What may be read before deciding. Opening it is noted with the decision. */
export function HelpList({ page, node, isRead, onRead }: Props) {
  const t = useTranslate("scenario");
  if (node.help.length === 0) return null;
  const told = toldIn(page, ({ nodes }) => nodes[node.id]);
  return (
    <section aria-labelledby="help">
      <h3 id="help">{t("help")}</h3>
      <p className="meta">{t("help.note")}</p>
      {node.help.map(({ id, cite }) => (
        <details
          key={id}
          onToggle={({ currentTarget }) => {
            if (currentTarget.open && !isRead(id)) onRead(id);
          }}
        >
          <summary className="lk">
            <span>
              <Text of={told} pick={({ help }) => help[id]?.title} /> {isRead(id) && <span className="tag">{t("help.read")}</span>}
            </span>
          </summary>
          <div className="stack-s">
            <Text of={told} pick={({ help }) => help[id]?.text} as="div" />
            <Cites refs={cite} page={page} />
          </div>
        </details>
      ))}
    </section>
  );
}
