import { expect, it } from "vitest";
import type { PinpointEntry } from "#page/shelf-pages.ts";
import { articlesAmong } from "./articles-among.ts";

const entry = (pinpoint: string): PinpointEntry => ({
  ref: `ilc-articles:${pinpoint}`,
  pinpoint,
  name: pinpoint,
  standings: [],
  usedIn: [],
});
const among = (...pinpoints: string[]) => articlesAmong(pinpoints.map(entry)).map(({ pinpoint }) => pinpoint);

it("takes one entry for each article, in their order", () => {
  expect(among("4", "4-11", "4(1)", "10(1)", "10(2)", "40", "49", "49-53", "49(1)")).toEqual(["4", "10(1)", "40", "49"]);
});

it("leaves places without a number as they are", () => {
  expect(among("part3-ch2", "part3-ch3", "preamble")).toEqual(["part3-ch2", "part3-ch3", "preamble"]);
});
