import { expect, it } from "vitest";
import { faultsOfOwnPages, faultsOfRealPages, type LooksAt, shelfLooks } from "./shelf-pages.ts";

/** One look at each page, and each look at some: `npm run audit -- shelf` has them all. */
const inTurn: LooksAt = (place) => shelfLooks.filter((_, index) => index === place % shelfLooks.length);

it("the longest pages of the shelf, a term in six languages and a quiz in two are accessible", async () => {
  expect(await faultsOfRealPages(inTurn)).toEqual([]);
});

it("what is found, written and reviewed is accessible in the languages in which nothing else is walked through", async () => {
  expect(await faultsOfOwnPages(["es", "fr", "ru", "zh"], inTurn)).toEqual([]);
});
