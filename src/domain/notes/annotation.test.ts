import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BlockWords } from "#domain/course/lesson.ts";
import type { TextNode } from "#domain/course/text.ts";
import type { Statement } from "#domain/record/statement.ts";
import { annotatedBlockState, annotationsFrom } from "./annotation.ts";
import { blockTextHash, quoteFrom } from "./block-text.ts";

const base = { locale: "en", device: "d1", activityId: "notes/form" };
const at = (ms: number) => `${String(1_700_000_000_000 + ms).padStart(15, "0")}-00000-d1`;
const noted = (id: string, ms: number, result: Statement["result"] & object): Statement => ({
  ...base,
  id,
  verb: "noted",
  at: at(ms),
  result: { block: "seal", of: "00", quote: "A seal", ...result },
});
const taken = (id: string, ms: number): Statement => ({ ...base, id: `v-${id}`, verb: "voided", at: at(ms), result: { statementId: id } });

describe("annotationsFrom", () => {
  it("keeps both of two notes on one block, in the order in which they were written", () => {
    const record = [noted("b", 2, { kind: "note", note: "second" }), noted("a", 1, { kind: "note", note: "first" })];
    expect(annotationsFrom(record).map(({ note }) => note)).toEqual(["first", "second"]);
  });
  it("counts a bookmark set on two devices once, and names both statements", () => {
    const [bookmark, ...others] = annotationsFrom([noted("a", 1, { kind: "bookmark" }), noted("b", 2, { kind: "bookmark" })]);
    expect(others).toEqual([]);
    expect(bookmark?.statementIds).toEqual(["a", "b"]);
  });
  it("leaves out what was taken back", () => {
    expect(annotationsFrom([noted("a", 1, { kind: "highlight" }), taken("a", 2)])).toEqual([]);
  });
  it("passes over notes of another shape", () => {
    const strange = [noted("a", 1, { kind: "drawing" }), noted("b", 1, { kind: "note" }), { ...noted("c", 1, {}), result: { note: "x" } }];
    expect(annotationsFrom(strange)).toEqual([]);
  });
  it("says the same in whatever order, and however often, statements arrive", () => {
    const any = fc
      .record({
        id: fc.constantFrom("a", "b", "c", "d"),
        ms: fc.integer({ min: 0, max: 3 }),
        kind: fc.constantFrom("note", "highlight", "bookmark"),
        block: fc.constantFrom("seal", "form"),
        void: fc.boolean(),
      })
      .map(({ id, ms, kind, block, void: isVoid }) => (isVoid ? taken(id, ms) : noted(id, ms, { kind, block, note: "n" })));
    const record = fc.uniqueArray(any, { selector: ({ id }) => id });
    fc.assert(
      fc.property(
        record.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }))),
        ([list, scrambled]) => {
          expect(annotationsFrom(scrambled)).toEqual(annotationsFrom(list));
        },
      ),
    );
  });
});

describe("a block that was annotated", () => {
  const words: BlockWords = { body: [["p", 0, "A note is ", ["term", { id: "signature" }, "signed"], "."]] };
  const annotation = { block: "seal", of: blockTextHash(words) };
  it("is the same while its words are, whatever the marks in them", () => {
    const plain: BlockWords = { body: [["p", 0, "A note  is signed."]] };
    expect(annotatedBlockState(annotation, { blocks: { seal: plain } })).toBe("same");
  });
  it.each<[string, BlockWords]>([
    ["a word", { body: [["p", 0, "A note is sealed."]] }],
    ["a source", { body: [["p", 0, "A note is signed.", ["cite", { ref: "vcdr-1961:41" }]]] }],
    ["a caption", { label: ["Form"], body: words.body }],
  ])("says that it changed with %s", (_, now) => {
    expect(annotatedBlockState(annotation, { blocks: { seal: now } })).toBe("changed");
  });
  it("is gone when the lesson has no such block", () => {
    expect(annotatedBlockState(annotation, { blocks: {} })).toBe("gone");
  });
});

describe("quoteFrom", () => {
  it("ends behind a whole word, where the language has spaces between them", () => {
    expect(quoteFrom({ body: ["forbidden acts ".repeat(20)] })).toMatch(/ (?:forbidden|acts)…$/);
    expect([...quoteFrom({ body: ["反措施".repeat(100)] })].length).toBe(240);
  });
  it("gives a short block whole, without its sources", () => {
    expect(
      quoteFrom({
        body: [
          ["p", 0, "It is signed", ["cite", { ref: "x:1" }], "."],
          ["p", 0, "Always."],
        ],
      }),
    ).toBe("It is signed. Always.");
  });
  it("keeps the cells of a table apart, and takes them for the same text as before", () => {
    const row = (...texts: readonly string[]): TextNode => ["tr", 0, ...texts.map((text): TextNode => ["td", 0, text])];
    const table: BlockWords = { body: [["table", 0, row("Ask", "Article"), row("Whose?", "4")]] };
    expect(quoteFrom(table)).toBe("Ask · Article · Whose? · 4");
    expect(blockTextHash(table)).toBe(blockTextHash({ body: ["Ask Article Whose? 4"] }));
  });
  it("never exceeds 240 characters nor cuts one in two", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-composite", maxLength: 600 }), (text) => {
        const quote = quoteFrom({ body: [text] });
        expect([...quote].length).toBeLessThanOrEqual(240);
        expect(quote).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
      }),
    );
  });
});
