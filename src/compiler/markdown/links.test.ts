import { describe, expect, it } from "vitest";
import { withoutTargets } from "./links.ts";

describe("withoutTargets", () => {
  it.each([
    ["[反措施](term:countermeasure)须在2019年通知[](cite:ilc-articles:52(1)(b))后。", "[反措施]须在2019年通知[]后。"],
    ["two [](cite:un-charter:2(4)) and [force](term:use-of-force).", "two [] and [force]."],
    ["a note (see below): [x] (y)", "a note (see below): [x] (y)"],
  ])("reads %s", (text, words) => {
    expect(withoutTargets(text)).toBe(words);
  });
});
