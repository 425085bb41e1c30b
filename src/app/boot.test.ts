import { readFileSync } from "node:fs";
import { createContext, Script } from "node:vm";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { applyPreferences, defaultPreferences, type Preferences } from "./preferences.ts";

const boot = new Script(readFileSync("src/app/boot.js", "utf8"));
const fonts = { en: { latin: "/latin.woff2" }, ar: { latin: "/latin.woff2", arabic: "/arabic.woff2", naskh: "/naskh.woff2" }, zh: {} };

interface Machine {
  readonly lang?: string;
  /** What is in localStorage; undefined: the browser refuses it. */
  readonly stored?: string | undefined;
  /** Media features that match. */
  readonly prefers?: readonly string[];
}

/** Runs the script of the page's head, and answers the page it leaves. */
function started({ lang = "en", stored, prefers = [] }: Machine): Document {
  const page = document.implementation.createHTMLDocument();
  page.documentElement.lang = lang;
  const context = {
    document: page,
    FONTS: fonts,
    matchMedia: (query: string) => ({ matches: prefers.some((feature) => query.includes(feature)) }),
    get localStorage() {
      if (stored === undefined) throw new DOMException("refused", "SecurityError");
      return { "concord.preferences": stored };
    },
  };
  boot.runInContext(createContext(context));
  return page;
}
const preferring = (state: Partial<Preferences>) => JSON.stringify({ state: { ...defaultPreferences, ...state }, version: 1 });
const preloads = (page: Document) =>
  [...page.head.querySelectorAll("link")].map(({ rel, as, href }) => [rel, as, href.replace(/^.*\/(?=\w+\.woff2)/, "")]);

describe("boot", () => {
  it.each([undefined, "", "{", "null", '{"state":null}', "[]"])("starts with %j kept", (stored) => {
    const page = started({ stored, prefers: ["color-scheme: dark"] });
    const { theme, fonts: used } = page.documentElement.dataset;
    expect({ theme, used }).toEqual({ theme: "dark", used: "" });
    expect(preloads(page)).toEqual([]);
  });
  it("does before the first paint what the app does after it", () => {
    const anyPreferences = fc.record({
      theme: fc.constantFrom("device" as const, "light" as const, "dark" as const),
      contrast: fc.constantFrom(null, true, false),
      textSize: fc.integer({ min: 16, max: 26 }),
    });
    fc.assert(
      fc.property(anyPreferences, fc.subarray(["color-scheme: dark", "contrast: more"]), (chosen, prefers) => {
        const before = started({ stored: preferring(chosen), prefers }).documentElement;
        const after = document.createElement("html");
        vi.stubGlobal("matchMedia", (query: string) => ({ matches: prefers.some((feature) => query.includes(feature)) }));
        applyPreferences({ ...defaultPreferences, ...chosen }, after);
        vi.unstubAllGlobals();
        for (const seen of ["data-theme", "data-contrast"]) expect(before.getAttribute(seen)).toBe(after.getAttribute(seen));
        expect(before.style.getPropertyValue("--reader")).toBe(after.style.getPropertyValue("--reader"));
      }),
    );
  });
  it("loads ahead the fonts that are on the device, for the language of the page only", () => {
    const stored = preferring({ fonts: ["latin", "arabic", "naskh", "cyrillic"] });
    const arabic = started({ lang: "ar", stored });
    expect(preloads(arabic)).toEqual([
      ["preload", "font", "latin.woff2"],
      ["preload", "font", "arabic.woff2"],
      ["preload", "font", "naskh.woff2"],
    ]);
    expect(arabic.documentElement.dataset.fonts).toBe("latin arabic naskh");
    expect(started({ lang: "en", stored }).documentElement.dataset.fonts).toBe("latin");
    expect(preloads(started({ lang: "de", stored }))).toEqual([]);
  });
  it("fetches no font that is not on the device", () => {
    expect(preloads(started({ lang: "ar", stored: preferring({ fonts: [] }) }))).toEqual([]);
  });
  it("leaves out the reading face that was switched off", () => {
    const stored = preferring({ fonts: ["arabic", "naskh"], naskh: false });
    expect(started({ lang: "ar", stored }).documentElement.dataset.fonts).toBe("arabic");
  });
});
