import type { ShownDetail } from "../../../training/cohort-now.ts";

/** What a view of a cohort's work is given. */
export interface ReportViewProps {
  readonly cohort: ShownDetail;
}
