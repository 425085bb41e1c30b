import { expect, it } from "vitest";
import { placeInAddress } from "./place-in-address.ts";

it.each([
  ["", ""],
  ["#", ""],
  ["#form", "form"],
  ["#13%28c%29", "13(c)"],
  ["#40%", "40%"],
  ["#%D9", "%D9"],
])("reads the place of the address's end “%s” as “%s”", (hash, place) => {
  expect(placeInAddress(hash)).toBe(place);
});
