import { type ComponentType, useCallback, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { dirOf } from "#domain/locale.ts";
import { instrumentHref, termHref } from "#page/address.ts";
import { instrumentOf, pinpointOf } from "#page/cite-ref.ts";
import { useLanguage, useLocale, wordsReady } from "../i18n/i18n.tsx";
import { adoptMarks, type Mark, markAt, neighbourOf } from "./marks.ts";
import type { PanelProps } from "./reference-panel.tsx";

/**
 * Lets the terms and citations of every text on the page open a panel: by touch, Enter or Space; Escape closes it and goes back to the
 * word. Texts come and go (the next question of a quiz), so what is added is taken in.
 */
export function MarksLayer() {
  const locale = useLocale();
  const language = useLanguage();
  const { pathname } = useLocation();
  const [open, setOpen] = useState<Mark>();
  const [Panel, setPanel] = useState<ComponentType<PanelProps>>();

  useEffect(() => {
    const main = document.getElementById("main");
    if (!main) return;
    adoptMarks(main);
    const observer = new MutationObserver(() => adoptMarks(main));
    observer.observe(main, { childList: true, subtree: true });
    const load = async (mark: Mark) => {
      try {
        const [{ ReferencePanel }] = await Promise.all([import("./reference-panel.tsx"), wordsReady(language, ["lesson", "reference"])]);
        setPanel(() => ReferencePanel);
        setOpen(mark);
      } catch {
        location.assign(pageOf(mark, locale)); // a newer app took over, or the network is gone: that page says which
      }
    };
    const act = (event: Event) => {
      const mark = markAt(event.target);
      if (!mark) return;
      event.preventDefault();
      void load(mark);
    };
    const press = (event: KeyboardEvent) => {
      const mark = markAt(event.target);
      if (!mark || event.altKey || event.ctrlKey || event.metaKey) return;
      const by = stepOf(event.key, dirOf(locale) === "rtl");
      if (event.key === "Enter" || event.key === " ") act(event);
      else if (by) {
        event.preventDefault();
        neighbourOf(mark.element, by, main).focus();
      }
    };
    main.addEventListener("click", act);
    main.addEventListener("keydown", press);
    return () => {
      observer.disconnect();
      main.removeEventListener("click", act);
      main.removeEventListener("keydown", press);
    };
  }, [locale, language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the panel
  useEffect(() => setOpen(undefined), [pathname]);
  useEffect(() => {
    if (!open) return;
    open.element.setAttribute("aria-expanded", "true");
    return () => open.element.setAttribute("aria-expanded", "false");
  }, [open]);
  const close = useCallback(() => {
    setOpen(undefined);
    if (open?.element.isConnected) open.element.focus();
  }, [open]);
  return open && Panel ? <Panel mark={open} onClose={close} /> : null;
}

const pageOf = ({ kind, id }: Mark, locale: Parameters<typeof termHref>[0]): string =>
  kind === "term" ? termHref(locale, id) : instrumentHref(locale, instrumentOf(id), pinpointOf(id));

/** Down and forward in reading direction are the next mark, up and back the one before. */
function stepOf(key: string, isRightToLeft: boolean): 1 | -1 | undefined {
  if (key === "ArrowDown" || key === (isRightToLeft ? "ArrowLeft" : "ArrowRight")) return 1;
  if (key === "ArrowUp" || key === (isRightToLeft ? "ArrowRight" : "ArrowLeft")) return -1;
  return undefined;
}
