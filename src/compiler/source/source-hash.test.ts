import { describe, expect, it } from "vitest";
import { sourceHash, yamlHash } from "./source-hash.ts";

describe("sourceHash", () => {
  it("stays the same over the years: translations in git carry it", () => {
    expect(sourceHash("May, must, must not")).toBe("a988bdd4");
  });

  it("does not change with white space or composition", () => {
    expect(sourceHash(" l’E\u0301tat\n  le\u0301se\u0301 ")).toBe(sourceHash("l’État lésé"));
  });
});

describe("yamlHash", () => {
  it("covers every text under its id, whatever the order of the keys", () => {
    expect(yamlHash({ a: "x", b: { c: ["y"] } })).toBe(yamlHash({ b: { c: ["y"] }, a: "x" }));
    expect(yamlHash({ a: "x", b: "y" })).not.toBe(yamlHash({ a: "y", b: "x" }));
  });

  it("leaves out what is said about the translation", () => {
    expect(yamlHash({ lang: "ar", of: "1", state: "machine", by: "x", title: "y" })).toBe(yamlHash({ title: "y" }));
  });
});
