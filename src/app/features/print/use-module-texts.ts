import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { useLocale } from "../../i18n/i18n.tsx";
import { pageSource } from "../../page-source.ts";
import { type ModuleTexts, moduleTexts, printRequestFrom } from "./module-texts.ts";

export type ReadModule =
  | { readonly kind: "ready"; readonly texts: ModuleTexts }
  /** The address names no module. */
  | { readonly kind: "none" }
  | { readonly kind: "problem"; readonly problem: unknown };

/** The module that the address asks to print; undefined while it is on its way. */
export function useModuleTexts(): ReadModule | undefined {
  const { search } = useLocation();
  const locale = useLocale();
  const [read, setRead] = useState<ReadModule>();
  useEffect(() => {
    let current = true;
    const show = (next: ReadModule) => {
      if (current) setRead(next);
    };
    const request = printRequestFrom(search);
    if (!request) show({ kind: "none" });
    else {
      void moduleTexts(pageSource, locale, request).then(
        (texts) => show({ kind: "ready", texts }),
        (problem: unknown) => show({ kind: "problem", problem }),
      );
    }
    return () => {
      current = false;
    };
  }, [search, locale]);
  return read;
}
