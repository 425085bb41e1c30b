import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { type ReportTable, shownText } from "../../../training/report-table.ts";
import { useValueText } from "../../../training/use-value-text.ts";

/** As many columns as an A4 sheet on its side holds, besides the first, which every part repeats. */
const columnsAPart = 8;

/** A wide table for paper, made when it is printed: every row, the columns in as many parts as the paper needs. */
export function PrintedTable({ table }: { readonly table: () => ReportTable }) {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // the page is printed as it stands when the event is over
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, []);
  return isPrinting ? <Parts {...table()} /> : null;
}

function Parts({ title, columns, rows }: ReportTable) {
  const values = useValueText();
  const starts = Array.from({ length: Math.ceil((columns.length - 1) / columnsAPart) }, (_, part) => 1 + part * columnsAPart);
  return (
    <div className="printed-report">
      {starts.map((start) => {
        const part = <T,>(row: readonly T[]) => [...row.slice(0, 1), ...row.slice(start, start + columnsAPart)];
        return (
          <table key={start}>
            <caption>{title}</caption>
            <thead>
              <tr>
                {part(columns).map((column, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one title
                  <th scope="col" key={at}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
                <tr key={at}>
                  {part(row).map((value, column) => {
                    const Cell = column === 0 ? "th" : "td";
                    return (
                      // biome-ignore lint/suspicious/noArrayIndexKey: as the columns
                      <Cell key={column} {...(column === 0 && { scope: "row" })}>
                        {shownText(value, values)}
                      </Cell>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}
