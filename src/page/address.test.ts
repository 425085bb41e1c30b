import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales } from "#domain/locale.ts";
import { activityAddressFrom, activityHref, inLocale } from "./address.ts";

const id = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,2}$/);

describe("activityAddressFrom", () => {
  it("reads back every address that is made, with a module or without", () => {
    fc.assert(
      fc.property(fc.constantFrom(...locales), id, fc.option(id, { nil: undefined }), id, (locale, course, module, activity) => {
        expect(activityAddressFrom(activityHref(locale, course, module, activity))).toEqual({ locale, course, activity });
      }),
    );
  });
  it.each([
    "/",
    "/en",
    "/en/courses",
    "/en/courses/essentials",
    "/de/courses/essentials/final",
    "/en/courses/a/b/c/d",
    "/en/courses/a/b/",
    "/en/courses/A/b",
    "/en/courses/a/<b>",
    "/en/courses/../b",
    "/en/record",
    "en/courses/a/b",
  ])("takes %s for no activity", (address) => {
    expect(activityAddressFrom(address)).toBeUndefined();
  });
});

describe("inLocale", () => {
  it("changes the language and nothing else", () => {
    expect(inLocale("/en/courses/en/en", "ar")).toBe("/ar/courses/en/en");
    expect(inLocale("/en", "fr")).toBe("/fr");
    expect(inLocale("/english/courses", "fr")).toBe("/english/courses");
  });
});
