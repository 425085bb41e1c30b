import { describe, expect, it } from "vitest";
import { acceptText } from "./accept-text.ts";

const lesson = `---
lang: ar
title: x
state: machine
---

:::mistake[«{#a}»]{#mistake of=00000000 state=draft}
words
:::

::claim{#urgent}
words
`;

describe("acceptText", () => {
  it("writes hashes into the marks and the front matter of a lesson, and nothing else", () => {
    const parts = [
      { line: 7, of: "aaaa1111" },
      { line: 11, of: "bbbb2222" },
    ];
    expect(acceptText(lesson, "md", { top: "cccc3333", parts })).toBe(
      lesson
        .replace("lang: ar\n", "lang: ar\nof: cccc3333\n")
        .replace("of=00000000", "of=aaaa1111")
        .replace("{#urgent}", "{#urgent of=bbbb2222}"),
    );
  });

  it("replaces state and names the person", () => {
    expect(
      acceptText("lang: ar\nof: x\nstate: machine\ntitle: y\n", "yaml", {
        top: "cccc3333",
        parts: [],
        state: "reviewed",
        by: "A. Person: legal",
      }),
    ).toBe('lang: ar\nof: cccc3333\nstate: reviewed\nby: "A. Person: legal"\ntitle: y\n');
  });

  it("writes an item's hash below its id, or in the place of the old one", () => {
    const words = "lang: ar\ntitle: x\nitems:\n  one:\n    stem: y\n    hints:\n      - z\n\n  two:\n    stem: y\n    of: old\n";
    const parts = [
      { line: 4, of: "aaaa1111" },
      { line: 9, of: "bbbb2222" },
    ];
    expect(acceptText(words, "yaml", { top: "cccc3333", parts })).toBe(
      "lang: ar\nof: cccc3333\ntitle: x\nitems:\n  one:\n    of: aaaa1111\n    stem: y\n    hints:\n      - z\n\n  two:\n    stem: y\n    of: bbbb2222\n",
    );
  });

  it("quotes a hash that YAML would read as a number", () => {
    expect(acceptText("lang: ar\n", "yaml", { top: "12345678", parts: [] })).toBe('lang: ar\nof: "12345678"\n');
    expect(acceptText("lang: ar\n", "yaml", { top: "123e4567", parts: [] })).toBe('lang: ar\nof: "123e4567"\n');
  });

  it("keeps the line ends of the file", () => {
    expect(acceptText("lang: ar\r\ntitle: x\r\n", "yaml", { top: "aaaa1111", parts: [] })).toBe("lang: ar\r\nof: aaaa1111\r\ntitle: x\r\n");
  });

  it("changes nothing when applied twice", () => {
    const acceptance = { top: "cccc3333", parts: [{ line: 7, of: "aaaa1111" }] };
    const once = acceptText(lesson, "md", acceptance);
    expect(acceptText(once, "md", { ...acceptance, parts: [{ line: 8, of: "aaaa1111" }] })).toBe(once);
  });
});
