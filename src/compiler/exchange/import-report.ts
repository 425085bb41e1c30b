/** What became of one text of a file that came back. Texts that nobody touched are only counted. */
export interface SegmentOutcome {
  readonly id: string;
  /** `confirmed`: the text stays, and is from now on a translation of the present source. */
  readonly outcome: "taken" | "confirmed" | "refused";
  /** Why it is refused; what to look at although it is taken. */
  readonly remarks: readonly string[];
}
export interface FileOutcome {
  readonly file: string;
  readonly isNew: boolean;
  readonly segments: readonly SegmentOutcome[];
  readonly unchanged: number;
  readonly untranslated: number;
  readonly warnings: readonly string[];
}

const outcomes = ["taken", "confirmed", "refused"] as const;

/** The report as lines, by file and segment, and a line of sums. Files that nobody touched are passed over. */
export function reportLines(files: readonly FileOutcome[]): readonly string[] {
  const lines = files
    .filter(({ segments, warnings }) => segments.length > 0 || warnings.length > 0)
    .flatMap((file) => [
      `${file.file}${file.isNew ? " (new)" : ""}: ${sums([file])}`,
      ...file.segments.flatMap(({ id, outcome, remarks }) => [
        `  ${outcome.padEnd(9)}  ${id}`,
        ...remarks.map((remark) => `             ${outcome === "refused" ? "" : "warning: "}${remark}`),
      ]),
      ...file.warnings.map((warning) => `  warning    ${warning}`),
    ]);
  return [...lines, `In all: ${sums(files)}`];
}

export const refusals = (files: readonly FileOutcome[]): number =>
  files.flatMap(({ segments }) => segments).filter(({ outcome }) => outcome === "refused").length;

function sums(files: readonly FileOutcome[]): string {
  const all = files.flatMap(({ segments }) => segments);
  const add = (count: (file: FileOutcome) => number): number => files.reduce((sum, file) => sum + count(file), 0);
  const counts = [
    ...outcomes.map((name) => [name, all.filter(({ outcome }) => outcome === name).length] as const),
    ["unchanged", add(({ unchanged }) => unchanged)] as const,
    ["not translated", add(({ untranslated }) => untranslated)] as const,
  ];
  return counts.map(([name, count]) => `${count} ${name}`).join(", ");
}
