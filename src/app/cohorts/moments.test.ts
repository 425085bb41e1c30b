import { describe, expect, it } from "vitest";
import { distanceTo } from "./moments.ts";

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();

describe("the distance to a moment", () => {
  it.each([
    [at(22, 9), at(22, 9, 59), { value: 59, unit: "minute" }],
    [at(22, 9), at(22, 10), { value: 1, unit: "hour" }],
    [at(22, 22), at(23, 21, 59), { value: 23, unit: "hour" }],
    [at(22, 22), at(23, 23), { value: 1, unit: "day" }],
    [at(22, 23), at(25, 1), { value: 3, unit: "day" }],
    [at(22, 1), at(25, 23), { value: 3, unit: "day" }],
    [at(22, 9), at(22, 9), { value: 0, unit: "minute" }],
    [at(22, 9), at(21, 8), { value: -1, unit: "day" }],
    [at(22, 9), at(22, 6, 30), { value: -2, unit: "hour" }],
  ])("from %d to %d is in the unit that people use, and never more than is left", (now, then, distance) => {
    expect(distanceTo(then, now)).toEqual(distance);
  });
});
