import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TextNode } from "#domain/course/text.ts";
import { locales } from "#domain/locale.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { readLesson } from "./read-lesson.ts";
import { textNodesFrom } from "./text-nodes.ts";

const compile = (text: string, locale: "en" | "ar" = "en"): readonly TextNode[] =>
  textNodesFrom(parseMarkdown(text).children, { locale, onCite: () => undefined });

const textOf = (node: TextNode): string =>
  typeof node === "string"
    ? node
    : `${node
        .slice(2)
        .map((child) => textOf(child as TextNode))
        .join("")}\n`;
const wordsOf = (nodes: readonly TextNode[]): readonly string[] => nodes.map(textOf).join("\n").split(/\s+/).filter(Boolean);

describe("textNodesFrom", () => {
  it("compiles a paragraph with a term, a citation and a lead-in", () => {
    expect(compile("**Lead.** A [measure](term:countermeasure) is\nlawful [](cite:ilc-articles:50(1)(a)).")).toEqual([
      [
        "p",
        0,
        ["strong", 0, "Lead."],
        " A ",
        ["term", { id: "countermeasure" }, "measure"],
        " is lawful ",
        ["cite", { ref: "ilc-articles:50(1)(a)" }],
        ".",
      ],
    ]);
  });

  it("keeps times, ratios and smileys as they are written", () => {
    expect(compile("At 10:30, 3:2 :smile:")).toEqual([["p", 0, "At 10:30, 3:2 :smile:"]]);
  });

  it("compiles lists, and tables with headed columns", () => {
    expect(compile("1. one\n2. two\n   - deep\n")).toEqual([["ol", 0, ["li", 0, "one"], ["li", 0, "two", ["ul", 0, ["li", 0, "deep"]]]]]);
    expect(compile("| a | b |\n|---|---|\n| c | d |")).toEqual([
      [
        "table",
        0,
        ["thead", 0, ["tr", 0, ["th", { scope: "col" }, "a"], ["th", { scope: "col" }, "b"]]],
        ["tbody", 0, ["tr", 0, ["td", 0, "c"], ["td", 0, "d"]]],
      ],
    ]);
  });

  it("merges adjacent strings", () => {
    const adjacent = (nodes: readonly TextNode[]): boolean =>
      nodes.some((node, index) => typeof node === "string" && typeof nodes[index - 1] === "string") ||
      nodes.some((node) => typeof node !== "string" && adjacent(node.slice(2) as readonly TextNode[]));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab *_[]()!<>&:/A7 \n|") }), (text) => {
        expect(adjacent(compile(text))).toBe(false);
      }),
    );
  });

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: fc.constantFrom(..."#:{}[]()*_`~|-+>!<&;\\ \n\t1a") })),
        fc.constantFrom(...locales),
        (text, locale) => {
          expect(Array.isArray(textNodesFrom(parseMarkdown(text).children, { locale, onCite: () => undefined }))).toBe(true);
          readLesson({ file: "x.md", text: `---\nlang: en\ntitle: x\n---\n${text}`, isSource: true }, "en", () => undefined);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("keeps every word of paragraphs, lists, tables and marked words, in order", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abzéжاب中0:'’“”«»,;?%"), minLength: 1 }).map((text) => `w${text}w`);
    const words = fc.array(word, { minLength: 1, maxLength: 6 });
    const inline = fc.oneof(
      words.map((list) => ({ source: list.join(" "), words: list })),
      words.map((list) => ({ source: `**${list.join(" ")}**`, words: list })),
      words.map((list) => ({ source: `[${list.join(" ")}](term:x)`, words: list })),
    );
    const block = fc.array(inline, { minLength: 1, maxLength: 3 }).chain((parts) => {
      const source = parts.map((part) => part.source).join(" ");
      const found = parts.flatMap((part) => part.words);
      return fc.constantFrom(
        { source, words: found },
        { source: `- ${source}\n- ${source}`, words: [...found, ...found] },
        { source: `| ${source} |\n|---|\n| ${source} |`, words: [...found, ...found] },
      );
    });
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), fc.constantFrom("en" as const, "ar" as const), (blocks, locale) => {
        const source = blocks.map((part) => part.source).join("\n\n");
        expect(wordsOf(compile(source, locale)).join("")).toBe(blocks.flatMap((part) => part.words).join(""));
      }),
    );
  });
});
