import { median, spread } from "./statistics.ts";

export const rowIds = ["lesson", "critical", "click", "quiz", "offline", "course", "heap", "decision", "growth"] as const;
export type RowId = (typeof rowIds)[number];

/** What the app has to reach: a multiple of the comparison (`ratio`), or an amount in the row's unit. */
type Target = { readonly kind: "ratio" | "amount"; readonly reach: number; readonly aim: number };
interface RowForm {
  readonly title: string;
  readonly unit: "ms" | "KiB" | "MiB";
  readonly target: Target;
}

/** What each row has to reach; docs/benchmark.md tells how it is measured. `growth` compares 100 with 100,000 statements. */
export const rowForms: Readonly<Record<RowId, RowForm>> = {
  lesson: { title: "first lesson readable, cold", unit: "ms", target: { kind: "ratio", reach: 1.3, aim: 1.15 } },
  critical: { title: "critical KiB before it", unit: "KiB", target: { kind: "amount", reach: 20, aim: 14 } },
  click: { title: "click to feedback painted", unit: "ms", target: { kind: "ratio", reach: 1.8, aim: 1.4 } },
  quiz: { title: "quiz usable, cold", unit: "ms", target: { kind: "amount", reach: 5200, aim: 4500 } },
  offline: { title: "offline re-open of a lesson, server stopped", unit: "ms", target: { kind: "ratio", reach: 3, aim: 2.5 } },
  course: { title: "whole 3-lesson course offline, app included", unit: "KiB", target: { kind: "amount", reach: 220, aim: 180 } },
  heap: { title: "JS heap after the quiz", unit: "MiB", target: { kind: "amount", reach: 6, aim: 4.5 } },
  decision: { title: "decision to consequence painted", unit: "ms", target: { kind: "amount", reach: 100, aim: 80 } },
  growth: { title: "open and show progress, 100,000 statements to 100", unit: "ms", target: { kind: "ratio", reach: 2, aim: 2 } },
};

/** Values of every round: of what is compared with (the static page, which has no decisions; 100 statements) and of the app (100,000 statements). */
export interface Samples {
  readonly base: readonly number[];
  readonly app: readonly number[];
}
export type Verdict = "aim met" | "met" | "not met";

export function verdictOf(id: RowId, { base, app }: Samples): Verdict {
  const { kind, reach, aim } = rowForms[id].target;
  const value = kind === "ratio" ? median(app) / median(base) : median(app);
  return value <= aim ? "aim met" : value <= reach ? "met" : "not met";
}

/** One line of the table: name, base, app, must reach, aim, mark. Medians, with the least and greatest value after them. */
export function rowCells(id: RowId, samples: Samples): readonly string[] {
  const { title, unit, target } = rowForms[id];
  const amount = (value: number) => (unit === "ms" ? Math.round(value).toLocaleString("en") : value.toFixed(1));
  const range = (values: readonly number[]) =>
    values.length < 2 ? "" : ` (${amount(Math.min(...values))}–${amount(Math.max(...values))})`;
  const all = (values: readonly number[]) => `${amount(median(values))} ${unit}${range(values)}`;
  const base = samples.base.length > 0 ? all(samples.base) : "–";
  const ratio = `x${(median(samples.app) / median(samples.base)).toFixed(2)}`;
  const limit = (value: number) => (target.kind === "ratio" ? `x${value}` : `${value.toLocaleString("en")} ${unit}`);
  const app = target.kind === "ratio" ? `${ratio} = ${all(samples.app)}` : all(samples.app);
  return [title, base, app, limit(target.reach), limit(target.aim), verdictOf(id, samples)];
}

/** A share above which the rounds of the page that never changes tell of a busy machine. */
const noisy = 0.3;

export function noiseWarning(id: RowId, { base }: Samples): string | undefined {
  if (rowForms[id].unit !== "ms" || base.length === 0) return undefined;
  const share = spread(base);
  if (share <= noisy) return undefined;
  return `${rowForms[id].title}: the rounds of the comparison itself differ by ${Math.round(share * 100)} %, so do not trust this row.`;
}
