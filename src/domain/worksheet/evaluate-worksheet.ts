import type { WorksheetEntries, WorksheetRule, WorksheetStructure, WorksheetWords } from "#domain/course/worksheet.ts";
import { countWords } from "./count-words.ts";
import { type FoundForm, findForms } from "./find-forms.ts";
import { conditionHolds, openFields } from "./open-fields.ts";
import { chosenOptions, isFilled, textOf } from "./worksheet-entry.ts";

export interface WorksheetFinding {
  /** Id of the rule; its message stands in the words file. */
  readonly rule: string;
  readonly met: boolean;
  /** Fields that keep the rule from being met; all of the rule's fields when only together they could meet it. */
  readonly fields: readonly string[];
  /** Of a rule that words are to be avoided: where they stand. */
  readonly found: readonly FoundWord[];
}
export interface FoundWord extends FoundForm {
  readonly field: string;
  /** In the text beside the writer's own. */
  readonly beside?: true;
}
export interface WorksheetReport {
  /** Required fields without an answer. */
  readonly missing: readonly string[];
  /** Every rule that is about an open field, in the order of the worksheet. */
  readonly findings: readonly WorksheetFinding[];
  /** Nothing is missing and every rule is met. Rules advise: a worksheet may be completed without. */
  readonly ready: boolean;
}
/** A worksheet as it is filled in. */
export interface FilledWorksheet {
  readonly structure: WorksheetStructure;
  /** Of the languages shown: whoever has two beside each other may write in either. */
  readonly words: readonly Pick<WorksheetWords, "rules">[];
  readonly entries: WorksheetEntries;
  /** The same texts in the second language, as far as they are written. */
  readonly beside?: WorksheetEntries;
}

/** Checks what is filled in against the rules. Closed fields are neither missing nor checked. */
export function evaluateWorksheet(sheet: FilledWorksheet): WorksheetReport {
  const { structure, entries } = sheet;
  const open = openFields(structure.fields, entries);
  const missing = structure.fields.filter(({ id, required }) => required && open.has(id) && !isFilled(entries, id)).map(({ id }) => id);
  const findings = structure.rules.filter((rule) => isAsked(rule, open)).map((rule) => findingOf(rule, sheet, open));
  return { missing, findings, ready: missing.length === 0 && findings.every(({ met }) => met) };
}

function isAsked(rule: WorksheetRule, open: ReadonlySet<string>): boolean {
  if (rule.check === "clash") return rule.of.every(({ field }) => open.has(field));
  if (rule.check === "needs" && !open.has(rule.field)) return false;
  return rule.fields.some((field) => open.has(field));
}

function findingOf(rule: WorksheetRule, sheet: FilledWorksheet, open: ReadonlySet<string>): WorksheetFinding {
  const found = rule.check === "avoids" ? wordsToAvoid(rule, sheet, open) : [];
  const fields = faultyFields(rule, sheet, open, found);
  return { rule: rule.id, met: fields.length === 0, fields, found };
}

function faultyFields(
  rule: WorksheetRule,
  sheet: FilledWorksheet,
  open: ReadonlySet<string>,
  found: readonly FoundWord[],
): readonly string[] {
  const { entries } = sheet;
  if (rule.check === "clash") {
    return rule.of.every((condition) => conditionHolds(condition, entries)) ? [...new Set(rule.of.map(({ field }) => field))] : [];
  }
  const fields = rule.fields.filter((field) => open.has(field));
  switch (rule.check) {
    case "filled":
      return fields.filter((field) => !isFilled(entries, field));
    case "words":
      return fields.filter((field) => countWords(textOf(entries, field)) < rule.min);
    case "avoids":
      return fields.filter((field) => found.some((word) => word.field === field));
    case "mentions": {
      const forms = formsOf(rule, sheet);
      return fields.some((field) => findForms(textOf(entries, field), forms).length > 0) ? [] : fields;
    }
    case "needs":
      return chosenOptions(entries, rule.field).includes(rule.option) ? fields.filter((field) => !isFilled(entries, field)) : [];
  }
}

const formsOf = ({ id }: WorksheetRule, { words }: FilledWorksheet): readonly string[] =>
  words.flatMap(({ rules }) => rules[id]?.forms ?? []);

function wordsToAvoid(
  rule: Extract<WorksheetRule, { check: "avoids" | "mentions" }>,
  sheet: FilledWorksheet,
  open: ReadonlySet<string>,
): readonly FoundWord[] {
  const forms = formsOf(rule, sheet);
  return rule.fields
    .filter((field) => open.has(field))
    .flatMap((field): readonly FoundWord[] => [
      ...findForms(textOf(sheet.entries, field), forms).map((place) => ({ ...place, field })),
      ...findForms(textOf(sheet.beside ?? {}, field), forms).map((place) => ({ ...place, field, beside: true as const })),
    ]);
}
