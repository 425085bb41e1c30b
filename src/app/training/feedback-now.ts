import type { ChangeRow } from "#offline/database.ts";
import type { MarkHistory, Moment } from "#sync/cohort-messages.ts";
import type { LearnerReport } from "#sync/report-messages.ts";

export type ShownComment = LearnerReport["comments"][number] & { readonly isWaiting?: true };
type MarkVersion = MarkHistory["versions"][number];
/** `by` is missing on what this device made and the server has not told yet. */
export type ShownMark = Omit<MarkVersion, "by" | "at"> & {
  readonly by?: MarkVersion["by"];
  readonly at: Moment;
  readonly isWaiting?: true;
};
export interface ShownMarks {
  readonly id: string;
  /** Oldest first; at least one. */
  readonly versions: readonly ShownMark[];
}

const isoFrom = (ms: number): Moment => new Date(ms).toISOString();

/** The comments to one learner, with what waits on this device in the place of what it changes. */
export function commentsNow(
  cohort: string,
  learner: string,
  comments: LearnerReport["comments"],
  rows: readonly ChangeRow[],
): readonly ShownComment[] {
  const shown = new Map<string, ShownComment>(comments.map((comment) => [comment.id, comment]));
  for (const { change, madeAtMs, refused, takenAtMs } of rows) {
    if (refused || change.kind !== "comment" || change.cohort !== cohort || change.learner !== learner) continue;
    const { deleted, ...body } = change.body;
    const held = shown.get(change.id);
    if (held && held.version >= body.version) continue; // the server told of it
    if (deleted) shown.delete(change.id);
    else
      shown.set(change.id, {
        ...body,
        id: change.id,
        cohort,
        from: held?.from ?? "",
        at: isoFrom(madeAtMs),
        ...(takenAtMs === undefined && { isWaiting: true }),
      });
  }
  return [...shown.values()];
}

/** The marks of one learner, with the versions that wait on this device after those that the server holds. */
export function marksNow(
  cohort: string,
  learner: string,
  marks: readonly MarkHistory[],
  rows: readonly ChangeRow[],
): readonly ShownMarks[] {
  const shown = new Map<string, readonly ShownMark[]>(marks.map(({ id, versions }) => [id, versions]));
  for (const { change, madeAtMs, refused, takenAtMs } of rows) {
    if (refused || change.kind !== "mark" || change.cohort !== cohort || change.learner !== learner) continue;
    const held = shown.get(change.id) ?? [];
    if (held.some(({ version }) => version >= change.body.version)) continue; // the server told of it
    shown.set(change.id, [...held, { ...change.body, at: isoFrom(madeAtMs), ...(takenAtMs === undefined && { isWaiting: true }) }]);
  }
  return [...shown].map(([id, versions]) => ({ id, versions }));
}
