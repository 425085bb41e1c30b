import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elementsOf } from "../../tests/support/page-nodes.ts";
import { h, nodes, type PageNode } from "./node.ts";

describe("h", () => {
  it("leaves out what is absent, and keeps zero and the empty string", () => {
    const attributes = { id: undefined, disabled: false, hidden: true, tabindex: 0, class: "" };
    expect(h("p", attributes, undefined, false, "text")).toEqual(["p", { hidden: true, tabindex: 0, class: "" }, "text"]);
    expect(h("p", 0)).toEqual(["p", 0]);
  });
  it("makes one text of neighbours, from lists and across what is absent as well", () => {
    expect(h("p", 0, "a", undefined, ["b", "c"], false, "", "d")).toEqual(["p", 0, "abcd"]);
    expect(h("p", 0, "a", h("b", 0, "x"), "b")).toEqual(["p", 0, "a", ["b", 0, "x"], "b"]);
  });
  it("tells a list from an element by its second place", () => {
    const bold = h("b", 0, "x");
    expect(h("p", 0, ["a", "b"])).toEqual(["p", 0, "ab"]);
    expect(h("p", 0, ["a", bold])).toEqual(["p", 0, "a", bold]);
    expect(h("p", 0, [bold, "a"])).toEqual(["p", 0, bold, "a"]);
    expect(h("p", 0, ["b", 0, "a"])).toEqual(["p", 0, ["b", 0, "a"]]);
    expect(h("p", 0, ["b", { id: "x" }])).toEqual(["p", 0, ["b", { id: "x" }]]);
    expect(h("p", 0, ["b"], [])).toEqual(["p", 0, "b"]);
  });
  it("never has an empty text or two texts side by side, however deep", () => {
    const { child } = fc.letrec<{ child: PageNode | readonly PageNode[]; element: PageNode }>((tie) => ({
      child: fc.oneof({ depthSize: "small" }, fc.constantFrom("", "a", "b"), tie("element"), fc.array(tie("element"), { maxLength: 2 })),
      element: fc.array(tie("child"), { maxLength: 4 }).map((children) => h("span", 0, ...children)),
    }));
    fc.assert(
      fc.property(fc.array(child), (children) => {
        for (const [, , ...inside] of elementsOf([h("p", 0, ...children)])) {
          for (const [index, node] of inside.entries()) {
            expect(node).not.toBe("");
            expect(typeof node === "string" && typeof inside[index - 1] === "string").toBe(false);
          }
        }
      }),
    );
  });
});

describe("nodes", () => {
  it("follows the same rules without an element around", () => {
    expect(nodes("a", ["b"], undefined, h("i", 0))).toEqual(["ab", ["i", 0]]);
    expect(nodes()).toEqual([]);
  });
});
