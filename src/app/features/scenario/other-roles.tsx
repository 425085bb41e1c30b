import type { NodeId, RoleId } from "#domain/course/scenario.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Text } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";

interface Props {
  readonly page: ScenarioPage;
  /** The learner's own. */
  readonly role: RoleId;
  readonly nodes: readonly NodeId[];
  readonly isOpen?: boolean;
}

/** What the others in the room would have faced at these decisions. */
export function OtherRoles({ page, role, nodes, isOpen = false }: Props) {
  const t = useTranslate("scenario");
  const others = page.structure.roles.flatMap(({ id }) => {
    const faced = nodes.filter((node) => page.words.nodes[node]?.asks?.[id] !== undefined);
    return id === role || faced.length === 0 ? [] : [{ id, faced }];
  });
  if (others.length === 0) return null;
  return (
    <details open={isOpen}>
      <summary className="lk">{t("others")}</summary>
      <dl className="stack-s">
        {others.map(({ id, faced }) => (
          <div key={id}>
            <dt>
              <Text of={toldIn(page, ({ roles }) => roles[id])} pick={({ name }) => name} as="strong" />
            </dt>
            {faced.map((node) => {
              const told = toldIn(page, (words) => words.nodes[node]);
              return (
                <dd key={node}>
                  <Text of={told} pick={({ title }) => title} as="div" />
                  <Text of={told} pick={({ asks }) => asks?.[id]} as="div" />
                </dd>
              );
            })}
          </div>
        ))}
      </dl>
    </details>
  );
}
