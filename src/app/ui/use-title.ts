import { useEffect } from "react";
import { useTranslate } from "../i18n/i18n.tsx";

/** The window's title; pages made by the build carry it already. */
export function useTitle(title: string): void {
  const t = useTranslate("common");
  useEffect(() => {
    document.title = `${title} · ${t("brand")}`;
  }, [title, t]);
}
