import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarEntry, icalendarFrom } from "./icalendar.ts";

const entry: CalendarEntry = {
  uid: "0190a5f0-1111-4222-8333-444455556666",
  sequence: 3,
  atMs: Date.UTC(2026, 10, 25, 20, 59, 59),
  changedAtMs: Date.UTC(2026, 10, 1, 8),
  title: "Due: Attribution, in short; a note",
  text: "Geneva 2026\nBring C:\\notes",
  url: "https://concord.example/en",
};
const madeAtMs = Date.UTC(2026, 10, 22, 7, 30);

type Component = { readonly name: string; readonly properties: Map<string, string>; readonly inside: Component[] };

/** Reads a calendar as RFC 5545 says and refuses everything that it does not: line ends, folding, names, nesting, escapes. */
function readStrictly(file: string): Component {
  const octets = new TextEncoder();
  if (!file.endsWith("\r\n")) throw new Error("the last line has no end");
  const physical = file.slice(0, -2).split("\r\n");
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error(`a line end stands alone in ${JSON.stringify(line)}`);
    if (octets.encode(line).length > 75) throw new Error(`${octets.encode(line).length} octets: ${line}`);
    if (/\p{Surrogate}/u.test(line)) throw new Error("a character was cut");
  }
  const lines = physical.reduce<string[]>((unfolded, line) => {
    if (line.startsWith(" ")) unfolded.push(`${unfolded.pop()}${line.slice(1)}`);
    else unfolded.push(line);
    return unfolded;
  }, []);
  const root: Component = { name: "", properties: new Map(), inside: [] };
  const open = [root];
  for (const line of lines) {
    const [, name = "", value = ""] = /^([A-Z-]+):(.*)$/s.exec(line) ?? [];
    if (name === "") throw new Error(`no content line: ${line}`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: text may hold none but the tab
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value)) throw new Error("a control character");
    const parent = open.at(-1);
    if (!parent) throw new Error("closed too early");
    if (name === "BEGIN") {
      const component: Component = { name: value, properties: new Map(), inside: [] };
      parent.inside.push(component);
      open.push(component);
    } else if (name === "END") {
      if (parent.name !== value) throw new Error(`${value} ends in ${parent.name}`);
      open.pop();
    } else {
      if (parent.properties.has(name)) throw new Error(`${name} twice`);
      parent.properties.set(name, value);
    }
  }
  const [calendar, ...others] = root.inside;
  if (!calendar || others.length > 0 || open.length !== 1 || root.properties.size > 0) throw new Error("not one calendar");
  return calendar;
}

function readText(value: string): string {
  if (/(?:^|[^\\])(?:\\\\)*(?:\\[^\\;,nN]|[;,]|\\$)/.test(value)) throw new Error(`not escaped: ${value}`);
  return value.replace(/\\([\\;,nN])/g, (_, character: string) => (character.toLowerCase() === "n" ? "\n" : character));
}

const readUtc = (value: string): number => {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
};

describe("a calendar file", () => {
  it("has what a calendar must have, and one event for each entry", () => {
    const calendar = readStrictly(icalendarFrom([entry, { ...entry, uid: "other" }], "Concord", madeAtMs));
    expect(calendar.name).toBe("VCALENDAR");
    expect(Object.fromEntries(calendar.properties)).toEqual({
      VERSION: "2.0",
      PRODID: "-//Concord//Concord//EN",
      METHOD: "PUBLISH",
      "X-WR-CALNAME": "Concord",
    });
    expect(calendar.inside.map(({ name, properties }) => [name, properties.get("UID")])).toEqual([
      ["VEVENT", entry.uid],
      ["VEVENT", "other"],
    ]);
  });
  it("says when in UTC, in which version, and since when it is so", () => {
    const [event] = readStrictly(icalendarFrom([entry], "Concord", madeAtMs)).inside;
    expect(Object.fromEntries(event?.properties ?? [])).toMatchObject({
      SEQUENCE: "3",
      DTSTAMP: "20261122T073000Z",
      "LAST-MODIFIED": "20261101T080000Z",
      DTSTART: "20261125T205959Z",
      URL: entry.url,
    });
  });
  it("escapes what has a meaning in it", () => {
    const [event] = readStrictly(icalendarFrom([entry], "Concord", madeAtMs)).inside;
    expect(event?.properties.get("SUMMARY")).toBe("Due: Attribution\\, in short\\; a note");
    expect(event?.properties.get("DESCRIPTION")).toBe("Geneva 2026\\nBring C:\\\\notes");
  });
  it("leaves out an empty description", () => {
    const [event] = readStrictly(icalendarFrom([{ ...entry, text: "" }], "Concord", madeAtMs)).inside;
    expect(event?.properties.has("DESCRIPTION")).toBe(false);
  });
  it("goes on in another line after 75 octets, and not before", () => {
    const file = icalendarFrom([{ ...entry, title: "a".repeat(142) }], "Concord", madeAtMs);
    expect(file).toContain(`\r\nSUMMARY:${"a".repeat(67)}\r\n ${"a".repeat(74)}\r\n a\r\n`);
  });
  it("gives back any text in any script, whatever it holds, however it was folded", () => {
    const anyText = fc.string({
      unit: fc.oneof(
        fc.constantFrom("\\", ";", ",", "\n", "\r", "\t", "\u0000", "ع", "é", "国", "😀", "a"),
        fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      ),
      maxLength: 300,
      size: "max",
    });
    fc.assert(
      fc.property(anyText, anyText, fc.integer({ min: 0, max: 4_102_444_800_000 }), (title, text, atMs) => {
        const [event] = readStrictly(icalendarFrom([{ ...entry, title, text, atMs }], title, madeAtMs)).inside;
        expect(readText(event?.properties.get("SUMMARY") ?? "")).toBe(asText(title));
        expect(readText(event?.properties.get("DESCRIPTION") ?? "")).toBe(asText(text));
        expect(readUtc(event?.properties.get("DTSTART") ?? "")).toBe(Math.floor(atMs / 1000) * 1000);
      }),
    );
  });
});

/** What of a text a calendar can hold: lines end in one way, and there are no control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it cannot hold
const asText = (text: string): string => text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
