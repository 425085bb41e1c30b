import writeXlsxFile, { type Row } from "write-excel-file/universal";
import type { ReportTable, ReportValue } from "../../../training/report-table.ts";

/** A report as an XLSX file. Texts are texts: what looks like a formula is none. */
export function workbookFrom({ title, columns, rows }: ReportTable, rightToLeft: boolean): Promise<Blob> {
  const align = rightToLeft ? "right" : "left";
  const heads: Row = columns.map((column) => ({ value: clean(column), type: String, fontWeight: "bold", wrap: true, align }));
  return writeXlsxFile([heads, ...rows.map((row) => row.map(cellFrom))], {
    sheet: sheetName(title),
    rightToLeft,
    orientation: "landscape",
    columns: columns.map((_, at) => ({ width: Math.min(40, Math.max(10, ...rows.slice(0, 50).map((row) => widthOf(row[at])))) })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  }).toBlob();
}

function cellFrom(value: ReportValue): Row[number] {
  switch (value.kind) {
    case "text":
      return { value: clean(value.text), type: String };
    case "number":
      return { value: value.value, type: Number };
    case "percent":
      return { value: value.value / 100, type: Number, format: "0%" };
    case "moment":
      return { value: new Date(`${value.local}Z`), type: Date, format: "yyyy-mm-dd hh:mm" };
    case "none":
      return null;
  }
}

const widthOf = (value: ReportValue | undefined): number =>
  value?.kind === "text" ? value.text.length : value?.kind === "moment" ? 16 : 8;

/** XML has no place for these characters. */
const clean = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu, "");

/** What spreadsheets take for the name of a sheet. */
const sheetName = (title: string): string =>
  clean(title)
    .replace(/[[\]/\\:*?']+/g, " ")
    .trim()
    .slice(0, 31) || "1";
