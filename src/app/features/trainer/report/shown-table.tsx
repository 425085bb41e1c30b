import { type ReportTable, shownText } from "../../../training/report-table.ts";
import { useValueText } from "../../../training/use-value-text.ts";

/** A report as a table of the screen; on phones a row becomes a block. `empty`: what stands where there is nothing to tell. */
export function ShownTable({ table: { title, columns, rows }, empty = "" }: { readonly table: ReportTable; readonly empty?: string }) {
  const values = useValueText();
  return (
    <table className="tbl report-table">
      <caption className="vh">{title}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" key={column}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
          <tr key={at}>
            {row.map((value, column) => {
              const text = shownText(value, values) || empty;
              return column === 0 ? (
                <th scope="row" key={columns[column]}>
                  {text}
                </th>
              ) : (
                <td key={columns[column]} data-label={columns[column]} className={value.kind === "text" ? undefined : "num"}>
                  {text}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
