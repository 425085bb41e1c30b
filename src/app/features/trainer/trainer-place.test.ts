import { describe, expect, it } from "vitest";
import { trainerHref } from "#page/address.ts";
import { trainerPlaceFrom } from "./trainer-place.ts";

const cohort = "00000000-0000-4000-8000-0000000000c1";
const invitation = "00000000-0000-4000-8000-0000000000c2";
const placeAt = (place: Readonly<Record<string, string>>) => trainerPlaceFrom(new URL(trainerHref("en", place), "http://localhost").search);

describe("an address of the trainer's area", () => {
  it.each([
    [{}, { kind: "cohorts" }],
    [{ view: "new" }, { kind: "new-cohort" }],
    [{ cohort }, { kind: "cohort", cohort, view: "people" }],
    [
      { cohort, view: "plan" },
      { kind: "cohort", cohort, view: "plan" },
    ],
    [
      { cohort, view: "sheet", invitation },
      { kind: "sheet", cohort, invitation },
    ],
  ])("with %j shows its place", (query, place) => {
    expect(placeAt(query)).toEqual(place);
  });
  it("that nobody wrote leads to the list, or to the cohort's first view", () => {
    expect(placeAt({ cohort: "../admin" })).toEqual({ kind: "cohorts" });
    expect(placeAt({ cohort, view: "toString" })).toEqual({ kind: "cohort", cohort, view: "people" });
    expect(placeAt({ cohort, view: "sheet", invitation: "x" })).toEqual({ kind: "cohort", cohort, view: "people" });
  });
});
