import { expect, it } from "vitest";
import { firstStepsFirst } from "./catalogue-order.ts";

it("puts first steps before specialist courses, and courses of one level in the order of their ids", () => {
  const courses = [
    { id: "a", level: 3 },
    { id: "c", level: 2 },
    { id: "z", level: 1 },
    { id: "b", level: 2 },
  ] as const;
  expect(firstStepsFirst(courses).map(({ id }) => id)).toEqual(["z", "b", "c", "a"]);
});
