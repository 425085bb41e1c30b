import type { BenchLocale } from "./fixture-course.ts";
import type { RowId, Samples } from "./rows.ts";
import type { Subject } from "./subjects.ts";

/** Every value of every round. */
export interface Results {
  readonly rounds: number;
  /** By language, the static page as base. */
  readonly rows: ReadonlyMap<BenchLocale, ReadonlyMap<RowId, Samples>>;
  /** Fonts that the app fetched beside a whole course. */
  readonly fontKib: ReadonlyMap<BenchLocale, number>;
  /** 100 statements as base. */
  readonly growth: Samples | undefined;
}

/** Takes in values as they are measured. */
export function createSampleTable() {
  const rows = new Map<BenchLocale, Map<RowId, { base: number[]; app: number[] }>>();
  return {
    rows: rows as Results["rows"],
    add(locale: BenchLocale, id: RowId, subject: Subject, values: readonly number[]): void {
      const ofLocale = rows.get(locale) ?? new Map<RowId, { base: number[]; app: number[] }>();
      rows.set(locale, ofLocale);
      const samples = ofLocale.get(id) ?? { base: [], app: [] };
      ofLocale.set(id, samples);
      samples[subject.name === "static" ? "base" : "app"].push(...values);
    },
  };
}

export function jsonFrom({ rounds, rows, fontKib, growth }: Results): string {
  const values = Object.fromEntries([...rows].map(([locale, samples]) => [locale, Object.fromEntries(samples)]));
  return JSON.stringify({ rounds, values, fontKib: Object.fromEntries(fontKib), growth }, null, 2);
}
