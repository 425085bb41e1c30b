import type { Condition, Outcome, ScenarioNode, ScenarioStructure } from "#domain/course/scenario.ts";
import { choiceOf } from "#domain/scenario/engine.ts";
import type { Exploration } from "./explore.ts";
import type { Range, StoryMeasure } from "./measure-paths.ts";

/** The story as lines for its author: what it holds, how its paths end, and the graph with the share of paths on each line. */
export function writeStory({ structure, places, isComplete }: Exploration, measure: StoryMeasure): readonly string[] {
  const decisions = structure.nodes.filter(({ kind }) => kind === "decision").length;
  const roles = structure.roles.map(({ id }) => id).join(", ");
  return [
    `${structure.id}: ${decisions} decisions, ${measure.endings.length} endings reached, ${structure.roles.length} roles (${roles})`,
    `${places.length} states${isComplete ? ", all of them looked at" : " looked at, there are more"}; ${written(measure.paths)} paths`,
    "",
    ...measure.endings.map(
      ({ ending, paths, decisions: taken, words, minutes }) =>
        `${ending}: ${share(paths / measure.paths)} of paths, ${range(taken)} decisions, ${range(words)} words, ${range(minutes)} minutes`,
    ),
    "",
    ...structure.nodes.flatMap((node) => [
      `${node.id} (${node.kind})  ${share(measure.met.get(`node/${node.id}`))}`,
      ...linesOf(node, measure).map((line) => `  ${line}`),
    ]),
    ...arrivals(structure, measure),
  ];
}

function linesOf(node: ScenarioNode, { chosen }: StoryMeasure): readonly string[] {
  switch (node.kind) {
    case "ending":
      return [];
    case "scene":
      return node.ways.map(({ when, to }) => `-> ${to}${condition(when)}`);
    case "decision":
      return node.options.map(({ id, score, act, when, outcomes }) => {
        const judged = act ? ` ${act.kind}` : "";
        return `${id} [${score}]${judged} ${share(chosen.get(choiceOf(node.id, id)))}${condition(when)}  ${outcomes.map(outcomeText).join(", ")}`;
      });
  }
}

const outcomeText = ({ id, to }: Outcome, _: number, { length }: readonly Outcome[]): string => `-> ${to}${length > 1 ? ` (${id})` : ""}`;

const condition = (when: Condition | undefined): string => (when ? ` if ${JSON.stringify(when).replaceAll('"', "")}` : "");

function arrivals({ injects, evidence }: ScenarioStructure, { met }: StoryMeasure): readonly string[] {
  const line = (kind: "inject" | "evidence", id: string): string => `${id} (${kind})  ${share(met.get(`${kind}/${id}`))}`;
  return [...injects.map(({ id }) => line("inject", id)), ...evidence.map(({ id }) => line("evidence", id))];
}

export const share = (part = 0): string => (part > 0 && part < 0.01 ? "<1%" : `${Math.round(100 * part)}%`);

const range = ({ least, most }: Range): string =>
  Math.round(least) === Math.round(most) ? `${Math.round(least)}` : `${Math.round(least)}-${Math.round(most)}`;

const written = (count: number): string => count.toLocaleString("en");
