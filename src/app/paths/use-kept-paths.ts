import { useEffect } from "react";
import { usePacks } from "../device/use-device.ts";
import { useLocale } from "../i18n/i18n.tsx";
import { usePreferences } from "../preferences.ts";

/**
 * Whoever does not know where to begin has downloaded nothing yet: the paths and their questions come by themselves to a device where they
 * are shown or named, unless its owner saves data.
 */
export function useKeptPaths(): void {
  const locale = useLocale();
  const packs = usePacks();
  const saveData = usePreferences((preferences) => preferences.saveData);
  useEffect(() => {
    if (!saveData) void packs?.keepPaths(locale);
  }, [packs, locale, saveData]);
}
