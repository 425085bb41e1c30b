import { readBuildSizes, sumOf } from "./build-sizes.ts";
import type { FixtureCourse } from "./fixture-course.ts";
import type { Results } from "./results.ts";
import { noiseWarning, type RowId, rowCells, rowIds, type Samples } from "./rows.ts";

/** The tables of a run and what makes them doubtful, as Markdown. */
export function reportText({ rounds, rows, fontKib, growth }: Results, wanted: ReadonlySet<RowId>): string {
  const parts: string[] = [];
  const warnings: string[] = [];
  const cellsOf = (id: RowId, samples: Samples, about: string): readonly string[] => {
    const warning = noiseWarning(id, samples);
    if (warning) warnings.push(`Noise: ${about}, ${warning}`);
    return rowCells(id, samples);
  };
  for (const [locale, samples] of rows) {
    const cells = rowIds.flatMap((id) => {
      const row = samples.get(id);
      return row && wanted.has(id) ? [cellsOf(id, row, locale)] : [];
    });
    parts.push(
      tableText([`${locale}, medians of ${rounds} (least–greatest)`, "static page", "Concord", "must reach", "aim", "mark"], cells),
    );
    const fonts = fontKib.get(locale);
    if (fonts !== undefined) parts.push(`Fonts, fetched once the page is at rest and not counted: ${fonts.toFixed(1)} KiB`);
  }
  if (growth)
    parts.push(
      tableText(["growth", "100 statements", "100,000 statements", "must reach", "aim", "mark"], [cellsOf("growth", growth, "record")]),
    );
  return [...parts, ...warnings].join("\n\n");
}

/** What the build weighs, part by part. */
export function sizesText(dist: string, { lessons, quizAddress }: FixtureCourse): string {
  const sizes = readBuildSizes(dist);
  const lesson = lessons[0]?.address.slice(1) ?? "";
  const parts: readonly (readonly [string, number])[] = [
    ["page of the first lesson", sizes.page(lesson).kib],
    ["page of the quiz", sizes.page(quizAddress.slice(1)).kib],
    ["style inside a page, the largest", Math.max(...sizes.inlineStyles().map(({ kib }) => kib))],
    ["all styles", sumOf(sizes.styles())],
    ["scripts before the quiz is usable", sumOf(sizes.quizScripts())],
    ["all scripts", sumOf(sizes.scripts())],
    ["service worker", sizes.serviceWorker().kib],
    ["interface words, en", sumOf(sizes.words("en"))],
    ["interface words, ar", sumOf(sizes.words("ar"))],
    ["packs of the course, all languages", sumOf(sizes.packs())],
    ["fonts, all languages", sumOf(sizes.fonts())],
  ];
  return tableText(
    ["part of the build", "KiB, brotli 11"],
    parts.map(([name, kib]) => [name, kib.toFixed(1)]),
  );
}

function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
