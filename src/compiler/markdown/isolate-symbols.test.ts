import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales } from "#domain/locale.ts";
import { isDocumentSymbol, isolateSymbols } from "./isolate-symbols.ts";

const symbolsIn = (text: string, locale: "en" | "ar"): readonly unknown[] =>
  isolateSymbols(text, locale).flatMap((node) => (typeof node === "string" ? [] : [node[2]]));

describe("isolateSymbols", () => {
  it.each(["A/70/174", "A/RES/56/83", "A/68/98*", "S/2021/621", "A/AC.290/2021/CRP.2", "A/ES-10/273", "A/C.1/73/L.27"])(
    "sets %s apart in any language",
    (symbol) => {
      expect(isDocumentSymbol(symbol)).toBe(true);
      expect(symbolsIn(`see ${symbol}.`, "en")).toEqual([symbol]);
      expect(symbolsIn(`انظر ${symbol}، الفقرة 2`, "ar")).toEqual([symbol]);
    },
  );

  it.each(["and/or", "TCP/IP", "24/7", "w/o", "Charter of the United Nations"])("leaves %s in English text alone", (text) => {
    expect(isolateSymbols(text, "en")).toEqual([text]);
  });

  it("sets Latin words and pinpoints with Latin letters apart in Arabic", () => {
    expect(symbolsIn("تقول Chatham House (2024) في المادة 52 (1) (a) إن", "ar")).toEqual(["Chatham House", "52 (1) (a)"]);
  });

  it("keeps a number that is part of a Latin name with it in Arabic", () => {
    expect(symbolsIn("هيئة 3GPP وشبكات 5G", "ar")).toEqual(["3GPP", "5G"]);
    expect(symbolsIn("معيار ISO/IEC 27001 و 29147، و ISO/IEC TR 5895 و IEC 62443", "ar")).toEqual([
      "ISO/IEC 27001",
      "ISO/IEC TR 5895",
      "IEC 62443",
    ]);
    expect(symbolsIn("أيدت ICANN 27 دولة", "ar")).toEqual(["ICANN"]);
  });

  it("leaves Arabic pinpoints and numbers to the direction of the text", () => {
    expect(isolateSymbols("المادة 52 (1) (أ)، في 27 دولة", "ar")).toEqual(["المادة 52 (1) (أ)، في 27 دولة"]);
  });

  it("does not make a line of more than thirty characters unbreakable", () => {
    expect(symbolsIn("الوثيقة Countermeasures against Cyber Operations هنا", "ar")).toEqual([]);
  });

  it("leaves no empty text around a symbol", () => {
    expect(isolateSymbols("A/70/174", "en")).toEqual([["sym", 0, "A/70/174"]]);
  });

  it("loses and adds nothing", () => {
    const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: fc.constantFrom(..."A/70*S.(1a) ابج") }));
    fc.assert(
      fc.property(text, fc.constantFrom(...locales), (value, locale) => {
        expect(
          isolateSymbols(value, locale)
            .map((node) => (typeof node === "string" ? node : node[2]))
            .join(""),
        ).toBe(value);
      }),
    );
  });
});
