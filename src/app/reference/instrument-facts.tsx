import { type Instrument, type InstrumentText, standingOfType } from "#domain/reference/library.ts";
import { standingLabel } from "#page/standing-view.ts";
import { useTranslate } from "../i18n/i18n.tsx";
import { reactNode } from "../ui/page-node.tsx";
import { useDayText } from "./day-text.ts";
import { ReferenceWords } from "./reference-words.tsx";
import { SymbolText } from "./symbol-text.tsx";

/** Symbol, year, body, type, standing, and how sure the title is. */
export function InstrumentFacts({ instrument, text }: { readonly instrument: Instrument; readonly text: InstrumentText }) {
  const t = useTranslate("reference");
  const lesson = useTranslate("lesson");
  const dayText = useDayText();
  const standing = standingOfType(instrument.type);
  return (
    <dl className="kv">
      {instrument.symbol !== undefined && (
        <>
          <dt>{t("document.symbol")}</dt>
          <dd>
            <SymbolText of={instrument} />
          </dd>
        </>
      )}
      <dt>{t(instrument.date === undefined ? "document.year" : "document.date")}</dt>
      <dd>{dayText(instrument.date ?? String(instrument.year))}</dd>
      {text.body && (
        <>
          <dt>{t(instrument.type === "position" ? "document.state" : "document.body")}</dt>
          <dd>
            <ReferenceWords of={text.body} />
          </dd>
        </>
      )}
      <dt>{t("document.type")}</dt>
      <dd>{t(`type.${instrument.type}`)}</dd>
      {standing && (
        <>
          <dt>{t("document.standing")}</dt>
          <dd>{reactNode(standingLabel(standing.standing, standing.basis, lesson))}</dd>
        </>
      )}
      {!text.title.lang && (
        <>
          <dt>{t("document.title")}</dt>
          <dd>
            {t(`certainty.${text.certainty}`)}
            {text.described && <span className="meta"> {t("document.described")}</span>}
          </dd>
        </>
      )}
    </dl>
  );
}
