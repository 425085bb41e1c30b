import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import type { FontName, Locale } from "#domain/locale.ts";

export type Theme = "device" | "light" | "dark";

/** Kept on the device in `localStorage["concord.preferences"]`; boot.js reads it before the first paint. */
export interface Preferences {
  readonly theme: Theme;
  /** `null`: as the device says. */
  readonly contrast: boolean | null;
  /** Lesson text in CSS pixels at the browser's own default, 16 to 26. */
  readonly textSize: number;
  /** Language of lessons when not that of the interface. */
  readonly contentLocale: Locale | null;
  /** The second language of lessons that was used last. */
  readonly secondLocale: Locale | null;
  /** At most so many reviews a day. */
  readonly reviewsPerDay: number;
  readonly digits: "latn" | "arab";
  /** Nothing is fetched that was not asked for. */
  readonly saveData: boolean;
  /** Web fonts that are on the device and used from the next page on. */
  readonly fonts: readonly FontName[];
  readonly naskh: boolean;
}

export const defaultPreferences: Preferences = {
  theme: "device",
  contrast: null,
  textSize: 18,
  contentLocale: null,
  secondLocale: null,
  reviewsPerDay: 20,
  digits: "latn",
  saveData: false,
  fonts: [],
  naskh: true,
};

interface PreferencesStore extends Preferences {
  readonly change: (change: Partial<Preferences>) => void;
}

const memory = new Map<string, string>();
/** Some browsers refuse localStorage (private mode, policy): settings then last as long as the page. */
const safeStorage = {
  getItem: (key: string) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return memory.get(key) ?? null;
    }
  },
  setItem: (key: string, value: string) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      memory.set(key, value);
    }
  },
  removeItem: (key: string) => {
    try {
      localStorage.removeItem(key);
    } catch {
      memory.delete(key);
    }
  },
};

export const usePreferences = create<PreferencesStore>()(
  persist((set) => ({ ...defaultPreferences, change: (change) => set(change) }), {
    name: "concord.preferences",
    version: 1,
    storage: createJSONStorage(() => safeStorage),
    partialize: ({ change: _, ...preferences }) => preferences,
  }),
);

const dark = "(prefers-color-scheme: dark)";
const moreContrast = "(prefers-contrast: more)";

/** Puts what is seen at once on the root element; boot.js does the same before the first paint. */
export function applyPreferences({ theme, contrast, textSize }: Preferences, root: HTMLElement): void {
  if (theme === "device" ? matchMedia(dark).matches : theme === "dark") root.dataset.theme = "dark";
  else delete root.dataset.theme;
  if (contrast ?? matchMedia(moreContrast).matches) root.dataset.contrast = "more";
  else delete root.dataset.contrast;
  root.style.setProperty("--reader", `${textSize / 16}rem`);
}

/** Applies them now, with every change, and when the device changes what they leave to it, as many do at nightfall. */
export function keepPreferencesApplied(root: HTMLElement): void {
  const apply = () => applyPreferences(usePreferences.getState(), root);
  apply();
  usePreferences.subscribe(apply);
  for (const query of [dark, moreContrast]) matchMedia(query).addEventListener("change", apply);
}
