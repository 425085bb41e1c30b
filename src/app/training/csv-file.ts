/**
 * Rows as a file that spreadsheets read right in every language: UTF-8 with its mark, RFC 4180. A cell that a spreadsheet would take for
 * a formula gets an apostrophe in front, which keeps it text.
 */
export const csvFrom = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cellFrom).join(",")).join("\r\n")}\r\n`;

function cellFrom(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a text, or what was made already, to the browser as a file. */
export function saveFile(name: string, content: string | Blob, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
