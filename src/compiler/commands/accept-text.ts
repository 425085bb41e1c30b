import { markWith } from "../markdown/mark-attributes.ts";

/** What is to be written into one translation: hashes of the source words, and how far it was looked at. */
export interface Acceptance {
  /** For the `of` at the top of the file; a file of the reference shelf has none, since its entries are translated one by one. */
  readonly top?: string | undefined;
  /** Lesson blocks, by the line of their mark; quiz items and entries of the shelf, by the line of their id. Lines count from 1. */
  readonly parts: readonly AcceptedPart[];
  readonly state?: string | undefined;
  readonly by?: string | undefined;
}

export interface AcceptedPart {
  readonly line: number;
  readonly of?: string | undefined;
  /** Where the part says of itself how far it was looked at, and by whom. */
  readonly state?: string | undefined;
  readonly by?: string | undefined;
}

const keysOf = ({ of, state, by }: Omit<AcceptedPart, "line">): readonly (readonly [key: string, value: string])[] =>
  Object.entries({ of, state, by }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));

/** Writes `of`, and `state` and `by` where given, into a lesson or a YAML words file. Nothing else changes by a byte. */
export function acceptText(text: string, format: "md" | "yaml", { top, parts, state, by }: Acceptance): string {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = text.split(eol);
  // From the bottom up, so that the lines above keep their numbers.
  for (const part of [...parts].sort((a, b) => b.line - a.line)) {
    const { line } = part;
    if (format === "md") lines[line - 1] = markWith(lines[line - 1] ?? "", part);
    else setPartKeys(lines, line - 1, keysOf(part));
  }
  setTopKeys(lines, keysOf({ of: top, state, by }));
  return lines.join(eol);
}

/** A part is written over several lines; its keys stand deeper than its id. */
function setPartKeys(lines: string[], idLine: number, values: readonly (readonly [key: string, value: string])[]): void {
  const indent = /^ */.exec(lines[idLine] ?? "")?.[0].length ?? 0;
  const first = lines.findIndex((line, index) => index > idLine && line.trim() !== "" && !line.trim().startsWith("#"));
  const keys = /^ */.exec(lines[first] ?? "")?.[0] ?? "";
  if (keys.length <= indent) return;
  const isEnd = (line: string) => line.trim() !== "" && (/^ */.exec(line)?.[0].length ?? 0) < keys.length;
  let last = idLine;
  for (const [key, value] of values) {
    const end = lines.findIndex((line, index) => index > first && isEnd(line));
    const existing = lines.findIndex((line, index) => index > idLine && (end === -1 || index < end) && line.startsWith(`${keys}${key}:`));
    const written = `${keys}${key}: ${yamlValue(value)}`;
    if (existing !== -1) lines[existing] = written;
    else lines.splice(last + 1, 0, written);
    last = existing !== -1 ? existing : last + 1;
  }
}

/** Keys at the top of the file, below `lang`. */
function setTopKeys(lines: string[], keys: readonly (readonly [key: string, value: string])[]): void {
  let last = lines.findIndex((line) => line.startsWith("lang:"));
  for (const [key, value] of keys) {
    const written = `${key}: ${yamlValue(value)}`;
    const existing = lines.findIndex((line) => line.startsWith(`${key}:`));
    if (existing !== -1) lines[existing] = written;
    else lines.splice(last + 1, 0, written);
    last = existing !== -1 ? existing : last + 1;
  }
}

const yamlValue = (value: string): string => (/^[\p{L}\d][\p{L}\d .,-]*$/u.test(value) ? yamlWord(value) : JSON.stringify(value));

/** A hash of digits only, or `12e4`, would be read as a number. */
const yamlWord = (value: string): string => (/^\d+(?:e\d+)?$/.test(value) ? `"${value}"` : value);
