import type { WorksheetEntries } from "#domain/course/worksheet.ts";

const entryOf = (entries: WorksheetEntries, field: string) => (Object.hasOwn(entries, field) ? entries[field] : undefined);

/** Whether a field has an answer; white space alone is none. */
export function isFilled(entries: WorksheetEntries, field: string): boolean {
  const entry = entryOf(entries, field);
  return typeof entry === "string" ? entry.trim() !== "" : entry !== undefined && entry.length > 0;
}

/** What was typed into a field; empty for choices of several options. */
export function textOf(entries: WorksheetEntries, field: string): string {
  const entry = entryOf(entries, field);
  return typeof entry === "string" ? entry : "";
}

/** The options chosen in a field, one or several. */
export function chosenOptions(entries: WorksheetEntries, field: string): readonly string[] {
  const entry = entryOf(entries, field);
  if (typeof entry === "string") return entry === "" ? [] : [entry];
  return entry ?? [];
}
