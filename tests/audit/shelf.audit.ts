import { expect, it } from "vitest";
import { locales } from "#domain/locale.ts";
import { faultsOfOwnPages, faultsOfRealPages, shelfLooks } from "./shelf-pages.ts";

it("finds nothing on pages of the shelf with any look", async () => {
  expect(await faultsOfRealPages(() => shelfLooks)).toEqual([]);
});

it("finds nothing where a reader of the shelf finds, writes and reviews, with any look, in six languages", async () => {
  expect(await faultsOfOwnPages(locales, () => shelfLooks)).toEqual([]);
});
