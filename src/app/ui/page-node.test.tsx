import fc from "fast-check";
import { renderToStaticMarkup, renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Locale } from "#domain/locale.ts";
import { lessonView } from "#page/lesson-view.ts";
import { h, type PageElement, type PageNode } from "#page/node.ts";
import { serialise, serialiseAll } from "#page/serialise.ts";
import { textView } from "#page/text.ts";
import { lessonPage } from "../../../tests/support/fixture-pages.ts";
import { lessonTranslate } from "../../../tests/support/interface-words.ts";
import { reactNode, reactNodes } from "./page-node.tsx";

const words = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom(`"'&<>`, "&amp;", "مذكرة ‏A/70/174", "</p>", "\r\n\t", "<!-- -->"),
);
const attributes = (names: readonly string[]) => fc.dictionary(fc.constantFrom(...names), words, { maxKeys: 3 });
const common = attributes(["class", "id", "lang", "dir", "role", "aria-label", "aria-labelledby", "aria-hidden", "data-act", "data-term"]);
const shapes =
  "x y x1 y1 x2 y2 cx cy r rx ry width height d points fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin fill-rule opacity transform font-size font-weight text-anchor viewBox";

type Attributes = Parameters<typeof h>[1];

const childless: readonly PageElement[] = [h("br", 0), h("hr", 0), h("input", { type: "radio", disabled: true })];
const shapeNumbers = fc.record({ x: fc.double({ noNaN: true, noDefaultInfinity: true }), "stroke-width": fc.nat() });
const link = fc.record({ href: words.map((path) => `/${path}`), class: words }, { requiredKeys: [] });
const button = fc.record({ type: fc.constant("button"), disabled: fc.boolean(), "data-act": words }, { requiredKeys: [] });

/** Any node of the tags and attributes that pages are made of. */
const { node } = fc.letrec<{ node: PageNode; element: PageElement }>((tie) => {
  const elementOf = (tags: string, of: fc.Arbitrary<Attributes>): fc.Arbitrary<PageElement> =>
    fc
      .tuple(fc.constantFrom(...tags.split(" ")), fc.oneof(fc.constant(0 as const), of), fc.array(tie("node"), { maxLength: 3 }))
      .map(([tag, given, children]) => h(tag, given, ...children));
  return {
    node: fc.oneof({ maxDepth: 5, depthSize: "small" }, words, tie("element")),
    element: fc.oneof(
      fc.constantFrom(...childless),
      elementOf("p ul ol li strong thead tbody tr td h1 h2 h3 table span bdi div nav article figure figcaption details summary", common),
      elementOf("th", attributes(["scope", "class"])),
      elementOf("a", link),
      elementOf("button", button),
      elementOf("div", fc.record({ tabindex: fc.integer(), class: words })),
      elementOf("svg g rect path circle line polyline polygon ellipse text tspan", attributes(shapes.split(" "))),
      elementOf("rect", shapeNumbers),
    ),
  };
});

describe("a page's markup", () => {
  it("is the same from the build, from the service worker and from React, whatever it says", () => {
    fc.assert(
      fc.property(node, (each) => {
        expect(serialise(each)).toBe(renderToStaticMarkup(reactNode(each)));
      }),
    );
  });
  it.each<[Locale, Locale]>([
    ["en", "en"],
    ["ar", "ar"],
    ["en", "ar"],
    ["ru", "en"],
  ])("of a lesson read in %s in its %s text is what React takes over, without marks between texts", async (locale, text) => {
    const page = await lessonPage("what-a-note-is", locale, text);
    const view = lessonView(page, lessonTranslate(locale), { done: false });
    expect(serialiseAll(view)).toBe(renderToStaticMarkup(reactNodes(view)));
    expect(serialiseAll(view)).toBe(renderToString(reactNodes(view)));
  });
  it("is the same for texts of packs", () => {
    const view = textView([["p", 0, "a ", ["cite", { ref: "unknown" }], "b ", ["term", { id: "x" }, "c"], ["sym", 0, "A/70/174"]]]);
    expect(serialiseAll(view)).toBe(renderToStaticMarkup(reactNodes(view)));
  });
});
