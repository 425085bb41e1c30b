import type { CiteRef, CiteTable } from "#domain/course/text.ts";
import type { Certainty, ReferenceText } from "./reference-text.ts";

export const timelineBodies = [
  "general-assembly",
  "security-council",
  "expert-group",
  "open-ended-group",
  "global-mechanism",
  "secretariat",
] as const;
export type TimelineBody = (typeof timelineBodies)[number];

/** The pillars of the UN process; `cybercrime` is a separate track. */
export const timelinePillars = ["process", "norms", "law", "cbms", "capacity", "cybercrime"] as const;
export type TimelinePillar = (typeof timelinePillars)[number];

export interface TimelineStructure {
  readonly format: 1;
  /** Day on which the list was last checked, `2026-11-21`. */
  readonly asOf: string;
  /** In the order of their dates. */
  readonly events: readonly TimelineEvent[];
}
export interface TimelineEvent {
  readonly id: string;
  /** `1998-12-04`, `2019-09` or `2005`: only what is known. */
  readonly date: string;
  /** Last day or month of an event that lasts, in the form of `date`. */
  readonly until?: string;
  readonly body: TimelineBody;
  readonly pillar: TimelinePillar;
  readonly cite: readonly CiteRef[];
  readonly certainty: Certainty;
  /** Announced; its outcome is not known. */
  readonly scheduled?: true;
}

export interface TimelineWords {
  readonly events: { readonly [id: string]: ReferenceText };
  readonly cites: CiteTable;
}
