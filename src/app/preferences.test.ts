import { beforeEach, describe, expect, it, vi } from "vitest";
import { applyPreferences, defaultPreferences, keepPreferencesApplied, type Preferences } from "./preferences.ts";

/** The store as a page finds it when it is loaded. */
async function loadPage() {
  vi.resetModules();
  const { usePreferences } = await import("./preferences.ts");
  return usePreferences;
}
const device = (...matching: readonly string[]) =>
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: matching.some((feature) => query.includes(feature)) }));

beforeEach(() => {
  localStorage.clear();
  device();
});

describe("preferences", () => {
  it("are those of the design until something is changed", async () => {
    expect((await loadPage()).getState()).toMatchObject(defaultPreferences);
  });
  it("are found again by the next page", async () => {
    (await loadPage()).getState().change({ theme: "dark", textSize: 22, contentLocale: "ar" });
    expect((await loadPage()).getState()).toMatchObject({ ...defaultPreferences, theme: "dark", textSize: 22, contentLocale: "ar" });
  });
  it("last as long as the page where the browser refuses to keep them", async () => {
    const refuse = () => {
      throw new DOMException("refused", "SecurityError");
    };
    vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
    const preferences = await loadPage();
    preferences.getState().change({ theme: "light" });
    await preferences.persist.rehydrate();
    expect(preferences.getState().theme).toBe("light");
    vi.unstubAllGlobals();
  });
});

describe("applyPreferences", () => {
  function applied(change: Partial<Preferences>): HTMLElement {
    const root = document.createElement("html");
    root.dataset.theme = "dark";
    root.dataset.contrast = "more";
    applyPreferences({ ...defaultPreferences, ...change }, root);
    return root;
  }

  it("goes by the device where nothing else was chosen", () => {
    expect({ ...applied({}).dataset }).toEqual({});
    device("color-scheme: dark", "contrast: more");
    expect({ ...applied({}).dataset }).toEqual({ theme: "dark", contrast: "more" });
  });
  it("goes by the choice where the device says otherwise", () => {
    expect({ ...applied({ theme: "dark", contrast: true }).dataset }).toEqual({ theme: "dark", contrast: "more" });
    device("color-scheme: dark", "contrast: more");
    expect({ ...applied({ theme: "light", contrast: false }).dataset }).toEqual({});
  });
  it("follows the device when it changes while the page is open", async () => {
    let isNight = false;
    const listeners: (() => void)[] = [];
    vi.stubGlobal("matchMedia", (query: string) => ({
      matches: isNight && query.includes("dark"),
      addEventListener: (_: "change", listener: () => void) => listeners.push(listener),
    }));
    const root = document.createElement("html");
    keepPreferencesApplied(root);
    expect(root.dataset.theme).toBeUndefined();
    isNight = true;
    for (const tell of listeners) tell();
    expect(root.dataset.theme).toBe("dark");
  });
  it("sets the size of lessons in the browser's own unit", () => {
    expect(applied({ textSize: 24 }).style.getPropertyValue("--reader")).toBe("1.5rem");
  });
});
