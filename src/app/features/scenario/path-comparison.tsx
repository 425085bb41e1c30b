import { type ReactNode, useState } from "react";
import { gauges, legalFlags } from "#domain/course/scenario.ts";
import { type Cast, comparePaths, type Replay, replay } from "#domain/scenario/replay.ts";
import { scoreRun } from "#domain/scenario/score-run.ts";
import { type StoryPlace, tipsOf } from "#domain/scenario/story-tree.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { levelOf } from "./gauge-level.ts";
import { Text } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";
import { useDurationText } from "./use-duration-text.ts";

interface Props {
  readonly page: ScenarioPage;
  readonly cast: Cast;
  readonly tree: StoryPlace;
}

/** Two paths of a run side by side: where they part, what was decided from there, and where each of them leads. */
export function PathComparison({ page, cast, tree }: Props) {
  const t = useTranslate("scenario");
  const tips = tipsOf(tree);
  const [chosen, setChosen] = useState<readonly [number, number]>();
  if (tips.length < 2) return null;
  const at = (side: 0 | 1) => Math.min(chosen?.[side] ?? tips.length - 2 + side, tips.length - 1);
  const nameOf = ({ path, state, phase }: StoryPlace, index: number) => {
    const title = page.words.nodes[state.node]?.title ?? state.node;
    return t(phase === "ended" ? "compare.ended" : "compare.left", { number: index + 1, title, count: path.length });
  };
  const choose = (side: 0 | 1, value: string) => setChosen(side === 0 ? [Number(value), at(1)] : [at(0), Number(value)]);
  const [a, b] = ([0, 1] as const).map((side) => replay(page.structure, cast, tips[at(side)]?.path ?? []));
  return (
    <details className="sec on-screen">
      <summary className="lk">{t("compare")}</summary>
      <div className="stack">
        {([0, 1] as const).map((side) => (
          <div key={side} className="field">
            <label htmlFor={`path-${side}`}>{t(side === 0 ? "compare.one" : "compare.other")}</label>
            <select className="in" id={`path-${side}`} value={at(side)} onChange={(event) => choose(side, event.target.value)}>
              {tips.map((tip, index) => (
                <option key={JSON.stringify(tip.path)} value={index}>
                  {nameOf(tip, index)}
                </option>
              ))}
            </select>
          </div>
        ))}
        {a && b && (
          <SideBySide
            page={page}
            a={a}
            b={b}
            names={[t("compare.path", { number: at(0) + 1 }), t("compare.path", { number: at(1) + 1 })]}
          />
        )}
      </div>
    </details>
  );
}

interface SidesProps {
  readonly page: ScenarioPage;
  readonly a: Replay;
  readonly b: Replay;
  readonly names: readonly [string, string];
}

function SideBySide({ page, a, b, names }: SidesProps) {
  const t = useTranslate("scenario");
  const format = useFormat();
  const duration = useDurationText();
  const { shared, partAt } = comparePaths(a, b);
  const titleOf = (node: string) => <Text of={toldIn(page, ({ nodes }) => nodes[node])} pick={({ title }) => title} />;
  const rows: readonly (readonly [name: string, cell: (path: Replay) => ReactNode])[] = [
    [t("compare.decisions"), (path) => <Decisions page={page} path={path} from={shared} />],
    [t("compare.at"), ({ end }) => titleOf(end.node)],
    [t("compare.clock"), ({ end }) => duration(end.clock)],
    ...gauges.map((gauge) => {
      const { max } = page.structure.gauges[gauge];
      const cell = ({ end }: Replay) => {
        const value = end.gauges[gauge];
        return t("gauge.value", { value, max, level: t(`level.${levelOf(value, max)}`) });
      };
      return [t(`gauge.${gauge}`), cell] as const;
    }),
    [
      t("flags"),
      ({ end }) => format.list(legalFlags.filter((flag) => end.flags.includes(flag)).map((flag) => t(`flag.${flag}`))) || t("flags.none"),
    ],
    [
      t("score"),
      (path) => {
        const { earned, points } = scoreRun(page.structure, path);
        return t("score.of", { earned, points });
      },
    ],
  ];
  return (
    <>
      <p>
        {t("compare.shared", { count: shared })} {partAt !== undefined && t("compare.part", { title: plainTitle(page, partAt) })}
      </p>
      <table className="tbl">
        <caption className="vh">{t("compare")}</caption>
        <thead>
          <tr>
            <td />
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, cell]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-label={names[0]}>{cell(a)}</td>
              <td data-label={names[1]}>{cell(b)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const plainTitle = (page: ScenarioPage, node: string): string => page.words.nodes[node]?.title ?? node;

/** What was decided on a path after the choices that it shares with the other. */
function Decisions({ page, path, from }: { readonly page: ScenarioPage; readonly path: Replay; readonly from: number }) {
  const t = useTranslate("scenario");
  const taken = path.steps.slice(from);
  if (taken.length === 0) return t("compare.none");
  return (
    <ol className="bullets">
      {taken.map(({ choice, option }) => {
        const told = toldIn(page, ({ nodes }) => nodes[choice.slice(0, choice.lastIndexOf("/"))]);
        return (
          <li key={choice}>
            <Text of={told} pick={({ options }) => options[option.id]?.text} />
          </li>
        );
      })}
    </ol>
  );
}
