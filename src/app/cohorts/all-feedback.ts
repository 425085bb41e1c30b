import type { CohortRecords } from "../device/device.ts";
import type { AnyFeedback } from "./feedback-view.tsx";

/** Comments and marks together, the latest first. */
export function allFeedback({ comments, marks }: CohortRecords): readonly AnyFeedback[] {
  return [
    ...comments.map((comment) => ({ ...comment, kind: "comment" as const })),
    ...marks.map((mark) => ({ ...mark, kind: "mark" as const })),
  ].sort((a, b) => (a.storedAt < b.storedAt ? 1 : -1));
}
