import { describe, expect, it } from "vitest";
import { contextOf, occurrencesIn, phraseFrom, termHits, wholeText } from "./concordance.ts";
import type { SearchDocument, TextMark } from "./document.ts";

const documentOf = (id: string, text: string, marks: readonly TextMark[] = []): SearchDocument => ({
  id,
  place: { kind: "lesson", course: "course", activity: id },
  locale: "en",
  text,
  marks,
  names: [],
  cites: "",
  where: [],
});
const marked = (id: string, text: string, words: string, term: string): SearchDocument => {
  const start = text.indexOf(words);
  return documentOf(id, text, [{ kind: "term", start, end: start + words.length, term }]);
};
const found = (documents: readonly SearchDocument[], text: string) =>
  occurrencesIn(documents, phraseFrom(text, "en")).map(({ document, hits }) => [
    document.id,
    ...hits.map(({ start, end }) => document.text.slice(start, end)),
  ]);

describe("occurrencesIn", () => {
  it("finds words that follow one another, in any form, function words between them or not", () => {
    const documents = [
      documentOf("a", "The organs of the State act. Every organ of a State counts."),
      documentOf("b", "The State has an organ."),
    ];
    expect(found(documents, "organ of State")).toEqual([["a", "organs of the State", "organ of a State"]]);
  });
  it("finds a term under its other forms, once its name shows which term it is", () => {
    const documents = [
      marked("a", "Attribution has two steps.", "Attribution", "attribution-of-conduct"),
      marked("b", "Conduct that is ascribed to it.", "ascribed", "attribution-of-conduct"),
      marked("c", "A technical finding.", "technical finding", "technical-attribution"),
    ];
    expect(found(documents, "attribution")).toEqual([
      ["a", "Attribution"],
      ["b", "ascribed"],
    ]);
  });
  it("finds nothing for words that stand apart", () => {
    expect(found([documentOf("a", "Control by the State over an operation that was effective.")], "effective control")).toEqual([]);
  });
});

describe("contextOf", () => {
  const text = "One sentence. A State answers (art.\u00A031). Another one.\nA line of its own.";
  const shown = (words: string) => {
    const start = text.indexOf(words);
    return contextOf(documentOf("a", text), [{ start, end: start + words.length }])
      .map((segment) => (segment.hit ? `[${segment.text}]` : segment.text))
      .join("");
  };
  it("shows the sentence and tells what is left out", () => {
    expect(shown("State")).toBe("… A [State] answers (art.\u00A031).\u00A0…");
    expect(shown("line")).toBe("… A [line] of its own.");
  });
  it("leaves neither a second space nor a new line before what is left out", () => {
    expect(shown("Another")).toBe("… [Another] one.\u00A0…");
  });
  it("does not end a sentence inside a pinpoint", () => {
    expect(shown("31")).toBe("… A State answers (art.\u00A0[31]).\u00A0…");
  });
});

describe("the text beside", () => {
  const terms = new Set(["due-diligence"]);

  it("marks the words that are marked as the term there", () => {
    const twin = marked("a", "واجب الحرص", "الحرص", "due-diligence");
    expect(wholeText(twin, termHits(twin, terms, []))).toEqual([{ text: "واجب " }, { text: "الحرص", hit: true }]);
  });
  it("marks the term's name in that language, in whatever form", () => {
    const twin: SearchDocument = { ...documentOf("a", "ملزمة بالعناية الواجبة"), locale: "ar" };
    const names = [
      { text: "العناية الواجبة", locale: "ar" },
      { text: "due diligence", locale: "en" },
    ] as const;
    expect(wholeText(twin, termHits(twin, terms, names))).toEqual([{ text: "ملزمة " }, { text: "بالعناية الواجبة", hit: true }]);
  });
});
