import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { h } from "./node.ts";
import { escapeHtml, jsonForScript, serialise } from "./serialise.ts";

// That it writes what React writes is tested beside the other reader of page nodes, app/ui/page-node.test.tsx.
describe("serialise", () => {
  it("closes void elements and writes attributes that only stand or stand not", () => {
    expect(serialise(h("p", { lang: "ar" }, "a", h("br", 0), h("input", { type: "radio", disabled: true })))).toBe(
      '<p lang="ar">a<br/><input type="radio" disabled=""/></p>',
    );
  });
  it("lets no text and no value of an attribute become markup", () => {
    const html = serialise(h("p", { title: `"><script>'` }, "<script>&amp;</script>"));
    expect(html).toBe('<p title="&quot;&gt;&lt;script&gt;&#x27;">&lt;script&gt;&amp;amp;&lt;/script&gt;</p>');
  });
});

describe("escapeHtml", () => {
  it("leaves other writing systems as they are", () => {
    expect(escapeHtml("«مذكرة» № 5 · 照会")).toBe("«مذكرة» № 5 · 照会");
  });
});

describe("jsonForScript", () => {
  it("cannot end or open an element, whatever the data", () => {
    const hostile = fc.constantFrom("</script>", "<!--", "<script", "</SCRIPT ", "]]>", "a");
    fc.assert(
      fc.property(fc.array(fc.oneof(hostile, fc.string())), fc.dictionary(hostile, hostile), (list, map) => {
        const text = jsonForScript({ list, map });
        expect(text).not.toContain("<");
        expect(JSON.parse(text)).toEqual({ list, map });
      }),
    );
  });
});
