import { type GetTextTranslation, po } from "gettext-parser";
import { isLocale, type Locale, languageTagOf } from "#domain/locale.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { ExchangeEntry, ExchangeFile, ExportEntry } from "./exchange-file.ts";
import { readUtf8 } from "./read-utf8.ts";

const setHeader = "X-Concord-Set";
const basePrefix = "Exported: ";

/** The last entry. Without it the end is missing; its letters show whether the encoding is right. */
const end = {
  id: "end-of-file",
  text: "End of the file · نهاية الملف · 文件结束 · Fin du fichier · Конец файла · Fin del archivo",
  note: "Leave this entry as it is: it shows that the file arrived whole.",
};

/** One course in one language as a PO file: `msgctxt` is the id of a text, `fuzzy` what has to be looked at again. */
export function writePo(set: string, locale: Locale, entries: readonly ExportEntry[]): string {
  const blocks = entries.map(
    ({ id, source, target, needsReview, base, place, notes }): GetTextTranslation => ({
      msgctxt: id,
      msgid: source,
      msgstr: [target],
      comments: {
        extracted: [...notes, `${basePrefix}${base}`].join("\n"),
        reference: place,
        ...(needsReview ? { flag: "fuzzy" } : {}),
      },
    }),
  );
  const last = { msgctxt: end.id, msgid: end.text, msgstr: [end.text], comments: { extracted: end.note } };
  const headers = {
    "Project-Id-Version": "Concord",
    Language: languageTagOf(locale).replace("-", "_"),
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    [setHeader]: set,
  };
  const translations = Object.fromEntries([...blocks, last].map((block) => [block.msgctxt, { [block.msgid]: block }]));
  return po.compile({ charset: "utf-8", headers, translations }).toString("utf8");
}

/** Reads a PO file that came back. The error says why nothing of it can be used. */
export function readPo(bytes: Uint8Array): Result<ExchangeFile, string> {
  const text = readUtf8(bytes);
  if (!text.ok) return text;
  let table: ReturnType<typeof po.parse>;
  try {
    table = po.parse(text.value, { validation: true });
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
  const { headers = {}, translations } = table;
  const charset = /charset=([\w-]+)/i.exec(headers["Content-Type"] ?? "")?.[1] ?? "none";
  if (!/^utf-?8$/i.test(charset)) return err(`its header names the character set ${charset}: save it as UTF-8`);
  const locale = (headers.Language ?? "").slice(0, 2).toLowerCase();
  if (!isLocale(locale)) return err(`its header names the language "${headers.Language ?? ""}", which the project does not have`);
  const set = headers[setHeader];
  if (set === undefined) return err(`its header has no ${setHeader}: it does not come from courses export-po`);
  const entries: ExchangeEntry[] = [];
  let isWhole = false;
  for (const [id, messages] of Object.entries(translations)) {
    const [message, another] = Object.values(messages);
    if (message === undefined || id === "") continue;
    if (another !== undefined) return err(`it has the entry "${id}" more than once`);
    if (message.msgid_plural !== undefined) return err(`the entry "${id}" has plural forms, which the project's texts do not have`);
    const target = message.msgstr[0] ?? "";
    if (id === end.id) isWhole = message.msgid === end.text && target === end.text;
    else entries.push(entryFrom(id, message, target));
  }
  if (!isWhole) return err(`its last entry, ${end.id}, is missing or changed: the end is cut off, or the encoding was lost`);
  return ok({ set, locale, entries });
}

function entryFrom(id: string, { msgid, comments }: GetTextTranslation, target: string): ExchangeEntry {
  const base = comments?.extracted?.split("\n").find((line) => line.startsWith(basePrefix));
  const flags = comments?.flag?.split(/[,\n]/).map((flag) => flag.trim()) ?? [];
  return { id, source: msgid, target, needsReview: flags.includes("fuzzy"), base: base?.slice(basePrefix.length).trim() };
}
