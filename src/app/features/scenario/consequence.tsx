import { type RefObject, useDeferredValue } from "react";
import { gauges, legalFlags } from "#domain/course/scenario.ts";
import type { Replay } from "#domain/scenario/replay.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { standingLabel } from "#page/standing-view.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { reactNode } from "../../ui/page-node.tsx";
import { useArrival } from "../../ui/use-arrival.ts";
import { JudgementView } from "./judgement-view.tsx";
import { OtherRoles } from "./other-roles.tsx";
import { Cites, Text, TranslationNote } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";

interface Props {
  readonly page: ScenarioPage;
  readonly played: Replay;
  readonly moved: RefObject<boolean>;
  readonly onNext: () => void;
}

/** What follows from the decision taken last: what happens, why, on what authority, what the law makes of it, and what it changed. */
export function Consequence({ page, played, moved, onNext }: Props) {
  const t = useTranslate("scenario");
  const heading = useArrival(moved);
  // What happens is painted first, as soon as can be after the click; why comes a frame later.
  const reasons = useDeferredValue(<Reasons page={page} played={played} onNext={onNext} />, null);
  const step = played.steps.at(-1);
  if (!step) return null;
  const { option, outcome } = step;
  const told = toldIn(page, ({ nodes }) => nodes[stateBefore(played).node]);
  return (
    <section className="stack" aria-labelledby="follows">
      <p>
        <span className="meta">{t("decided")}</span> <Text of={told} pick={({ options }) => options[option.id]?.text} as="strong" />
      </p>
      <h2 id="follows" ref={heading} tabIndex={-1}>
        {t("follows")}
      </h2>
      <div className="read stack-s">
        <Text of={told} pick={({ options }) => options[option.id]?.results[outcome]} as="div" />
      </div>
      {reasons}
    </section>
  );
}

/** Why the decision turned out so, what it changed, what the others in the room faced, and the way on. */
function Reasons({ page, played, onNext }: Omit<Props, "moved">) {
  const t = useTranslate("scenario");
  const lesson = useTranslate("lesson");
  const step = played.steps.at(-1);
  if (!step) return null;
  const { option, judgement } = step;
  const { node } = stateBefore(played);
  const told = toldIn(page, ({ nodes }) => nodes[node]);
  const isUnlawful = judgement?.verdict === "unlawful";
  return (
    <>
      <div className={`note${isUnlawful ? " note--bad" : ""}`}>
        <Icon name={isUnlawful ? "warn" : "info"} />
        <div>
          <h3>{t("why")}</h3>
          {judgement && option.act && <JudgementView page={page} act={option.act} judgement={judgement} />}
          <p>
            <Text of={told} pick={({ options }) => options[option.id]?.why} />
          </p>
          <p>{reactNode(standingLabel(option.standing, option.basis, lesson))}</p>
          <Cites refs={option.cite} page={page} />
          <TranslationNote of={told} />
        </div>
      </div>
      <Changes played={played} />
      <OtherRoles page={page} role={played.end.role} nodes={[node]} />
      <div className="acts">
        <button type="button" className="btn btn--main btn--block" onClick={onNext}>
          {t("go-on")}
          <Icon name="arrow" />
        </button>
      </div>
    </>
  );
}

/** Where the story stood when the decision was taken. */
const stateBefore = ({ beginning, steps }: Replay) => steps.at(-2)?.state ?? beginning.state;

/** Gauges and facts that are not as they were before the decision. */
function Changes({ played }: Pick<Props, "played">) {
  const t = useTranslate("scenario");
  const { end } = played;
  const before = stateBefore(played);
  const moved = gauges.filter((gauge) => end.gauges[gauge] !== before.gauges[gauge]);
  const gained = legalFlags.filter((flag) => end.flags.includes(flag) && !before.flags.includes(flag));
  const lost = legalFlags.filter((flag) => !end.flags.includes(flag) && before.flags.includes(flag));
  if (moved.length + gained.length + lost.length === 0) return null;
  return (
    <section aria-labelledby="changes">
      <h3 id="changes">{t("changes")}</h3>
      <ul className="bullets">
        {moved.map((gauge) => {
          const [from, to] = [before.gauges[gauge], end.gauges[gauge]];
          return <li key={gauge}>{t(to > from ? "gauge.rose" : "gauge.fell", { gauge: t(`gauge.${gauge}`), from, to })}</li>;
        })}
        {gained.map((flag) => (
          <li key={flag}>{t("flag.now", { flag: t(`flag.${flag}`) })}</li>
        ))}
        {lost.map((flag) => (
          <li key={flag}>{t("flag.no-longer", { flag: t(`flag.${flag}`) })}</li>
        ))}
      </ul>
    </section>
  );
}
