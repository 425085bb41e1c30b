import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CiteTable, TextNode } from "#domain/course/text.ts";
import { attributeOf, elementsOf, textOf } from "../../tests/support/page-nodes.ts";
import { serialiseAll } from "./serialise.ts";
import { textView } from "./text.ts";

const cites: CiteTable = {
  "charter:2(4)": { instrument: "Charter of the United Nations", pinpoint: "Art. 2 (4)" },
  "gge-2021": { instrument: "A/76/135", symbol: true },
  ilc: { instrument: "Articles on State responsibility" },
};

describe("textView", () => {
  it("keeps the tags of texts, without attributes but the scope of a heading cell", () => {
    const list: TextNode[] = [
      ["p", { style: "color:red", onclick: "x()", lang: "ar" }, "a ", ["strong", 0, "b"]],
      ["tr", 0, ["th", { scope: "col", class: "x" }, "c"], ["th", { scope: "evil" }, "d"]],
    ];
    expect(serialiseAll(textView(list))).toBe('<p>a <strong>b</strong></p><tr><th scope="col">c</th><th>d</th></tr>');
  });
  it("draws terms, symbols and tables as the design has them", () => {
    const list: TextNode[] = [
      ["term", { id: "note-verbale" }, "note"],
      ["sym", 0, "A/70/174"],
      ["table", 0, ["tbody", 0]],
    ];
    expect(serialiseAll(textView(list))).toBe(
      '<span class="term" data-term="note-verbale">note</span><bdi class="sym" dir="ltr">A/70/174</bdi><table class="tbl"><tbody></tbody></table>',
    );
  });
  it("keeps a pinpoint and a symbol on one line, and lets the name of a document take two", () => {
    const isOneLine = (ref: string) =>
      elementsOf(textView([["cite", { ref }]], cites)).some((element) => attributeOf(element, "class") === "pin");
    expect(["charter:2(4)", "gge-2021", "ilc"].map(isOneLine)).toEqual([true, true, false]);
  });
  it("writes a citation by its pinpoint, else by its instrument, and leaves out one that the file does not have", () => {
    const cited = (ref: string) =>
      textView([["cite", { ref }]], cites)
        .map(textOf)
        .join("");
    expect(cited("charter:2(4)")).toBe("(Art. 2 (4))");
    expect(cited("ilc")).toBe("(Articles on State responsibility)");
    expect(cited("gge-2021")).toBe("(A/76/135)");
    expect(elementsOf(textView([["cite", { ref: "gge-2021" }]], cites)).at(-1)).toEqual(["bdi", { class: "sym", dir: "ltr" }, "A/76/135"]);
    expect(textView([["cite", { ref: "nothing" }]], cites)).toEqual([]);
    expect(textView([["cite", 0]], cites)).toEqual([]);
  });
  it("shows what it does not know as its text only", () => {
    const hostile: TextNode[] = [
      ["script", { src: "https://evil.example/x.js" }, "alert(1)"],
      ["img", { src: "x", onerror: "alert(1)" }],
      ["a", { href: "javascript:alert(1)" }, "click"],
      ["p", { onmouseover: "alert(1)" }, ["iframe", { srcdoc: "<script>" }, "inside"], "<img src=x onerror=alert(1)>"],
    ];
    expect(serialiseAll(textView(hostile))).toBe("alert(1)click<p>inside&lt;img src=x onerror=alert(1)&gt;</p>");
  });
  it("never lets an element or an attribute through that is not listed, and never loses text", () => {
    const tags = "p ul li strong table thead tr td th h2 h3 term sym script style iframe a img svg object form base link P ScRiPt".split(
      " ",
    );
    const names = fc.constantFrom("href", "src", "onerror", "onclick", "style", "class", "id", "ref", "scope", "formaction", "data-x");
    const values = fc.constantFrom<string | number | true>("javascript:alert(1)", '"><script>', "col", "x", 1, true);
    const { node } = fc.letrec<{ node: TextNode }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        fc.string(),
        fc
          .tuple(
            fc.constantFrom(...tags),
            fc.oneof(fc.constant(0 as const), fc.dictionary(names, values)),
            fc.array(tie("node"), { maxLength: 4 }),
          )
          .map(([tag, attributes, children]): TextNode => [tag, attributes, ...children]),
      ),
    }));
    const tagsOut = /^(p|ul|ol|li|strong|thead|tbody|tr|td|th|h2|h3|table|span|bdi)$/;
    const textIn = (list: readonly TextNode[]): string =>
      list.map((each) => (typeof each === "string" ? each : textIn(each.slice(2) as TextNode[]))).join("");
    fc.assert(
      fc.property(fc.array(node), (list) => {
        const drawn = textView(list);
        expect(drawn.map(textOf).join("")).toBe(textIn(list));
        for (const element of elementsOf(drawn)) {
          expect(element[0]).toMatch(tagsOut);
          for (const name of Object.keys(element[1] || {})) expect(["class", "dir", "scope", "data-term", "data-label"]).toContain(name);
          expect(["tbl", "term", "sym", undefined]).toContain(attributeOf(element, "class"));
          expect(["col", "row", undefined]).toContain(attributeOf(element, "scope"));
        }
      }),
    );
  });
});
