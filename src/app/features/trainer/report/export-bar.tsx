import { useState } from "react";
import { dirOf } from "#domain/locale.ts";
import { useLocale, useTranslate } from "../../../i18n/i18n.tsx";
import { saveFile } from "../../../training/csv-file.ts";
import { type ReportTable, type ReportValue, reportCsv, withDate } from "../../../training/report-table.ts";
import { Icon } from "../../../ui/icon.tsx";

interface Props {
  /** Of the cohort; begins the file's name. */
  readonly name: string;
  readonly asOf: ReportValue;
  /** Made when it is asked for, of the same rows as the screen. */
  readonly table: () => ReportTable;
}

/** Saves what is on the screen as a file, or prints it. Everything is made on this device. */
export function ExportBar({ name, asOf, table }: Props) {
  const t = useTranslate("trainer-report");
  const isRightToLeft = dirOf(useLocale()) === "rtl";
  const [state, setState] = useState<"resting" | "making" | "failed">("resting");
  const dated = () => withDate(table(), t("column.as-of"), asOf);
  const fileName = (ending: string) => `${fileNameFrom([name, table().title, ...(asOf.kind === "moment" ? [asOf.local] : [])])}.${ending}`;
  const saveWorkbook = async () => {
    setState("making");
    try {
      const { workbookFrom } = await import("./workbook.ts");
      const workbook = await workbookFrom(dated(), isRightToLeft);
      saveFile(fileName("xlsx"), workbook, workbook.type);
      setState("resting");
    } catch {
      setState("failed"); // without a network the writer may not be here
    }
  };
  return (
    <div className="export on-screen">
      <p className="acts">
        <button type="button" className="btn btn--quiet" onClick={() => saveFile(fileName("csv"), reportCsv(dated()), "text/csv")}>
          <Icon name="export" />
          {t("export.csv")}
        </button>
        <button type="button" className="btn btn--quiet" onClick={() => void saveWorkbook()} aria-disabled={state === "making"}>
          <Icon name="export" />
          {t("export.xlsx")}
        </button>
        <button type="button" className="btn btn--quiet" onClick={() => print()}>
          {t("export.print")}
        </button>
      </p>
      {state === "failed" && (
        <p className="err" role="alert">
          {t("export.failed")}
        </p>
      )}
    </div>
  );
}

/** What no file system refuses. */
const fileNameFrom = (parts: readonly string[]): string =>
  parts
    .join(" - ")
    .replace(/[\p{C}"*/:<>?\\|]+/gu, " ")
    .trim()
    .slice(0, 120);
