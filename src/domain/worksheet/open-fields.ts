import type { WorksheetCondition, WorksheetEntries, WorksheetField } from "#domain/course/worksheet.ts";
import { chosenOptions } from "./worksheet-entry.ts";

/**
 * The fields that the answers so far leave open. A field that hangs on a closed one is closed. Conditions are about earlier fields, so
 * that one pass is enough. What was written in a field stays with the entries while it is closed.
 */
export function openFields(fields: readonly WorksheetField[], entries: WorksheetEntries): ReadonlySet<string> {
  const open = new Set<string>();
  for (const { id, when } of fields) {
    if (when === undefined || (open.has(when.field) && conditionHolds(when, entries))) open.add(id);
  }
  return open;
}

export function conditionHolds({ field, has, lacks = [] }: WorksheetCondition, entries: WorksheetEntries): boolean {
  const chosen = chosenOptions(entries, field);
  return (has === undefined || has.some((option) => chosen.includes(option))) && !lacks.some((option) => chosen.includes(option));
}
