import type { Replay } from "#domain/scenario/replay.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { withSpace } from "../../i18n/with-space.ts";
import { reassessedSince, reliabilityOf } from "./evidence.ts";
import { Text, TranslationNote } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";

/** What is on file: each piece with who says so and how reliable it is held to be, and what of it is new or was judged anew. */
export function EvidenceFile({ page, played }: { readonly page: ScenarioPage; readonly played: Replay }) {
  const t = useTranslate("scenario");
  const { structure } = page;
  const { evidence } = played.end;
  const fresh = new Set((played.steps.at(-1) ?? played.beginning).beats.flatMap(({ kind, id }) => (kind === "evidence" ? [id] : [])));
  const changed = new Map(reassessedSince(structure, played).map((piece) => [piece.id, piece]));
  const inOrder = structure.evidence.filter(({ id }) => evidence.includes(id));
  return (
    <section>
      <h2>{t("evidence")}</h2>
      {inOrder.length === 0 && <p className="meta">{t("evidence.none")}</p>}
      {inOrder.map(({ id, reliability }) => {
        const told = toldIn(page, (words) => words.evidence[id]);
        const now = reliabilityOf(structure, played.end, id);
        return (
          <details key={id}>
            <summary className="lk">
              <span>
                <Text of={told} pick={({ title }) => title} /> {fresh.has(id) && <span className="tag">{t("evidence.fresh")}</span>}
                {changed.has(id) && <span className="tag tag--warn">{t("evidence.anew")}</span>}
              </span>
            </summary>
            <div className="stack-s">
              <p className="meta">
                {withSpace(t("evidence.source"))}
                <Text of={told} pick={({ source }) => source} />
              </p>
              <p className="meta">
                {withSpace(t("evidence.reliability"))}
                <strong>
                  {now === reliability
                    ? t(`reliability.${now}`)
                    : t("evidence.was", { now: t(`reliability.${now}`), before: t(`reliability.${reliability}`) })}
                </strong>
              </p>
              <Text of={told} pick={({ text }) => text} as="div" />
              <TranslationNote of={told} />
            </div>
          </details>
        );
      })}
    </section>
  );
}
