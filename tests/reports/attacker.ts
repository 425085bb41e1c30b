/**
 * Somebody who wants to know how far one person of a confidential cohort has got. They saw everything that was ever published, know who was
 * in the cohort when, know all of the work of some people, and know that nobody's progress goes backwards. They try every history of the
 * others that fits.
 */

/** 0 not started, 1 started, 2 done, 3 mastered. */
export type Depth = 0 | 1 | 2 | 3;
const depths = [0, 1, 2, 3] as const;

/** One look at what is published about an activity. */
export interface Look {
  /** Who was counted. */
  readonly people: readonly string[];
  /** Numbers that are new since the look before: how many have got at least so far. */
  readonly reached: { readonly [depth in 1 | 2 | 3]?: number };
}

/** How far somebody was at each look. */
type History = readonly Depth[];

/**
 * What is certain about people whose work the attacker does not know: `name: at look n (not) at depth d`.
 * @param known The histories of those whose work they know.
 */
export function certainties(looks: readonly Look[], known: ReadonlyMap<string, History>): string[] {
  const numbers = looks.flatMap(({ reached }, look) =>
    ([1, 2, 3] as const).flatMap((depth) => (reached[depth] === undefined ? [] : [{ look, depth, count: reached[depth] }])),
  );
  const isCounted = (name: string, look: number) => looks[look]?.people.includes(name) === true;
  const partOf = (name: string, history: History) =>
    numbers.map(({ look, depth }) => (isCounted(name, look) && (history[look] ?? 0) >= depth ? 1 : 0));

  const everybody = [...new Set(looks.flatMap(({ people }) => people))];
  const unknown = everybody.filter((name) => !known.has(name));
  const target = numbers.map(({ count }) => count);
  for (const [name, history] of known)
    for (const [place, part] of partOf(name, history).entries()) target[place] = (target[place] ?? 0) - part;

  const histories = allHistories(looks.length);
  const found: string[] = [];
  const seenKinds = new Set<string>();
  for (const victim of unknown) {
    const kind = looks.map((_, look) => isCounted(victim, look)).join();
    if (seenKinds.has(kind)) continue; // they are exchangeable: what is certain of one is of the other
    seenKinds.add(kind);
    const others = sumsOf(
      unknown.filter((name) => name !== victim).map((name) => distinct(histories.map((history) => partOf(name, history)))),
      target,
    );
    const possible = histories.filter((history) =>
      others.has(target.map((count, place) => count - (partOf(victim, history)[place] ?? 0)).join()),
    );
    if (possible.length === 0) throw new Error("what was published contradicts itself");
    for (const look of looks.keys()) {
      if (!isCounted(victim, look)) continue;
      for (const depth of [1, 2, 3] as const) {
        const answers = new Set(possible.map((history) => (history[look] ?? 0) >= depth));
        if (answers.size === 1) found.push(`${victim}: at look ${look} ${answers.has(true) ? "" : "not "}at depth ${depth}`);
      }
    }
  }
  return found;
}

const allHistories = (length: number): History[] =>
  Array.from({ length }).reduce<Depth[][]>(
    (histories) =>
      histories.flatMap((history) => depths.filter((depth) => depth >= (history.at(-1) ?? 0)).map((depth) => [...history, depth])),
    [[]],
  );

const distinct = (parts: readonly (readonly number[])[]): readonly (readonly number[])[] => [
  ...new Map(parts.map((part) => [part.join(), part])).values(),
];

/** Every sum that can be had by choosing one part of each, none above the target. */
function sumsOf(choices: readonly (readonly (readonly number[])[])[], target: readonly number[]): ReadonlySet<string> {
  let sums = new Map([[target.map(() => 0).join(), target.map(() => 0)]]);
  for (const parts of choices) {
    const next = new Map<string, number[]>();
    for (const sum of sums.values())
      for (const part of parts) {
        const added = sum.map((count, place) => count + (part[place] ?? 0));
        if (added.every((count, place) => count <= (target[place] ?? 0))) next.set(added.join(), added);
      }
    sums = next;
  }
  return new Set(sums.keys());
}
