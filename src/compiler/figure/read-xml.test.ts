import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readXml } from "./read-xml.ts";

describe("readXml", () => {
  it("reads elements, attributes and the lines where they stand", () => {
    expect(readXml('<svg viewBox="0 0 1 1">\n  <!-- shapes -->\n  <g><path d="M0 0"/></g>\n</svg>\n')).toEqual({
      root: {
        tag: "svg",
        attributes: { viewBox: "0 0 1 1" },
        line: 1,
        children: [{ tag: "g", attributes: {}, line: 3, children: [{ tag: "path", attributes: { d: "M0 0" }, line: 3, children: [] }] }],
      },
    });
  });

  it.each([
    ["text", "<svg>words</svg>"],
    ["entities", '<svg a="&amp;"/>'],
    ["a declaration", '<?xml version="1.0"?><svg/>'],
    ["a document type", "<!DOCTYPE svg><svg/>"],
    ["CDATA", "<svg><![CDATA[x]]></svg>"],
    ["single quotes", "<svg a='x'/>"],
    ["two roots", "<svg/><svg/>"],
    ["an attribute twice", '<svg a="1" a="2"/>'],
    ["an element that is not closed", "<svg><g></svg>"],
    ["an end without a beginning", "</svg>"],
    ["nothing", "  "],
  ])("refuses %s", (_, text) => {
    expect(readXml(text)).toHaveProperty("problem");
  });

  it("never throws and always comes to an end", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."<>/=\"' svg!-&?\n") }), (text) => {
        expect(typeof readXml(text)).toBe("object");
      }),
    );
  });
});
