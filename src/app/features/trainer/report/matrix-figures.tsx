import { useFormat, useTranslate } from "../../../i18n/i18n.tsx";
import type { MatrixFigures as Figures } from "../../../training/matrix.ts";

/** How the cohort stands, in five numbers. */
export function MatrixFigures({ figures: { learners, upToDate, late, stuck, silent, unsent } }: { readonly figures: Figures }) {
  const t = useTranslate("trainer-report");
  const format = useFormat();
  const shown = [
    { key: "up-to-date", value: upToDate, text: t("figure.up-to-date", { of: learners }) },
    { key: "late", value: late, text: t("figure.late") },
    { key: "stuck", value: stuck, text: t("figure.stuck") },
    { key: "silent", value: silent, text: t("figure.silent") },
    { key: "unsent", value: unsent.statements, text: t("figure.unsent", { number: unsent.learners }) },
  ];
  return (
    <ul className="figures">
      {shown.map(({ key, value, text }) => (
        <li key={key}>
          <span className="big num">{format.number(value)}</span> <span className="meta">{text}</span>
        </li>
      ))}
    </ul>
  );
}

/** How the numbers are counted. */
export function FiguresMeaning() {
  const t = useTranslate("trainer-report");
  return (
    <details className="on-screen">
      <summary className="lk">{t("figures.meaning")}</summary>
      <ul className="meta bullets">
        <li>{t("figures.meaning.late")}</li>
        <li>{t("figures.meaning.stuck")}</li>
        <li>{t("figures.meaning.heard")}</li>
        <li>{t("figures.meaning.seen")}</li>
      </ul>
    </details>
  );
}
