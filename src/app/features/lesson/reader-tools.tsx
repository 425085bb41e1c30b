import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useLocation } from "react-router";
import type { LessonPage } from "#page/activity-page.ts";
import { ledgerHref, printHref } from "#page/address.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { LessonNotes } from "../../reading/lesson-notes.tsx";
import { ReadAloud } from "../../reading/read-aloud.tsx";
import { ReaderIcon } from "../../reading/reader-icon.tsx";

/** The tools of a lesson that need scripts, put into the place that its reading bar keeps for them. */
export function ReaderTools({ page }: { readonly page: LessonPage }) {
  const t = useTranslate("reader");
  const format = useFormat();
  const { hash } = useLocation();
  const [isMarking, setMarking] = useState(false);
  const [isReading, setReading] = useState(false);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById("tools")), []);
  if (!place) return null;
  const { locale, textLocale, second } = page;
  const languages = second?.text.kind === "here" ? [textLocale, second.locale] : [textLocale];
  const text = textLocale === locale ? "" : `text=${textLocale}&`;
  const readAloud = () => {
    setReading(true);
    closeMenu(place);
  };
  const tools = (
    <>
      {!second && (
        <a className="tool" href={`?${text}with${hash}`} aria-label={t("two-languages")}>
          <ReaderIcon name="cols" />
        </a>
      )}
      <button type="button" className="tool" aria-label={t("notes.tool")} aria-pressed={isMarking} onClick={() => setMarking(!isMarking)}>
        <ReaderIcon name="note" />
      </button>
      <details className="read-menu" onKeyDown={(event) => event.key === "Escape" && closeMenu(place)}>
        <summary className="tool" aria-label={t("tools.more")}>
          <ReaderIcon name="more" />
        </summary>
        <ul>
          <li>
            <button type="button" onClick={readAloud}>
              {t("aloud")}
            </button>
          </li>
          <li>
            <button type="button" onClick={() => print()}>
              {t("print.lesson")}
            </button>
          </li>
          {page.module &&
            (["summary", "briefing"] as const).map((what) => (
              <li key={what}>
                <a href={`${printHref(locale, what)}?${text}course=${page.course.id}&module=${page.module?.id}${withOf(page, what)}`}>
                  {t(`print.${what}`)}
                </a>
              </li>
            ))}
          <li>
            <a href={`${ledgerHref(locale)}?${text}course=${page.course.id}&activity=${page.activity.id}`}>{t("ledger")}</a>
          </li>
        </ul>
      </details>
    </>
  );
  return (
    <>
      {createPortal(tools, place)}
      <LessonNotes page={page} isMarking={isMarking} />
      {isReading && <ReadAloud languages={languages} onClose={() => setReading(false)} />}
      <p className="print-foot">
        {t("print.foot", { course: page.course.title, version: page.course.version.slice(0, 8), date: format.date(Date.now()) })}
      </p>
    </>
  );
}

/** A briefing pack is in two languages from the start. */
function withOf({ second }: LessonPage, what: "summary" | "briefing"): string {
  if (second) return `&with=${second.locale}`;
  return what === "briefing" ? "&with" : "";
}

function closeMenu(place: HTMLElement): void {
  const menu = place.querySelector("details");
  if (!menu?.open) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}
