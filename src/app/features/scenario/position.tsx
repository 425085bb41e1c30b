import { gauges, legalFlags } from "#domain/course/scenario.ts";
import type { ScenarioState } from "#domain/scenario/scenario-state.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { levelOf } from "./gauge-level.ts";

/** Where the State stands: the four gauges as bars with words, and the facts of its legal position. Flags of the story itself stay hidden. */
export function Position({ page, state }: { readonly page: ScenarioPage; readonly state: ScenarioState }) {
  const t = useTranslate("scenario");
  const flags = legalFlags.filter((flag) => state.flags.includes(flag));
  return (
    <section className="stack-s">
      <h2>{t("position")}</h2>
      {gauges.map((gauge) => {
        const { max } = page.structure.gauges[gauge];
        const value = state.gauges[gauge];
        const text = t("gauge.value", { value, max, level: t(`level.${levelOf(value, max)}`) });
        return (
          <div key={gauge} className="gauge">
            <span id={`gauge-${gauge}`}>{t(`gauge.${gauge}`)}</span>
            <span className="meta">{text}</span>
            <meter min={0} max={max} value={value} aria-labelledby={`gauge-${gauge}`} aria-valuetext={text} />
          </div>
        );
      })}
      <p className="meta">{t("gauge.note")}</p>
      <h3>{t("flags")}</h3>
      {flags.length === 0 ? (
        <p className="meta">{t("flags.none")}</p>
      ) : (
        <ul className="bullets meta">
          {flags.map((flag) => (
            <li key={flag}>{t(`flag.${flag}`)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
