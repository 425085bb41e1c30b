import type { ActivityKind } from "#domain/course/course.ts";

export interface StripMark {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly state: "done" | "now" | "todo";
}

const shapes: { readonly [kind in ActivityKind]: string } = { lesson: "", quiz: "q", scenario: "f", worksheet: "f" };
const fills: { readonly [state in StripMark["state"]]: string } = { done: "d", now: "n", todo: "" };

/** One mark for each activity: the shape says what it is, the fill how far it is. `label` says the same in words. */
export function ProgressStrip({ marks, label }: { readonly marks: readonly StripMark[]; readonly label: string }) {
  return (
    <span className="strip" role="img" aria-label={label}>
      {marks.map(({ id, kind, state }) => (
        <i key={id} className={`${shapes[kind]} ${fills[state]}`.trim() || undefined} />
      ))}
    </span>
  );
}
