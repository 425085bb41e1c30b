import type { WorksheetEntries, WorksheetField } from "#domain/course/worksheet.ts";

/** Reads stored entries. Leaves out fields and options that the worksheet does not have, and values of the wrong shape. */
export function parseWorksheetEntries(fields: readonly WorksheetField[], value: unknown): WorksheetEntries {
  if (typeof value !== "object" || value === null) return {};
  const given = new Map(Object.entries(value));
  const entries: { [field: string]: string | readonly string[] } = {};
  for (const field of fields) {
    const entry = parseEntry(field, given.get(field.id));
    if (entry !== undefined) entries[field.id] = entry;
  }
  return entries;
}

function parseEntry(field: WorksheetField, value: unknown): string | readonly string[] | undefined {
  switch (field.kind) {
    case "text":
      return typeof value === "string" ? value : undefined;
    case "date":
      return typeof value === "string" && (value === "" || isDay(value)) ? value : undefined;
    case "choice":
      return field.options.find((option) => option === value);
    case "choices":
      return Array.isArray(value) ? field.options.filter((option) => value.includes(option)) : undefined;
  }
}

/** `2026-05-04`, as date controls give it. */
const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
