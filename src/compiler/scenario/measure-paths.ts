import { nodeOf } from "#domain/scenario/engine.ts";
import type { Choice } from "#domain/scenario/scenario-state.ts";
import { beatKey } from "./beats-met.ts";
import type { Exploration } from "./explore.ts";
import type { StoryWords } from "./story-words.ts";

export interface Range {
  readonly least: number;
  readonly most: number;
}
/** Every path that comes to one ending. */
export interface EndingMeasure {
  readonly ending: string;
  readonly paths: number;
  readonly decisions: Range;
  readonly words: Range;
  readonly minutes: Range;
}
export interface StoryMeasure {
  /** Paths from a beginning to where they end, each turn of chance by itself. */
  readonly paths: number;
  readonly endings: readonly EndingMeasure[];
  /** Share of the paths, 0 to 1, on which a node, an inject or a piece of evidence is met, by `beatKey`. */
  readonly met: ReadonlyMap<string, number>;
  /** Share of the paths on which an option is chosen. */
  readonly chosen: ReadonlyMap<Choice, number>;
}

/** Words a minute of an official who reads in a language that is not the first. */
const readingSpeed = 130;
/** To weigh the options and write one line. */
const minutesToDecide = 0.75;

type Amount = "decisions" | "words" | "minutes";
type Measure = { readonly [amount in Amount]: Range };

/** Measures all paths of a story at once: what leads to a place, times what leads on from it. */
export function measurePaths(story: Exploration, words: StoryWords): StoryMeasure {
  const { places, beginnings, structure } = story;
  const order = storyOrder(story);
  const waysOn = new Map<number, number>();
  const waysFrom = (at: number | undefined): number => (at === undefined ? 1 : (waysOn.get(at) ?? 0));
  for (const at of [...order].reverse()) {
    const passages = places[at]?.passages ?? [];
    waysOn.set(at, passages.length === 0 ? 1 : sum(passages.map(({ to }) => waysFrom(to))));
  }

  const waysTo = new Map<number, number>();
  const measures = new Map<number, Measure>();
  const met = new Map<string, number>();
  const chosen = new Map<Choice, number>();
  const arrive = (at: number | undefined, ways: number, measure: Measure): void => {
    if (at === undefined) return;
    add(waysTo, at, ways);
    const before = measures.get(at);
    measures.set(at, before ? merged(before, measure) : measure);
  };
  for (const { at, beats } of beginnings) {
    for (const beat of beats) add(met, beatKey(beat), waysFrom(at));
    arrive(at, 1, measureOf(0, sum(beats.map(words.ofBeat))));
  }
  for (const at of order) {
    const [ways, measure] = [waysTo.get(at) ?? 0, measures.get(at) ?? measureOf(0, 0)];
    for (const passage of places[at]?.passages ?? []) {
      const through = ways * waysFrom(passage.to);
      for (const beat of passage.beats) add(met, beatKey(beat), through);
      add(chosen, passage.choice, through);
      const read = words.ofChoice(passage.choice, passage.outcome) + sum(passage.beats.map(words.ofBeat));
      arrive(passage.to, ways, added(measure, measureOf(1, read)));
    }
  }
  const paths = sum(beginnings.map(({ at }) => waysFrom(at)));
  const share = (counts: ReadonlyMap<string, number>) => new Map([...counts].map(([id, count]) => [id, Math.min(1, count / paths)]));

  const endings = new Map<string, EndingMeasure>();
  for (const [at, measure] of measures) {
    const node = places[at]?.state.node ?? "";
    if (nodeOf(structure, node)?.kind !== "ending") continue;
    const before = endings.get(node);
    const total = (before?.paths ?? 0) + (waysTo.get(at) ?? 0);
    endings.set(node, { ending: node, ...(before ? merged(before, measure) : measure), paths: total });
  }
  return { paths, endings: [...endings.values()], met: share(met), chosen: share(chosen) };
}

/** Indexes of places, each before those it leads to. */
function storyOrder({ places, beginnings }: Exploration): readonly number[] {
  const after: number[] = [];
  const seen = new Set<number>();
  const visit = (at: number | undefined): void => {
    if (at === undefined || seen.has(at)) return;
    seen.add(at);
    for (const { to } of places[at]?.passages ?? []) visit(to);
    after.push(at);
  };
  for (const { at } of beginnings) visit(at);
  return after.reverse();
}

function measureOf(decisions: number, words: number): Measure {
  const only = (value: number): Range => ({ least: value, most: value });
  return { decisions: only(decisions), words: only(words), minutes: only(words / readingSpeed + decisions * minutesToDecide) };
}

const combined = (a: Measure, b: Measure, combine: (a: Range, b: Range) => Range): Measure => ({
  decisions: combine(a.decisions, b.decisions),
  words: combine(a.words, b.words),
  minutes: combine(a.minutes, b.minutes),
});
const merged = (a: Measure, b: Measure): Measure =>
  combined(a, b, (x, y) => ({ least: Math.min(x.least, y.least), most: Math.max(x.most, y.most) }));
const added = (a: Measure, b: Measure): Measure => combined(a, b, (x, y) => ({ least: x.least + y.least, most: x.most + y.most }));

const add = <K>(counts: Map<K, number>, key: K, count: number): void => void counts.set(key, (counts.get(key) ?? 0) + count);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
