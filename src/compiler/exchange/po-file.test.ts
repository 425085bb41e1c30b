import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ExportEntry, textHash } from "./exchange-file.ts";
import { readPo, writePo } from "./po-file.ts";

const entryOf = (id: string, source: string, target: string, needsReview = false): ExportEntry => ({
  id,
  source,
  target,
  needsReview,
  base: textHash(target),
  isMarkdown: true,
  state: "machine",
  place: "a/en.yaml",
  notes: ["lesson: claim", "Keep these marks: [](cite:a:1)"],
});
const entries = [
  entryOf("a#title", "A title", "Un titre"),
  entryOf("a#blocks/one", 'He said "no".\n\n- one\\n\n- two\t', "", false),
  entryOf("a#blocks/two", "Two", "Deux", true),
];
const good = writePo("a", "fr", entries);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const reasonOf = (file: Uint8Array | string): string => {
  const read = readPo(typeof file === "string" ? bytes(file) : file);
  return read.ok ? "read" : read.error;
};

describe("PO files", () => {
  it("come back as they went out", () => {
    expect(readPo(bytes(good))).toEqual({
      ok: true,
      value: {
        set: "a",
        locale: "fr",
        entries: entries.map(({ id, source, target, needsReview, base }) => ({ id, source, target, needsReview, base })),
      },
    });
  });

  it("carry any text without a change", () => {
    // the library keeps texts as names in objects: `constructor` or `__proto__` alone is refused as a duplicate
    const text = fc
      .string({ unit: "binary", minLength: 1 })
      .filter((value) => Buffer.from(value).toString() === value && value !== "\uFEFF" && !(value in {}));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, fc.boolean()), { maxLength: 5 }), (texts) => {
        const sent = texts.map(([source, target, review], index) => entryOf(`a#${index}`, source, target, review));
        const read = readPo(bytes(writePo("a", "zh", sent)));
        const inOrder = read.ok ? read.value.entries.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : read.error;
        expect(inOrder).toEqual(sent.map(({ id, source, target, needsReview, base }) => ({ id, source, target, needsReview, base })));
      }),
      { numRuns: 50 },
    );
  });

  it("come back from editors that fold, indent and mark in their own way", () => {
    const edited = good.replace("#, fuzzy", "#, fuzzy, no-wrap").replace('msgstr "Deux"', 'msgstr ""\n"De"\n"ux"').replaceAll("\n", "\r\n");
    expect(readPo(bytes(`\uFEFF${edited}`))).toEqual(readPo(bytes(good)));
  });

  it("lose their base, and no more, where an editor drops the comments", () => {
    const bare = good.replace(/^#\..*\n/gm, "");
    const read = readPo(bytes(bare));
    expect(read.ok && read.value.entries.map(({ target, base }) => [target, base])).toEqual([
      ["Un titre", undefined],
      ["", undefined],
      ["Deux", undefined],
    ]);
  });

  it.each([
    ["in another encoding", Buffer.from(good.replace("Un titre", "Un été"), "latin1"), "not UTF-8"],
    ["saved in UTF-16", Buffer.from(good, "utf16le"), ""],
    ["with letters that were read in the wrong encoding", Buffer.from(Buffer.from(good).toString("latin1")), "encoding"],
    ["that say they are in another encoding", good.replace("charset=utf-8", "charset=windows-1251"), "windows-1251"],
    ["in a language that the project does not have", good.replace("Language: fr", "Language: de"), '"de"'],
    ["from another project", good.replace(/"X-Concord-Set.*\n/, ""), "X-Concord-Set"],
    ["with an entry twice", good.replace('msgctxt "a#blocks/two"', 'msgctxt "a#title"'), "more than once"],
    ["with an entry twice, source and all", `${good}\n\nmsgctxt "a#title"\nmsgid "A title"\nmsgstr "Autre"\n`, "Duplicate"],
    ["with plural forms", good.replace('msgid "Two"\nmsgstr "Deux"', 'msgid "Two"\nmsgid_plural "Twos"\nmsgstr[0] "Deux"'), "plural"],
    ["with an open quote", good.replace('msgstr "Deux"', 'msgstr "Deux'), "End-of-line"],
    ["with words outside of quotes", good.replace('msgstr "Deux"', "msgstr Deux"), ""],
    ["without anything", "", "header"],
  ])("are refused %s", (_, file, reason) => {
    expect(reasonOf(file)).not.toBe("read");
    expect(reasonOf(file)).toContain(reason);
  });

  it("are refused wherever they are cut off", () => {
    const whole = bytes(good);
    for (let length = 0; length < whole.length - 2; length += 1) expect(reasonOf(whole.subarray(0, length))).not.toBe("read");
  });

  it("are read or refused, whatever happened to their bytes", () => {
    const damage = fc.array(fc.tuple(fc.nat(good.length), fc.nat(4), fc.uint8Array({ maxLength: 4 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(damage, (damages) => {
        const damaged = damages.reduce(
          (file, [at, gone, put]) => Buffer.concat([file.subarray(0, at), put, file.subarray(at + gone)]),
          Buffer.from(good),
        );
        expect(typeof readPo(damaged).ok).toBe("boolean");
      }),
    );
  });
});
