import { describe, expect, it } from "vitest";
import { decodeList, recognisedEncoding } from "./decode-list.ts";

const utf16 = (text: string, isBig: boolean, withMark: boolean) => {
  const units = [...(withMark ? "\ufeff" : ""), ...text].map((character) => character.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (isBig ? [unit >> 8, unit & 0xff] : [unit & 0xff, unit >> 8])));
};
/** "اسم" and "ليلى حداد" as an Arabic Windows writes them. */
const arabic = Uint8Array.from([0xc7, 0xd3, 0xe3, 0x0d, 0x0a, 0xe1, 0xed, 0xe1, 0xec, 0x20, 0xcd, 0xcf, 0xc7, 0xcf]);
/** "nom;é" and "Hélène;à" as a Western Windows writes them. */
const french = Uint8Array.from([0x6e, 0x6f, 0x6d, 0x0a, 0x48, 0xe9, 0x6c, 0xe8, 0x6e, 0x65]);

describe("the bytes of a list", () => {
  it.each([
    ["utf-8", new TextEncoder().encode("الاسم\nAmina"), "الاسم\nAmina"],
    ["utf-8", new TextEncoder().encode("\ufeffname"), "name"],
    ["utf-8", new TextEncoder().encode("plain"), "plain"],
    ["utf-16le", utf16("name,email", false, true), "name,email"],
    ["utf-16be", utf16("name,email", true, true), "name,email"],
    ["utf-16le", utf16("name,email", false, false), "name,email"],
    ["utf-16be", utf16("name,email", true, false), "name,email"],
    ["windows-1256", arabic, "اسم\r\nليلى حداد"],
    ["windows-1252", french, "nom\nHélène"],
  ] as const)("are recognised as %s and read", (encoding, bytes, text) => {
    expect(recognisedEncoding(bytes)).toBe(encoding);
    expect(decodeList(bytes, encoding)).toBe(text);
  });
});
