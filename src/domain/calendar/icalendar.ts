/** One entry of a calendar file. */
export interface CalendarEntry {
  /** Lasting and unique: by it a calendar knows the entry again (RFC 5545, 3.8.4.7). */
  readonly uid: string;
  /** Grows with every change of the entry. */
  readonly sequence: number;
  /** Unix milliseconds: when it is, and when it was last changed. */
  readonly atMs: number;
  readonly changedAtMs: number;
  readonly title: string;
  readonly text: string;
  /** Absolute address. */
  readonly url: string;
}

const lineOctets = 75;

/**
 * A calendar file with one event per entry (RFC 5545): times in UTC, text escaped, lines folded at 75 octets. An event without an end is a
 * moment, and transparent, so that nobody looks busy by it. `madeAtMs`: when the file was made, Unix milliseconds.
 */
export function icalendarFrom(entries: readonly CalendarEntry[], name: string, madeAtMs: number): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Concord//Concord//EN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(({ uid, sequence, atMs, changedAtMs, title, text, url }) => [
      "BEGIN:VEVENT",
      `UID:${escaped(uid)}`,
      `SEQUENCE:${sequence}`,
      `DTSTAMP:${utc(madeAtMs)}`,
      `LAST-MODIFIED:${utc(changedAtMs)}`,
      `DTSTART:${utc(atMs)}`,
      "TRANSP:TRANSPARENT",
      `SUMMARY:${escaped(title)}`,
      ...(text === "" ? [] : [`DESCRIPTION:${escaped(text)}`]),
      `URL:${url}`,
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

const utc = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, "");

/** Line ends become `\n`; other control characters, which no text may hold, fall away (3.3.11). */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");

/** A longer line goes on after a line end and a space, never within a character (3.1). */
function folded(line: string): string {
  let text = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > lineOctets) {
      text += "\r\n ";
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

/** Of one character in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
