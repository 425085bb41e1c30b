import { type Locale, languageTagOf } from "#domain/locale.ts";
import type { ExportEntry } from "./exchange-file.ts";
import type { ExportGroup } from "./export-entries.ts";
import { type InlinePiece, inlinePieces } from "./inline-codes.ts";

/** Namespace of the core of XLIFF 2.0 and 2.1. */
export const xliffNamespace = "urn:oasis:names:tc:xliff:document:2.0";
export const xliffVersion = "2.1";
/** Note that says which translation a unit was exported with, as `textHash`. */
export const baseCategory = "concord-exported";
/** Note of the document's first file that names the course. */
export const setCategory = "concord-set";
/** `subState` of a translation that has to be compared with its source again. */
export const reviewState = "concord:compare";

/** One course in one language as an XLIFF 2.1 document: a `file` for each words file, a `unit` for each text, its id as the unit's name. */
export function writeXliff(set: string, sourceLang: Locale, locale: Locale, groups: readonly ExportGroup[]): string {
  const languages = `srcLang="${languageTagOf(sourceLang)}" trgLang="${languageTagOf(locale)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${xliffNamespace}" version="${xliffVersion}" ${languages}>`,
    ...groups.flatMap((group, index) => fileLines(set, group, index + 1)),
    "</xliff>",
    "",
  ].join("\n");
}

function fileLines(set: string, { file, title, entries }: ExportGroup, index: number): readonly string[] {
  return [
    `  <file id="f${index}" original="${attributeText(file)}">`,
    "    <notes>",
    `      <note category="${setCategory}">${attributeText(set)}</note>`,
    `      <note category="context">${attributeText(title)}</note>`,
    "    </notes>",
    ...entries.flatMap((entry, unit) => unitLines(entry, unit + 1)),
    "  </file>",
  ];
}

/** The marks of one unit: each different one is kept once, as data that the texts refer to. */
class Marks {
  readonly data: string[] = [];
  /** Marks of the source that no mark of the target answers to yet. */
  readonly #open: { readonly id: string; readonly key: string }[] = [];
  #count = 0;

  refTo(mark: string): string {
    const known = this.data.indexOf(mark);
    return `d${known === -1 ? this.data.push(mark) : known + 1}`;
  }

  sourceId(key: string): string {
    this.#count += 1;
    const id = `c${this.#count}`;
    this.#open.push({ id, key });
    return id;
  }

  /** The id of the same mark in the source; a number of its own where the source has none left. */
  targetId(key: string): string {
    const at = this.#open.findIndex((mark) => mark.key === key);
    const [same] = at === -1 ? [] : this.#open.splice(at, 1);
    this.#count += same ? 0 : 1;
    return same?.id ?? `c${this.#count}`;
  }
}

function unitLines(entry: ExportEntry, index: number): readonly string[] {
  const marks = new Marks();
  const source = inlineXml(entry, entry.source, marks, (key) => marks.sourceId(key));
  const written = inlineXml(entry, entry.target, marks, (key) => marks.targetId(key));
  const target = entry.target === "" ? [] : [`        <target xml:space="preserve">${written}</target>`];
  return [
    `    <unit id="u${index}" name="${attributeText(entry.id)}" canResegment="no">`,
    "      <notes>",
    ...entry.notes.map((note) => `        <note category="context">${attributeText(note)}</note>`),
    `        <note category="${baseCategory}">${entry.base}</note>`,
    "      </notes>",
    ...(marks.data.length === 0 ? [] : ["      <originalData>", ...marks.data.map(dataLine), "      </originalData>"]),
    `      <segment ${stateOf(entry)}>`,
    `        <source xml:space="preserve">${source}</source>`,
    ...target,
    "      </segment>",
    "    </unit>",
  ];
}

const dataLine = (mark: string, index: number): string =>
  `        <data id="d${index + 1}" xml:space="preserve">${escapeXml(mark).replace(outsideXml, codePoint)}</data>`;

/** What nobody has read counts as translated, what somebody or something compared as reviewed, what a person signed as final. */
function stateOf({ target, needsReview, state }: ExportEntry): string {
  if (target === "") return 'state="initial"';
  if (needsReview) return `state="initial" subState="${reviewState}"`;
  return `state="${state === "reviewed" ? "final" : state === "checked" ? "reviewed" : "translated"}"`;
}

function inlineXml({ isMarkdown }: ExportEntry, text: string, marks: Marks, idOf: (key: string) => string): string {
  const write = (piece: InlinePiece): string => {
    if (typeof piece === "string") return escapeXml(piece).replace(outsideXml, codePoint);
    if (piece.kind === "alone") {
      return `<ph id="${idOf(piece.data)}" dataRef="${marks.refTo(piece.data)}" disp="${attributeText(piece.data)}"/>`;
    }
    const { start, end } = piece;
    const refs = `dataRefStart="${marks.refTo(start)}" dataRefEnd="${marks.refTo(end)}"`;
    const shown = `dispStart="${attributeText(start)}" dispEnd="${attributeText(end)}"`;
    return `<pc id="${idOf(start + end)}" ${refs} ${shown}>${piece.pieces.map(write).join("")}</pc>`;
  };
  return (isMarkdown ? inlinePieces(text) : [text]).map(write).join("");
}

/** Characters that XML cannot hold, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const outsideXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const codePoint = (sign: string): string => `<cp hex="${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}"/>`;

const entities: { readonly [sign: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };
const escapeXml = (text: string): string => text.replace(/[&<>"\r]/g, (sign) => entities[sign] ?? sign);
const attributeText = (text: string): string => escapeXml(text).replace(outsideXml, "");
