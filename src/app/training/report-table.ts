import { type LocalTime, localTimeAt } from "#domain/cohort/zoned-time.ts";
import { csvFrom } from "./csv-file.ts";

/** One value of a report. Numbers are rounded here, once, so that screen, paper and files tell the same. */
export type ReportValue =
  | { readonly kind: "text"; readonly text: string }
  /** At most two decimals. */
  | { readonly kind: "number"; readonly value: number }
  /** Whole per cent, -100 to 100. */
  | { readonly kind: "percent"; readonly value: number }
  | { readonly kind: "moment"; readonly local: LocalTime }
  | { readonly kind: "none" };

/** A report as rows: what is shown is what is printed and saved. */
export interface ReportTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReportValue[])[];
}

export const textValue = (text: string | undefined): ReportValue => (text ? { kind: "text", text } : noValue);
export const numberValue = (value: number | undefined | null): ReportValue =>
  value === undefined || value === null ? noValue : { kind: "number", value: Math.round(value * 100) / 100 };
/** @param share -1 to 1. */
export const percentValue = (share: number | undefined | null): ReportValue =>
  share === undefined || share === null ? noValue : { kind: "percent", value: wholePercent(share) };
/** As the clocks of the cohort show it. */
export const momentValue = (moment: string | undefined | null, timeZone: string): ReportValue =>
  moment ? { kind: "moment", local: localTimeAt(moment, timeZone) } : noValue;
export const noValue: ReportValue = { kind: "none" };

/** Rounding of a share (-1 to 1) wherever one is shown. Never minus zero. */
export const wholePercent = (share: number): number => Math.round(share * 100) || 0;

/** Adds when it was read to every row: a file is looked at long after it was saved. */
export const withDate = (table: ReportTable, title: string, asOf: ReportValue): ReportTable => ({
  ...table,
  columns: [...table.columns, title],
  rows: table.rows.map((row) => [...row, asOf]),
});

/** The text of a CSV file. Per cent are fractions of one, as spreadsheets count them. */
export const reportCsv = ({ columns, rows }: ReportTable): string => csvFrom([columns, ...rows.map((row) => row.map(csvCell))]);

function csvCell(value: ReportValue): string | number {
  switch (value.kind) {
    case "text":
      return value.text;
    case "number":
      return value.value;
    case "percent":
      return value.value / 100;
    case "moment":
      return value.local.replace("T", " ");
    case "none":
      return "";
  }
}

/** How a value is shown; `number` writes at most two decimals, `percentSign` a number with the sign of its language, `moment` a time. */
export interface ValueText {
  readonly number: (value: number) => string;
  readonly percentSign: (value: number) => string;
  readonly moment: (local: LocalTime) => string;
}
export function shownText(value: ReportValue, { number, percentSign, moment }: ValueText): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "number":
      return number(value.value);
    case "percent":
      return percentSign(value.value);
    case "moment":
      return moment(value.local);
    case "none":
      return "";
  }
}
