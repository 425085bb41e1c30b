import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ExportEntry, textHash } from "./exchange-file.ts";
import { inlinePieces, joined } from "./inline-codes.ts";
import { readXliff } from "./read-xliff.ts";
import { writeXliff } from "./write-xliff.ts";

const entryOf = (id: string, source: string, target: string, needsReview = false): ExportEntry => ({
  id,
  source,
  target,
  needsReview,
  base: textHash(target),
  isMarkdown: true,
  state: target === "" ? undefined : "checked",
  place: "a/en.yaml",
  notes: ["lesson: claim"],
});
const entries = [
  entryOf("a#title", "A <title> & more", "Un <titre> & plus"),
  entryOf("a#blocks/one", "**Lead.** A [note](term:note-verbale) is kept [](cite:ilc-articles:49(1)).\n\n- one\n- two", ""),
  entryOf(
    "a#blocks/two",
    "A [note](term:note-verbale) and **an end** [](cite:x:1)",
    "Une **fin** et une [note](term:note-verbale) [](cite:x:1)",
    true,
  ),
];
const write = (list: readonly ExportEntry[]): string =>
  writeXliff("a", "en", "fr", [{ file: "a/fr.yaml", title: "course: A", entries: list }]);
const good = write(entries);
const read = (text: string) => readXliff(new TextEncoder().encode(text));
const reasonOf = (file: Uint8Array | string): string => {
  const result = typeof file === "string" ? read(file) : readXliff(file);
  return result.ok ? "read" : result.error;
};
const entryAfter = (text: string, id: string) => {
  const result = read(text);
  if (!result.ok) throw new Error(result.error);
  return result.value.entries.find((entry) => entry.id === id);
};
const cameBack = (list: readonly ExportEntry[]) =>
  list.map(({ id, source, target, needsReview, base }) => ({ id, source, target, needsReview, base }));

describe("XLIFF files", () => {
  it("come back as they went out", () => {
    expect(read(good)).toEqual({ ok: true, value: { set: "a", locale: "fr", entries: cameBack(entries) } });
  });

  it("protect marks as codes, and give a mark the same number in both languages", () => {
    expect(good).toContain('<ph id="c3" dataRef="d4" disp="[](cite:ilc-articles:49(1))"/>');
    const [, source = "", target = ""] = /<source[^>]*>(A <pc.*)<\/source>\s*<target[^>]*>(.*)<\/target>/.exec(good) ?? [];
    const idOf = (text: string, word: string): string | undefined => new RegExp(`<pc id="(\\w+)"[^>]*>${word}<`).exec(text)?.[1];
    expect(idOf(source, "note")).toBe("c1");
    expect([idOf(target, "note"), idOf(target, "fin")]).toEqual([idOf(source, "note"), idOf(source, "an end")]);
  });

  it("carry any text without a change", () => {
    const strange = fc.string({ unit: fc.constantFrom(..."[]()*_:<>&\"'\\ \n\tab\u0000\u001F\uFFFF\r中ع]") });
    const text = fc
      .oneof(fc.string({ unit: "binary" }), strange, fc.constant("]]>"))
      .filter((value) => value !== "" && Buffer.from(value).toString() === value);
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, fc.boolean()), { maxLength: 4 }), (texts) => {
        const sent = [
          entryOf("a#x", "x", "y"),
          ...texts.map(([source, target, review], index) => entryOf(`a#${index}`, source, target, review)),
        ];
        const result = read(write(sent));
        expect(result.ok ? result.value.entries : result.error).toEqual(cameBack(sent));
      }),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(strange, (value) => {
        expect(joined(inlinePieces(value))).toBe(value);
      }),
      { numRuns: 200 },
    );
  });

  it("come back from tools that set states, cut texts and add what is theirs", () => {
    const done = good.replace('state="initial" subState="concord:compare"', 'state="translated"');
    expect(entryAfter(done, "a#blocks/two")?.needsReview).toBe(false);
    const changed = good.replace(">fin<", ">bout<");
    expect(entryAfter(changed, "a#blocks/two")).toMatchObject({
      target: "Une **bout** et une [note](term:note-verbale) [](cite:x:1)",
      needsReview: false,
    });
    const cut = good.replace(
      /<target xml:space="preserve">Un &lt;titre&gt; &amp; plus<\/target>\s*<\/segment>/,
      '<target order="3">plus</target></segment><ignorable><source> </source></ignorable><segment><source>.</source><target order="1"><mrk id="m1" type="term">Un</mrk></target></segment>',
    );
    expect(entryAfter(cut, "a#title")?.target).toBe("Un plus");
    const added = good.replace("<notes>", '<x:extra xmlns:x="urn:x"><x:source>no</x:source></x:extra><notes>');
    expect(read(added)).toEqual(read(good));
  });

  it("count as not translated where a part has no target", () => {
    const half = good.replace("</target>\n      </segment>", "</target></segment><segment><source>.</source></segment>");
    expect(entryAfter(half, "a#title")?.target).toBe("");
  });

  it.each([
    [
      "with entities of their own",
      good.replace("<xliff ", '<!DOCTYPE xliff [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<xliff '),
      "document type",
    ],
    ["with a file drawn in", good.replace("<xliff ", '<!DOCTYPE xliff SYSTEM "file:///etc/passwd">\n<xliff '), "document type"],
    ["with an unknown entity", good.replace("lesson: claim", "&bomb;"), "entity"],
    ["of version 1.2", good.replace('version="2.1"', 'version="1.2"'), "XLIFF 1.2"],
    ["of another namespace", good.replace("urn:oasis:names:tc:xliff:document:2.0", "urn:other"), "XLIFF"],
    ["in a language that the project does not have", good.replace('trgLang="fr"', 'trgLang="de"'), '"de"'],
    ["without a language", good.replace(' trgLang="fr"', ""), "language"],
    ["with a unit twice", good.replace('name="a#blocks/two"', 'name="a#title"'), "more than once"],
    ["with a mark that is not there", good.replace('dataRef="d4"', 'dataRef="d9"'), "d9"],
    ["from another project", good.replace('category="concord-set"', 'category="other"'), "which course"],
    ["with an open tag", good.replace("</source>", ""), ""],
    ["in another encoding", Buffer.from(good.replace("Un &lt;", "Été &lt;"), "latin1"), "UTF-8"],
    ["that say they are in another encoding", good.replace('encoding="UTF-8"', 'encoding="windows-1251"'), "windows-1251"],
    ["without anything", "", ""],
  ])("are refused %s", (_, file, reason) => {
    expect(reasonOf(file)).not.toBe("read");
    expect(reasonOf(file)).toContain(reason);
  });

  it("are refused wherever they are cut off", () => {
    const whole = new TextEncoder().encode(good.trimEnd());
    for (let length = 0; length < whole.length; length += 1) expect(reasonOf(whole.subarray(0, length))).not.toBe("read");
  });

  it("are read or refused, whatever happened to their bytes", () => {
    const damage = fc.array(fc.tuple(fc.nat(good.length), fc.nat(4), fc.uint8Array({ maxLength: 4 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(damage, (damages) => {
        const damaged = damages.reduce(
          (file, [at, gone, put]) => Buffer.concat([file.subarray(0, at), put, file.subarray(at + gone)]),
          Buffer.from(good),
        );
        expect(typeof readXliff(damaged).ok).toBe("boolean");
      }),
    );
  });
});
