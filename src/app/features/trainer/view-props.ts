import type { ShownDetail } from "../../training/cohort-now.ts";

/** What a view of a cohort is given. */
export interface ViewProps {
  readonly cohort: ShownDetail;
  /** Something was done on the server at once: it is to be asked again. */
  readonly onChanged: () => void;
}
