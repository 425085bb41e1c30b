import { inflateRawSync } from "node:zlib";

export type SheetCell = string | number | null;
export interface ReadSheet {
  readonly rows: readonly (readonly SheetCell[])[];
  readonly isRightToLeft: boolean;
  /** Formulas, of which there must be none. */
  readonly formulas: number;
}

/** What a spreadsheet program finds in the first sheet of an XLSX file. Only as much of the format as our files use. */
export async function readWorkbook(file: Blob): Promise<ReadSheet> {
  const files = unzipped(Buffer.from(await file.arrayBuffer()));
  const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
  const texts = [...(files.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map(([, text = ""]) => plainText(text));
  const rows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) => {
    const cells: SheetCell[] = [];
    for (const [, attributes = "", content = ""] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const column = columnOf(/\br="([A-Z]+)/.exec(attributes)?.[1] ?? "");
      while (cells.length < column) cells.push(null);
      const value = plainText(content);
      cells.push(value === "" ? null : attributes.includes('t="s"') ? (texts[Number(value)] ?? null) : Number(value));
    }
    return cells;
  });
  return { rows, isRightToLeft: sheet.includes('rightToLeft="1"'), formulas: sheet.split("<f").length - 1 };
}

const entities: { readonly [entity: string]: string } = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const plainText = (xml: string): string =>
  xml
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:(\w+)|#(\d+));/g, (_, entity: string | undefined, code: string | undefined) =>
      entity === undefined ? String.fromCodePoint(Number(code)) : (entities[entity] ?? ""),
    );

/** 0 for `A`, 26 for `AA`. */
const columnOf = (address: string): number => [...address].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The files of an archive, by the list at its end. */
function unzipped(archive: Buffer): ReadonlyMap<string, string> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, nameLength] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)];
    const header = archive.readUInt32LE(at + 42);
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const data = archive.subarray(start, start + size);
    files.set(name, (method === 8 ? inflateRawSync(data) : data).toString("utf8"));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}
