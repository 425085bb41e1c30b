import { expect, it } from "vitest";
import type { Diagnostic } from "../diagnostic.ts";
import { readReference } from "../reference/reference.ts";
import { buildGlossaryWords } from "./build-glossary.ts";
import { checkShelf } from "./check-shelf.ts";

const library = {
  "library/library.yaml": "instruments: [{id: charter, type: treaty, year: 1945, pinpoint: article}]",
  "library/en.yaml": "lang: en\ninstruments: {charter: {title: Charter, status: verified}}",
  "library/ru.yaml": "lang: ru\nstate: machine\ninstruments: {charter: {title: Устав, status: verified}}",
};

function shelfWith(term: string, english: string, russian: string) {
  const diagnostics: Diagnostic[] = [];
  const files = {
    ...library,
    "misconceptions/misconceptions.yaml": "misconceptions: []",
    "glossary/glossary.yaml": `terms: [{id: consensus, category: law${term}}]`,
    "glossary/en.yaml": `lang: en\nterms: {consensus: {term: consensus, status: verified, definition: No objection${english}}}`,
    "glossary/ru.yaml": `lang: ru\nstate: machine\nterms: {consensus: {definition: Нет возражений${russian}}}`,
  };
  const reference = readReference(new Map(Object.entries(files)), (diagnostic) => diagnostics.push(diagnostic));
  const problems = [...diagnostics, ...checkShelf(reference)].map(({ message }) => message);
  return { problems, text: buildGlossaryWords(reference, "ru").terms.consensus };
}

it("writes the documents that a term comes from as readers of the language cite them", () => {
  const { problems, text } = shelfWith(', cite: ["charter:2(4)"]', "", "");
  expect(problems).toEqual([]);
  expect(text?.cites).toEqual({ "charter:2(4)": { instrument: "Устав", pinpoint: "ст.\u00A02,\u00A0п.\u00A04" } });
});

it("takes a source that is in no library from the words, in English where it is not translated", () => {
  expect(shelfWith("", ", source: UN usage", ", source: Словоупотребление").text?.source).toMatchObject({ text: "Словоупотребление" });
  expect(shelfWith("", ", source: UN usage", "").text?.source).toEqual({ text: "UN usage", lang: "en" });
});

it("refuses a document that the library lacks, and a term without a source", () => {
  expect(shelfWith(", cite: [treaty]", "", "").problems).toEqual(['"treaty" is not in the library']);
  expect(shelfWith("", "", "").problems).toEqual(['"consensus" cites nothing: it needs a source in words']);
});
