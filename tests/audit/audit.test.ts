import { expect, it } from "vitest";
import { faultsWith, type Look } from "./look-at-pages.ts";

const looks: readonly Look[] = [
  { locale: "ar", colorScheme: "dark", device: "phone" },
  { locale: "en", colorScheme: "light", device: "desktop" },
];

it.each(looks)(
  "is accessible, without sideways scrolling and small targets, in every state in $locale, $colorScheme, on a $device",
  { timeout: 600_000 }, // about a hundred states
  async (look) => {
    expect(await faultsWith(look)).toEqual([]);
  },
);
