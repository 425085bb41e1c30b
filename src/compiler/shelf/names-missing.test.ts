import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../diagnostic.ts";
import { readReference } from "../reference/reference.ts";
import { buildGlossaryStructure, buildGlossaryWords } from "./build-glossary.ts";
import { buildLibraryWords } from "./build-library.ts";
import { checkShelf } from "./check-shelf.ts";

const shelf = {
  "glossary/glossary.yaml": "terms: [{id: reparation, category: law, cite: [charter]}]",
  "glossary/en.yaml": "lang: en\nterms: {reparation: {term: reparation, status: verified, definition: Making good.}}",
  "glossary/ar.yaml": "lang: ar\nstate: machine\nterms: {reparation: {definition: إصلاح الضرر.}}",
  "library/library.yaml": "instruments: [{id: charter, type: treaty, year: 1945, pinpoint: article, body: General Assembly}]",
  "library/en.yaml": "lang: en\ninstruments: {charter: {title: Charter, status: verified, summary: The founding treaty.}}",
  "library/ar.yaml": "lang: ar\nstate: machine\ninstruments: {charter: {summary: المعاهدة التأسيسية.}}",
};

function read(changed: Partial<typeof shelf> = {}) {
  const diagnostics: Diagnostic[] = [];
  const files = new Map(Object.entries({ "misconceptions/misconceptions.yaml": "misconceptions: []", ...shelf, ...changed }));
  const reference = readReference(files, (diagnostic) => diagnostics.push(diagnostic));
  return { reference, problems: [...diagnostics, ...checkShelf(reference)].map(({ rule }) => rule) };
}

describe("an entry without a name that is certain in a language", () => {
  const { reference, problems } = read();
  it("is no error", () => expect(problems).toEqual([]));
  it("is explained in that language, under its English name", () => {
    expect(buildGlossaryWords(reference, "ar").terms.reparation?.definition).toMatchObject({ text: "إصلاح الضرر.", state: "machine" });
    expect(Object.keys(buildGlossaryStructure(reference).terms[0]?.forms ?? {})).toEqual(["en"]);
    expect(buildLibraryWords(reference, "ar").instruments.charter).toMatchObject({
      title: { text: "Charter", lang: "en" },
      summary: { text: "المعاهدة التأسيسية.", state: "machine" },
    });
  });
});

it("refuses an entry whose English name is missing, and a name of unknown certainty", () => {
  expect(read({ "glossary/en.yaml": "lang: en\nterms: {reparation: {definition: Making good.}}" }).problems).toContain("reference-words");
  expect(read({ "library/en.yaml": "lang: en\ninstruments: {charter: {summary: The treaty.}}" }).problems).toContain("reference-words");
  expect(read({ "glossary/ar.yaml": "lang: ar\nterms: {reparation: {term: جبر}}" }).problems).toContain("yaml-shape");
});
