import { type ReactNode, type RefObject, useId } from "react";
import { type Beat, nodeOf } from "#domain/scenario/engine.ts";
import type { Replay } from "#domain/scenario/replay.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { withSpace } from "../../i18n/with-space.ts";
import { Icon } from "../../ui/icon.tsx";
import { useArrival } from "../../ui/use-arrival.ts";
import { reassessedSince, reliabilityOf } from "./evidence.ts";
import { Text, TranslationNote } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";
import { useDurationText } from "./use-duration-text.ts";

interface Props {
  readonly page: ScenarioPage;
  readonly played: Replay;
  readonly moved: RefObject<boolean>;
}

/** Everything that came since the last decision, in the order of the story: messages, scenes, evidence, and where the learner stands now. */
export function Arrivals({ page, played, moved }: Props) {
  const t = useTranslate("scenario");
  const heading = useArrival(moved);
  const { beats } = played.steps.at(-1) ?? played.beginning;
  const injects = beats.filter(({ kind }) => kind === "inject").length;
  const evidence = beats.filter(({ kind }) => kind === "evidence").length;
  const news = [
    ...(injects > 0 ? [t("arrived.messages", { count: injects })] : []),
    ...(evidence > 0 ? [t("arrived.evidence", { count: evidence })] : []),
  ];
  return (
    <section className="stack" aria-labelledby="arrived">
      <h2 id="arrived" className="meta" ref={heading} tabIndex={-1}>
        {[t("arrived"), ...news].join(" · ")}
      </h2>
      {beats.map((beat) => (
        <BeatView key={`${beat.kind}/${beat.id}`} page={page} beat={beat} played={played} />
      ))}
      <Reassessed page={page} played={played} />
    </section>
  );
}

function BeatView({ page, beat: { at, kind, id }, played }: { readonly page: ScenarioPage; readonly beat: Beat; readonly played: Replay }) {
  const t = useTranslate("scenario");
  switch (kind) {
    case "inject": {
      const told = toldIn(page, ({ injects }) => injects[id]);
      return (
        <Told at={at} what={t("inject")} title={<Text of={told} pick={({ title }) => title} />}>
          <Text of={told} pick={({ text }) => text} as="div" />
          <TranslationNote of={told} />
        </Told>
      );
    }
    case "node": {
      const told = toldIn(page, ({ nodes }) => nodes[id]);
      const asks = nodeOf(page.structure, id)?.kind === "decision" && told?.words.asks?.[played.end.role] !== undefined;
      return (
        <Told at={at} title={<Text of={told} pick={({ title }) => title} />}>
          <Text of={told} pick={({ text }) => text} as="div" />
          {asks && <Text of={told} pick={(node) => node.asks?.[played.end.role]} as="div" />}
          <TranslationNote of={told} />
        </Told>
      );
    }
    case "evidence":
      return (
        <p className="row-i">
          <Icon name="lesson" />
          <span>
            {withSpace(t("evidence.new"))}
            <Text of={toldIn(page, (words) => words.evidence[id])} pick={({ title }) => title} as="strong" />
            {t("evidence.new-reliability", { reliability: t(`reliability.${reliabilityOf(page.structure, played.end, id)}`) })}
          </span>
        </p>
      );
  }
}

function Reassessed({ page, played }: Pick<Props, "page" | "played">) {
  const t = useTranslate("scenario");
  return reassessedSince(page.structure, played).map(({ id, from, to }) => (
    <p key={id} className="row-i">
      <Icon name="update" />
      <span>
        <Text of={toldIn(page, (words) => words.evidence[id])} pick={({ title }) => title} as="strong" />{" "}
        {t("evidence.changed", { from: t(`reliability.${from}`), to: t(`reliability.${to}`) })}
      </span>
    </p>
  ));
}

interface ToldProps {
  readonly at: number;
  readonly what?: string;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** One message or scene, between two rules, with the story's clock in words. */
function Told({ at, what, title, children }: ToldProps) {
  const t = useTranslate("scenario");
  const duration = useDurationText();
  const id = useId();
  return (
    <article className="inject stack-s" aria-labelledby={id}>
      <p className="dots meta">
        <span className="row-i">
          <Icon name="clock" />
          {t("clock", { time: duration(at) })}
        </span>
        {what && <span>{what}</span>}
      </p>
      <h3 id={id}>{title}</h3>
      <div className="txt stack-s">{children}</div>
    </article>
  );
}
