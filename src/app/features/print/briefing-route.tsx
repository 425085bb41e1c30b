import { useState } from "react";
import { languageOf, provenanceText } from "#page/lesson-view.ts";
import { plainText } from "#page/text.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { SecondLanguageNotice } from "../../reading/second-language-notice.tsx";
import { SecondLanguagePicker } from "../../reading/second-language-picker.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { type BriefingPoint, briefingPoints } from "./briefing-points.ts";
import { BriefingRow, FootNote } from "./briefing-row.tsx";
import type { ModuleTexts } from "./module-texts.ts";
import { PrintButton, PrintFoot, PrintFrame } from "./print-frame.tsx";
import { useFilledSheets } from "./use-filled-sheets.ts";
import { useModuleTexts } from "./use-module-texts.ts";

const sheets = 2;

/** The legal points of a module on two sheets of A4 in two languages, each sheet with the footnotes of its own points. */
export function BriefingRoute() {
  const t = useTranslate("reader");
  const read = useModuleTexts();
  useTitle(t("print.briefing"));
  return (
    <PrintFrame title={t("print.briefing")} lead={t("print.briefing-lead")} read={read}>
      {(texts) => <Briefing texts={texts} />}
    </PrintFrame>
  );
}

function Briefing({ texts }: { readonly texts: ModuleTexts }) {
  const t = useTranslate("reader");
  const points = briefingPoints(texts);
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const chosen = points.filter(({ id }) => !without.has(id));
  const { measure, filled } = useFilledSheets(chosen, sheets);
  const toggle = (id: string) =>
    setWithout((before) => (before.has(id) ? new Set([...before].filter((other) => other !== id)) : new Set([...before, id])));
  const numberOf = new Map(filled.sheets.flat().map((id, index) => [id, index + 1]));
  const second = texts.lessons[0]?.second;
  return (
    <>
      <div className="on-screen stack">
        <div className="acts">
          <SecondLanguagePicker choices={texts.choices} chosen={texts.second?.locale} />
          <PrintButton />
        </div>
        {second && <SecondLanguageNotice second={second} course={texts.course.id} />}
        <details>
          <summary className="lk">{t("print.choose")}</summary>
          <fieldset className="point-list">
            <legend className="vh">{t("print.choose")}</legend>
            {points.map((point) => (
              <label key={point.id} className="pick">
                <input type="checkbox" checked={!without.has(point.id)} onChange={() => toggle(point.id)} />
                <span {...languageOf(point.page.textLocale, point.page.locale)}>
                  {plainText(point.page.words.blocks[point.block.id]?.body ?? []).slice(0, 120)}
                </span>
              </label>
            ))}
          </fieldset>
        </details>
        <p className="meta" role="status">
          {t("print.left", { count: filled.left.length })}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone, and keys must reach it */}
      <section className="sheets scroll" aria-label={t("print.preview")} tabIndex={0}>
        {filled.sheets.map((ids, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sheets are numbered
          <section className="sheet" key={index}>
            <SheetHead texts={texts} isFirst={index === 0} />
            {pointsIn(points, ids).map((point) => (
              <BriefingRow key={point.id} point={point} number={numberOf.get(point.id) ?? 0} />
            ))}
            <div className="sheet-end">
              <ol className="foot-notes">
                {pointsIn(points, ids).map((point) => (
                  <FootNote key={point.id} point={point} number={numberOf.get(point.id) ?? 0} />
                ))}
              </ol>
              <PrintFoot texts={texts} />
              <p className="print-foot">{t("print.page", { index: index + 1, of: sheets })}</p>
            </div>
          </section>
        ))}
        <div className="sheet sheet--measure" aria-hidden="true" ref={measure}>
          <div data-measure="head">
            <SheetHead texts={texts} isFirst />
          </div>
          {chosen.map((point) => (
            <div key={point.id}>
              <div data-row={point.id}>
                <BriefingRow point={point} number={88} />
              </div>
              <ol className="foot-notes" data-note={point.id}>
                <FootNote point={point} number={88} />
              </ol>
            </div>
          ))}
        </div>
      </section>
    </>
  );
}

const pointsIn = (points: readonly BriefingPoint[], ids: readonly string[]) => points.filter(({ id }) => ids.includes(id));

/** The name of the module in both languages; on the first sheet also how far the texts were looked at. */
function SheetHead({ texts: { module, second, lessons }, isFirst }: { readonly texts: ModuleTexts; readonly isFirst: boolean }) {
  const t = useTranslate("lesson");
  const reader = useTranslate("reader");
  const locale = useLocale();
  const [page] = lessons;
  const states = page && [provenanceText(page.words, page.textLocale, t)];
  if (page?.second?.text.kind === "here") states?.push(provenanceText(page.second.text.words, page.second.locale, t));
  const [first = "", other] = states ?? [];
  return (
    <header className="sheet-head">
      <div className="brief-titles">
        <h2 {...languageOf(module.locale, locale)}>{module.words.title}</h2>
        {second?.title && (
          <p className="h2-two" {...languageOf(second.locale, locale)}>
            {second.title}
          </p>
        )}
      </div>
      {isFirst && <p className="meta">{other === undefined ? first : reader("print.states", { first, second: other })}</p>}
    </header>
  );
}
