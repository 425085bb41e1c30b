import { expect, it } from "vitest";
import { faultsWith, type Look } from "./look-at-pages.ts";

const looks: readonly Look[] = (["en", "ar"] as const).flatMap((locale) =>
  (["light", "dark"] as const).flatMap((colorScheme) => (["phone", "desktop"] as const).map((device) => ({ locale, colorScheme, device }))),
);

it.each(looks)("finds nothing in any state in $locale, $colorScheme, on a $device", async (look) => {
  expect(await faultsWith(look)).toEqual([]);
});
