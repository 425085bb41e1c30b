/**
 * What is published about a confidential cohort. One rule runs through this file: the numbers that are published, together with all that
 * were published before, divide the people into classes of at least five, and never into one class alone. So a number below five cannot be
 * had by subtracting one from another, today's from yesterday's or what is shown from the whole, and whoever knows the work of up to four
 * people cannot tell that of a fifth. Whoever knows everybody else's can: exact numbers keep nothing from them (docs/confidential-cohorts.md).
 */
export const fewestPeople = 5;

/** How many have got so far with an activity; each number includes those after it. */
export interface Levels<T> {
  readonly started: T;
  readonly done: T;
  readonly mastered: T;
}
export interface PublishedLevels {
  /** What is to be seen; null: nothing. */
  readonly shown: Levels<number | null>;
  /** The last number ever published of each. */
  readonly last: Levels<number | null>;
}
const nothing: Levels<null> = { started: null, done: null, mastered: null };
export const noLevels: PublishedLevels = { shown: nothing, last: nothing };

const levels = ["started", "done", "mastered"] as const;
/** Where not all can be published, what matters most is. */
const byWeight = ["done", "started", "mastered"] as const;

/**
 * What to publish after `before`. A number takes the place of an older one only when at least five more people have got so far: of those
 * who leave, nothing can be read then either. Older numbers stay until they would contradict a new one.
 * @param people How many the activity is assigned to.
 */
export function publishedLevels(people: number, counts: Levels<number>, before: PublishedLevels): PublishedLevels {
  const fresh: { -readonly [level in keyof Levels<number>]?: number } = {};
  for (const level of byWeight) {
    const count = counts[level];
    const isFarFrom = (other: number | null | undefined) =>
      other === null || other === undefined || Math.abs(count - other) >= fewestPeople;
    const reached = levels.slice(levels.indexOf(level)).map((deeper) => before.last[deeper] ?? 0);
    const isMore = reached.every((earlier) => count - earlier >= fewestPeople);
    if (isMore && people - count >= fewestPeople && levels.every((other) => isFarFrom(fresh[other]))) fresh[level] = count;
  }
  const shown = (level: keyof Levels<number>): number | null => {
    const deeper = levels.slice(levels.indexOf(level) + 1).map((each) => fresh[each] ?? 0);
    const older = before.shown[level];
    return fresh[level] ?? (older !== null && deeper.every((count) => older - count >= fewestPeople || count === 0) ? older : null);
  };
  const last = (level: keyof Levels<number>): number | null => fresh[level] ?? before.last[level];
  return {
    shown: { started: shown("started"), done: shown("done"), mastered: shown("mastered") },
    last: { started: last("started"), done: last("done"), mastered: last("mastered") },
  };
}

/** People by which of several things they did, each person at most one of them; the rest did none, or one that is hidden. */
export interface PublishedClasses {
  readonly people: number;
  /** In the order of the counts; null: hidden. */
  readonly shown: readonly (number | null)[];
}

/**
 * What to publish after `earlier`; undefined: nothing. Since each of them every class that it shows, and its rest, must have grown by at least
 * five people or not at all, and at least two of them must have. The first time small classes are hidden, and others with them until the
 * hidden ones are five people together; later the same ones are.
 */
export function publishedClasses(
  people: number,
  counts: readonly number[],
  earlier: readonly PublishedClasses[] = [],
): PublishedClasses | undefined {
  const showing = (isShown: (place: number) => boolean) => ({
    people,
    shown: counts.map((count, place) => (isShown(place) ? count : null)),
  });
  const [latest] = earlier.slice(-1);
  if (latest) {
    const after = (before: PublishedClasses) => showing((place) => typeof before.shown[place] === "number");
    const growth = (before: PublishedClasses) => {
      const sizes = classesIn(before);
      return classesIn(after(before)).map((size, place) => size - (sizes[place] ?? 0));
    };
    return earlier.every((before) => areTold(growth(before))) ? after(latest) : undefined;
  }
  const largestFirst = [...counts.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  for (let kept = counts.length; kept > 0; kept -= 1) {
    const places = new Set(largestFirst.slice(0, kept));
    const published = showing((place) => places.has(place) && (counts[place] ?? 0) > 0);
    if (areTold(classesIn(published))) return published;
  }
  return undefined;
}

/** The classes that are shown, and the rest. */
function classesIn({ people, shown }: PublishedClasses): readonly number[] {
  const counts = shown.filter((count) => count !== null);
  return [...counts, people - counts.reduce((sum, count) => sum + count, 0)];
}

const areTold = (classes: readonly number[]): boolean =>
  classes.every((count) => count === 0 || count >= fewestPeople) && classes.filter((count) => count > 0).length > 1;

/** Shares are published in steps of a twentieth: a mean of few people, told exactly, can be taken apart. */
export const roundedShare = (share: number): number => Math.round(share * 20) / 20;
