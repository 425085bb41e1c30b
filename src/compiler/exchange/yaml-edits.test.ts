import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, type Scalar, stringify } from "yaml";
import { applyEdits } from "./text-edits.ts";
import { blockBranch } from "./write-yaml.ts";
import { yamlEdits } from "./yaml-edits.ts";
import { yamlTree } from "./yaml-tree.ts";

type Value = string | readonly string[];
const write = (text: string, texts: readonly (readonly [readonly string[], Value])[], source: unknown): string =>
  applyEdits(text, yamlEdits(text, yamlTree(texts, source), source));

describe("yamlEdits", () => {
  const file = [
    "# on top",
    "lang: fr",
    "title: Un titre   # of the page",
    "lead: >-",
    "  Une phrase",
    "  en deux lignes",
    "",
    "items:",
    "  one: {text: 'Un', why: \"Parce que\"}   # short",
    "",
    "  three:",
    "    text: Trois",
    "    hints:",
    "      - Premier   # first",
    "      - Deuxième",
    "",
  ].join("\n");
  const source = {
    title: "",
    lead: "",
    items: { one: { text: "", why: "", more: "" }, two: { text: "", hints: [""] }, three: { of: "", text: "", hints: [""] } },
  };

  it("replaces texts in their own style and leaves the rest as it is", () => {
    const after = write(
      file,
      [
        [["title"], "Un autre"],
        [["lead"], "Une autre phrase"],
        [["items", "one", "text"], "Un, deux: trois"],
        [
          ["items", "three", "hints"],
          ["Premier", "Second"],
        ],
      ],
      source,
    );
    expect(after).toBe(
      file
        .replace("Un titre", "Un autre")
        .replace("  Une phrase\n  en deux lignes", "  Une autre phrase")
        .replace("'Un'", '"Un, deux: trois"')
        .replace("Deuxième", '"Second"'),
    );
  });

  it("puts new keys where the source has them", () => {
    const after = write(
      file,
      [
        [["of"], "aaaa1111"],
        [["items", "one", "more"], "Plus"],
        [["items", "two", "text"], "Deux"],
        [["items", "two", "hints"], ["Un indice"]],
        [["items", "three", "of"], "12345678"],
      ],
      source,
    );
    expect(after).toBe(
      file
        .replace("lang: fr\n", "lang: fr\nof: aaaa1111\n")
        .replace('"Parce que"}   # short\n', '"Parce que", more: "Plus"}   # short\n  two:\n    text: "Deux"\n    hints: ["Un indice"]\n')
        .replace("    text: Trois", '    of: "12345678"\n    text: Trois'),
    );
  });

  it("keeps the line ends of the file", () => {
    const text = "lang: fr\r\ntitle: Un\r\nitems: {}\r\n";
    const tree = yamlTree(
      [
        [["title"], "Deux"],
        [["items", "a", "text"], "A"],
      ],
      { title: "", items: {} },
    );
    expect(applyEdits(text, yamlEdits(text.replaceAll("\r\n", "\n"), tree, {}))).toBe(
      'lang: fr\r\ntitle: Deux\r\nitems:\r\n  a:\r\n    text: "A"\r\n',
    );
  });

  const key = fc
    .stringMatching(/^[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3})?$/)
    .filter((name) => !["of", "state", "by", "lang", "no", "yes", "on", "off", "y", "n", "true", "null"].includes(name));
  const text = fc
    .oneof(
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.string({ unit: fc.constantFrom(..."ab:#-'\"{}[]>|&*!%@`\\,? \né中ع"), minLength: 1 }),
    )
    .map((value) => value.replace(/[^\P{C}\n]/gu, "").trim())
    .filter((value) => value !== "");
  const leaf = fc.oneof(
    text,
    fc.array(
      text.map((value) => value.replaceAll("\n", " ")),
      { minLength: 1, maxLength: 3 },
    ),
  );
  const value = fc.dictionary(
    key,
    fc.oneof(leaf, fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf, { maxKeys: 3 })), { maxKeys: 4 })),
    { minKeys: 1, maxKeys: 5 },
  );

  /** Every leaf of a value with its path. */
  const leaves = (value: unknown, path: readonly string[] = []): readonly (readonly [readonly string[], Value])[] =>
    typeof value === "string" || Array.isArray(value)
      ? [[path, value as Value]]
      : Object.entries(value as object).flatMap(([name, part]) => leaves(part, [...path, name]));
  const trimmed = (value: unknown): unknown =>
    typeof value === "string"
      ? value.trim()
      : Array.isArray(value)
        ? value.map(trimmed)
        : value === null
          ? {}
          : Object.fromEntries(Object.entries(value as object).map(([name, part]) => [name, trimmed(part)]));
  /** Without the branches that hold nothing. */
  const pruned = (value: unknown): unknown =>
    typeof value === "string" || Array.isArray(value)
      ? value
      : Object.fromEntries(
          Object.entries(value as object)
            .map(([name, part]) => [name, pruned(part)] as const)
            .filter(([, part]) => typeof part !== "object" || Object.keys(part as object).length > 0),
        );

  /** A file as somebody may have written it: some branches on one line, texts in one style or another. */
  const written = (value: { readonly [name: string]: unknown }, style: Scalar.Type, flow: (name: string) => boolean): string =>
    Object.entries(value)
      .map(([name, part]) =>
        flow(name)
          ? `${name}: ${JSON.stringify(part)}   # c\n`
          : stringify({ [name]: part }, { defaultStringType: style, defaultKeyType: "PLAIN", lineWidth: 40 }),
      )
      .join("");

  it("reads back as what was written, whatever stood there and in whatever style", () => {
    const style = fc.constantFrom<Scalar.Type>("BLOCK_FOLDED", "BLOCK_LITERAL", "QUOTE_DOUBLE", "QUOTE_SINGLE", "PLAIN");
    fc.assert(
      fc.property(value, fc.infiniteStream(fc.nat(3)), style, fc.boolean(), (source, choices, style, isFlow) => {
        const all = leaves(source).map(([path, words]) => ({ path, words, choice: choices.next().value ?? 0 }));
        const there = all.filter(({ choice }) => choice !== 0).map(({ path }) => [path, "before"] as const);
        const news = all.filter(({ choice }) => choice !== 1).map(({ path, words }) => [path, words] as const);
        const before = `lang: fr # c\n${written(fromTree(there), style, (name) => isFlow && name.length > 1)}`;
        const after = write(before, news, source);
        const kept = there.filter(([path]) => !news.some(([other]) => other.join("/") === path.join("/")));
        expect(trimmed(parse(after))).toEqual({ lang: "fr", ...fromTree([...kept, ...news]) });
        expect(after.split("# c")).toHaveLength(before.split("# c").length);
      }),
      { numRuns: 100 },
    );
  });

  it("writes new files that read back", () => {
    fc.assert(
      fc.property(value, (source) => {
        const texts = leaves(source);
        expect(trimmed(parse(blockBranch(yamlTree(texts, source), 0)) ?? {})).toEqual(pruned(source));
      }),
    );
  });
});

function fromTree(texts: readonly (readonly [readonly string[], Value])[]): { [key: string]: unknown } {
  const root: { [key: string]: unknown } = {};
  for (const [path, value] of texts) {
    let at = root;
    for (const name of path.slice(0, -1)) {
      at[name] ??= {};
      at = at[name] as { [key: string]: unknown };
    }
    at[path.at(-1) ?? ""] = value;
  }
  return root;
}
