import { type ComponentType, useEffect, useState } from "react";
import { useLanguage, wordsReady } from "../i18n/i18n.tsx";
import type { Namespace } from "../i18n/words.ts";
import { loadStyles } from "../styles/load-styles.ts";

/**
 * A part of a page that comes after it with its words and styles: nothing at first, so that the page is taken over as it was made.
 * It stays away when it cannot be fetched. `load` must be the same function on every call.
 */
export function useLater<P>(namespace: Namespace, load: () => Promise<ComponentType<P>>): ComponentType<P> | undefined {
  const language = useLanguage();
  const [part, setPart] = useState<{ readonly Part: ComponentType<P> }>();
  useEffect(() => {
    let current = true;
    void loadStyles();
    Promise.all([load(), wordsReady(language, [namespace])])
      .then(([Part]) => {
        if (current) setPart({ Part });
      })
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [language, namespace, load]);
  return part?.Part;
}
