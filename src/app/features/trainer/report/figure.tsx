import type { ReactNode } from "react";
import { useTranslate } from "../../../i18n/i18n.tsx";
import type { ReportTable } from "../../../training/report-table.ts";
import { ShownTable } from "./shown-table.tsx";

interface Props {
  readonly title: string;
  /** What the picture shows, in a sentence. */
  readonly summary: string;
  readonly width: number;
  readonly height: number;
  readonly table: ReportTable;
  /** Parts of the drawing, in units of its own. */
  readonly children: ReactNode;
}

/** A drawing of figures with the table that it is drawn from. */
export function Figure({ title, summary, width, height, table, children }: Props) {
  const t = useTranslate("trainer-report");
  return (
    <figure className="chart">
      <figcaption>
        <strong>{title}</strong> <span className="meta">{summary}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${title}. ${summary}`}>
        {children}
      </svg>
      <details>
        <summary className="lk">{t("as-table")}</summary>
        <ShownTable table={table} />
      </details>
    </figure>
  );
}
