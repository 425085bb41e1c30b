import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { certainties, type Depth, type Look } from "../../../tests/reports/attacker.ts";
import { fewestPeople, type Levels, noLevels, publishedClasses, publishedLevels } from "./published-numbers.ts";

const levelsOf = (started: number, done: number, mastered: number): Levels<number> => ({ started, done, mastered });

describe("publishedLevels", () => {
  it("shows a number of five people or more, if as many are left", () => {
    expect(publishedLevels(10, levelsOf(5, 0, 0), noLevels).shown).toEqual({ started: 5, done: null, mastered: null });
    expect(publishedLevels(9, levelsOf(5, 0, 0), noLevels).shown.started).toBeNull();
    expect(publishedLevels(10, levelsOf(4, 0, 0), noLevels).shown.started).toBeNull();
    expect(publishedLevels(10, levelsOf(10, 10, 10), noLevels).shown).toEqual({ started: null, done: null, mastered: null });
  });

  it("keeps back what would tell of fewer than five by subtraction, the lesser first", () => {
    expect(publishedLevels(30, levelsOf(12, 8, 1), noLevels).shown).toEqual({ started: null, done: 8, mastered: null });
    expect(publishedLevels(30, levelsOf(20, 12, 7), noLevels).shown).toEqual({ started: 20, done: 12, mastered: 7 });
  });

  it("renews a number when five more people have got so far, and leaves the others as they were", () => {
    const before = publishedLevels(30, levelsOf(14, 6, 0), noLevels);
    expect(publishedLevels(30, levelsOf(18, 10, 0), before).shown).toEqual({ started: 14, done: 6, mastered: null });
    expect(publishedLevels(30, levelsOf(19, 10, 0), before).shown).toEqual({ started: 19, done: 6, mastered: null });
  });

  it("drops an older number that a new one has overtaken, and does not forget it", () => {
    const before = publishedLevels(30, levelsOf(10, 5, 0), noLevels);
    const after = publishedLevels(30, levelsOf(14, 13, 0), before);
    expect(after.shown).toEqual({ started: null, done: 13, mastered: null });
    expect(publishedLevels(30, levelsOf(14, 13, 0), after)).toEqual(after);
    expect(after.last.started).toBe(10);
  });
});

describe("publishedClasses", () => {
  it("shows classes of five and more, and hides others with the small ones until the hidden are five", () => {
    expect(publishedClasses(20, [9, 6, 5, 0])?.shown).toEqual([9, 6, 5, null]);
    expect(publishedClasses(20, [9, 7, 3, 1])?.shown).toEqual([9, null, null, null]);
    expect(publishedClasses(25, [9, 6, 5, 5])?.shown).toEqual([9, 6, 5, 5]);
    expect(publishedClasses(12, [7, 5])?.shown).toEqual([7, 5]);
  });

  it("shows nothing where all chose the same, or all but a few", () => {
    expect(publishedClasses(12, [12, 0, 0])).toBeUndefined();
    expect(publishedClasses(12, [9, 3, 0])).toBeUndefined();
  });

  it("is renewed when those who came since are told in classes of five as well", () => {
    const first = publishedClasses(12, [7, 5]);
    if (!first) throw new Error("nothing is published");
    expect(publishedClasses(13, [8, 5], [first])).toBeUndefined();
    expect(publishedClasses(17, [12, 5], [first])).toBeUndefined();
    expect(publishedClasses(21, [12, 9], [first])).toBeUndefined();
    expect(publishedClasses(22, [12, 10], [first])?.shown).toEqual([12, 10]);
  });

  it("never shows, alone or beside what was shown before, fewer than five people", () => {
    const growth = fc.array(fc.nat(8), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(growth, { maxLength: 8 }), (steps) => {
        const published: { readonly people: number; readonly shown: readonly (number | null)[] }[] = [];
        const counts = [0, 0, 0];
        for (const step of steps) {
          for (const [place, more] of step.entries()) counts[place] = (counts[place] ?? 0) + more;
          const people = counts.reduce((sum, count) => sum + count, 0);
          const next = publishedClasses(people, counts, published);
          if (next) published.push(next);
        }
        const all = [{ people: 0, shown: published[0]?.shown.map((count) => count && 0) ?? [] }, ...published];
        for (const [place, later] of all.entries())
          for (const before of all.slice(0, place)) {
            const sizes = later.shown.map((count, choice) => (count ?? 0) - (before.shown[choice] ?? 0));
            const rest = later.people - before.people - sizes.reduce((sum, size) => sum + size, 0);
            for (const size of [...sizes, rest]) expect(size === 0 || size >= fewestPeople, JSON.stringify(all)).toBe(true);
          }
      }),
    );
  });
});

/** What happens between two looks: whose depth grows, who joins, who leaves. */
interface Step {
  readonly further: readonly number[];
  readonly joins: number;
  readonly leaves: readonly number[];
}
const anyStep: fc.Arbitrary<Step> = fc.record({
  further: fc.array(fc.nat(40), { maxLength: 16 }),
  joins: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat(6)),
  leaves: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(fc.nat(40), { maxLength: 6 })),
});

describe("whoever sees all that is published of an activity", () => {
  it("is certain of nobody's progress, though they know all of four people's, when who is in it changes and people work in between", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: 14 }),
        fc.array(anyStep, { minLength: 1, maxLength: 7 }),
        fc.array(fc.nat(40), { maxLength: 4 }),
        (size, steps, friends) => {
          const depth = new Map<string, Depth>(Array.from({ length: size }, (_, n) => [`p${n}`, 0]));
          let people = [...depth.keys()];
          let published = noLevels;
          const looks: Look[] = [];
          const histories = new Map<string, Depth[]>();
          for (const { further, joins, leaves } of steps) {
            const gone = new Set(leaves.map((place) => people[place % people.length]));
            people = people.filter((name) => !gone.has(name));
            for (let n = 0; n < joins; n++) {
              const name = `p${depth.size}`;
              depth.set(name, 0);
              people.push(name);
            }
            for (const place of further) {
              const name = people[place % people.length];
              if (name !== undefined) depth.set(name, Math.min(3, (depth.get(name) ?? 0) + 1) as Depth);
            }
            const reached = (least: Depth) => people.filter((name) => (depth.get(name) ?? 0) >= least).length;
            const next = publishedLevels(people.length, levelsOf(reached(1), reached(2), reached(3)), published);
            const fresh = (["started", "done", "mastered"] as const).flatMap((level, place) =>
              next.last[level] !== published.last[level] ? [[place + 1, next.last[level]]] : [],
            );
            published = next;
            if (fresh.length === 0) continue;
            looks.push({ people, reached: Object.fromEntries(fresh) });
            for (const name of depth.keys()) {
              const before = histories.get(name) ?? Array.from({ length: looks.length - 1 }, (): Depth => 0);
              histories.set(name, [...before, depth.get(name) ?? 0]);
            }
          }
          const names = [...depth.keys()];
          const known = new Map(
            friends.map((place) => {
              const name = names[place % names.length] ?? "";
              const history = histories.get(name) ?? [];
              return [name, Array.from({ length: looks.length }, (_, look) => history[look] ?? 0)] as const;
            }),
          );
          expect(certainties(looks, known)).toEqual([]);
        },
      ),
      { numRuns: Number(process.env.CONCORD_ATTACKS ?? 150) },
    );
  });
});
