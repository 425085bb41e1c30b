import { describe, expect, it } from "vitest";
import { preferredLocale } from "./preferred-locale.ts";

describe("preferredLocale", () => {
  for (const [acceptLanguage, locale] of [
    ["ar-EG,ar;q=0.9,en;q=0.8", "ar"],
    ["fr-CH", "fr"],
    ["zh-Hant-TW", "zh"],
    ["de-DE, ru;q=0.4, es;q=0.5", "es"],
    ["en;q=0.2, fr;q=0.9", "fr"],
    ["AR", "ar"],
    ["fr;q=0, ru;q=0.1", "ru"],
    ["de-DE,pt", "en"],
    ["*", "en"],
    ["", "en"],
    ["fr;q=high", "en"],
    [";;,,;q=,=", "en"],
    ["es;level=1;q=0.3, fr;q=0.2", "es"],
  ] as const) {
    it(`answers "${acceptLanguage}" with ${locale}`, () => {
      expect(preferredLocale({ acceptLanguage })).toBe(locale);
    });
  }

  it("lets the reader's own choice win over the browser's languages", () => {
    expect(preferredLocale({ cookie: "theme=dark; concord-locale=ru", acceptLanguage: "fr" })).toBe("ru");
  });

  it("ignores a cookie that names no language of ours", () => {
    expect(preferredLocale({ cookie: "concord-locale=xx; old-concord-locale=ru", acceptLanguage: "fr" })).toBe("fr");
  });

  it("speaks English when nothing is known", () => {
    expect(preferredLocale({})).toBe("en");
  });
});
