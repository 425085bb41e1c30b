export type Severity = "error" | "warning";

/** Something an author has to look at. Collected, never thrown; `file` is relative to the courses folder, `at` names a place inside it. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly rule: string;
  readonly file: string;
  readonly line?: number;
  readonly at?: string;
  readonly message: string;
}

/** Where a diagnostic points; whatever is read from a file carries one. */
export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
  readonly at?: string | undefined;
}

export type Report = (diagnostic: Diagnostic) => void;

function diagnostic(severity: Severity, rule: string, place: Place, message: string): Diagnostic {
  return {
    severity,
    rule,
    file: place.file,
    ...(place.line === undefined ? {} : { line: place.line }),
    ...(place.at === undefined ? {} : { at: place.at }),
    message,
  };
}

export const error = (rule: string, place: Place, message: string): Diagnostic => diagnostic("error", rule, place, message);
export const warning = (rule: string, place: Place, message: string): Diagnostic => diagnostic("warning", rule, place, message);

/** One line: `file:line at  rule  message`, warnings marked as such. */
export function formatDiagnostic({ severity, rule, file, line, at, message }: Diagnostic): string {
  const place = `${file}${line === undefined ? "" : `:${line}`}${at === undefined ? "" : ` ${at}`}`;
  return `${place}  ${rule.padEnd(18)} ${severity === "warning" ? "warning: " : ""}${message}`;
}

/** By file, then line, then rule: the order in which an author reads them, and the same on every machine. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareStrings(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compareStrings(a.rule, b.rule) ||
    compareStrings(a.message, b.message)
  );
}

const compareStrings = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
