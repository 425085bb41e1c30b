import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom, shuffled } from "./seeded-random.ts";

describe("seededRandom", () => {
  it("gives the same numbers for the same seed, in every version of Concord", () => {
    const random = seededRandom("0f8fad5b-d9cb-469f-a165-70867728950e");
    expect([random(), random(), random()]).toEqual([0.4405228206887841, 0.6734651438891888, 0.8569041257724166]);
  });
  it("stays in [0, 1) and spreads evenly", () => {
    const random = seededRandom("seed");
    const numbers = Array.from({ length: 10_000 }, random);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = numbers.filter((number) => Math.floor(number * 10) === tenth).length;
      expect(Math.abs(share - 1000)).toBeLessThan(150);
    }
  });
});

describe("shuffled", () => {
  it("keeps every element, and the list as it was", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
        const before = [...list];
        expect(shuffled(list, seededRandom(seed)).sort()).toEqual([...list].sort());
        expect(list).toEqual(before);
      }),
    );
  });
  it("brings every order about alike often", () => {
    const seen = new Map<string, number>();
    for (let seed = 0; seed < 6000; seed += 1) {
      const order = shuffled(["a", "b", "c"], seededRandom(`attempt-${seed}`)).join("");
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const times of seen.values()) expect(Math.abs(times - 1000)).toBeLessThan(150);
  });
});
