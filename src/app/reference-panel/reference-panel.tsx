import { useEffect, useId, useRef } from "react";
import { useTranslate } from "../i18n/i18n.tsx";
import { Icon } from "../ui/icon.tsx";
import { CitePanel } from "./cite-panel.tsx";
import type { Mark } from "./marks.ts";
import { TermPanel } from "./term-panel.tsx";

export interface PanelProps {
  readonly mark: Mark;
  readonly onClose: () => void;
}

/** Over the margin, or a sheet at the foot of a phone. The text stays usable: the panel is no trap, and another mark may be opened from it. */
export function ReferencePanel({ mark, onClose }: PanelProps) {
  const t = useTranslate("reference");
  const id = useId();
  const panel = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    const shown = panel.current;
    if (!shown) return;
    shown.scrollTo(0, 0);
    const growth = new ResizeObserver(() => uncover(mark.element, shown));
    growth.observe(shown);
    return () => growth.disconnect();
  }, [mark]);
  useEffect(() => {
    const closeOnEscape = ({ key }: KeyboardEvent) => {
      if (key === "Escape") onClose();
    };
    document.addEventListener("keydown", closeOnEscape);
    return () => document.removeEventListener("keydown", closeOnEscape);
  }, [onClose]);
  const textLanguage = mark.element.closest<HTMLElement>("[lang]");
  const Content = mark.kind === "term" ? TermPanel : CitePanel;
  return (
    <dialog open className="ref-panel" ref={panel} aria-labelledby={id}>
      <header>
        <h2 id={id} ref={heading} tabIndex={-1}>
          <span className="vh">{t(mark.kind === "term" ? "panel.term" : "panel.citation")}: </span>
          <span lang={textLanguage?.lang} dir={textLanguage?.dir}>
            {mark.element.textContent?.replace(/^\((.*)\)$/, "$1")}
          </span>
        </h2>
        <button type="button" className="btn btn--icon" aria-label={t("panel.close")} onClick={onClose}>
          <Icon name="cross" />
        </button>
      </header>
      <Content key={mark.id} mark={mark} />
      <p className="meta keys">{t("panel.keys")}</p>
    </dialog>
  );
}

/** Scrolls the text so far that the panel does not cover the word it explains. */
function uncover(word: HTMLElement, panel: HTMLElement): void {
  const [inner, outer] = [word.getBoundingClientRect(), panel.getBoundingClientRect()];
  const isBeside = inner.right < outer.left || inner.left > outer.right;
  if (!isBeside && inner.bottom > outer.top) scrollBy({ top: inner.bottom - outer.top + 24 });
}
