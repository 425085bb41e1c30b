import { describe, expect, it } from "vitest";
import { difference } from "./multiset.ts";

describe("difference", () => {
  it("gives what either list has more often, sorted", () => {
    expect(difference(["b", "a", "a"], ["a", "c", "c"])).toEqual({ missing: ["a", "b"], extra: ["c", "c"] });
  });

  it("gives nothing for the same things in another order", () => {
    expect(difference(["a", "b"], ["b", "a"])).toEqual({ missing: [], extra: [] });
  });
});
