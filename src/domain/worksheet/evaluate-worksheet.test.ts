import { describe, expect, it } from "vitest";
import type { WorksheetEntries, WorksheetStructure, WorksheetWords } from "#domain/course/worksheet.ts";
import { evaluateWorksheet } from "./evaluate-worksheet.ts";

const structure: WorksheetStructure = {
  format: 1,
  id: "response-worksheet",
  kind: "worksheet",
  fields: [
    { id: "facts", kind: "text", rows: 6, required: true },
    { id: "measure", kind: "text", rows: 3 },
    { id: "kind", kind: "choice", options: ["retorsion", "countermeasure"], required: true },
    { id: "steps", kind: "choices", options: ["call", "notify"] },
    { id: "on", kind: "date" },
  ],
  rules: [
    { id: "dated", check: "filled", fields: ["on"] },
    { id: "enough", check: "words", fields: ["facts"], min: 3 },
    { id: "no-punishing", check: "avoids", fields: ["facts", "measure"] },
    { id: "aim", check: "mentions", fields: ["facts", "measure"] },
    { id: "procedure", check: "needs", field: "kind", option: "countermeasure", fields: ["steps"] },
  ],
  criteria: [],
  result: ["facts"],
};
const words: WorksheetWords = {
  state: "source",
  title: "",
  intro: [],
  fields: {},
  rules: { "no-punishing": { message: "", forms: ["punish", "惩罚"] }, aim: { message: "", forms: ["stop and repair", "cessation"] } },
  criteria: {},
  cites: {},
};
const evaluate = (entries: WorksheetEntries) => evaluateWorksheet({ structure, words: [words], entries });
const unmet = (entries: WorksheetEntries) =>
  evaluate(entries)
    .findings.filter(({ met }) => !met)
    .map(({ rule, fields }) => [rule, ...fields]);

describe("evaluateWorksheet", () => {
  it("names what is missing in an empty worksheet", () => {
    expect(evaluate({})).toMatchObject({ missing: ["facts", "kind"], ready: false });
    expect(unmet({ facts: "  ", steps: [] })).toEqual([
      ["dated", "on"],
      ["enough", "facts"],
      ["aim", "facts", "measure"],
    ]);
  });
  it("is ready when everything required is filled and every rule is met", () => {
    const entries = { facts: "Belmora must stop, and repair.", kind: "countermeasure", steps: ["call"], on: "2026-11-21" };
    expect(evaluate(entries)).toMatchObject({ missing: [], ready: true });
  });
  it("finds whole words only, and Chinese words anywhere", () => {
    expect(unmet({ facts: "No punishment, but cessation now.", on: "1" })).toEqual([]);
    expect(unmet({ facts: "To PUNISH them; cessation later.", on: "1" })).toEqual([["no-punishing", "facts"]]);
    expect(unmet({ facts: "Cessation, in short.", measure: "我们要惩罚他们", on: "1" })).toEqual([["no-punishing", "measure"]]);
  });
  it("asks for the fields that a chosen option needs, and only then", () => {
    expect(unmet({ facts: "cessation is the aim", on: "1", kind: "countermeasure" })).toEqual([["procedure", "steps"]]);
    expect(unmet({ facts: "cessation is the aim", on: "1", kind: "retorsion" })).toEqual([]);
  });
  it("says where the words to avoid stand, also in the text beside the writer's own", () => {
    const entries = { facts: "They want to punish; we do not punish.", measure: "None" };
    const { findings } = evaluateWorksheet({ structure, words: [words], entries, beside: { measure: "Punish them" } });
    const { fields, found } = findings.find(({ rule }) => rule === "no-punishing") ?? { fields: [], found: [] };
    expect(fields).toEqual(["facts", "measure"]);
    expect(found.map(({ field, beside = false, start, end }) => [field, beside, start, end])).toEqual([
      ["facts", false, 13, 19],
      ["facts", false, 31, 37],
      ["measure", true, 0, 6],
    ]);
  });
  it("takes the words of every language that is shown", () => {
    const french = { rules: { "no-punishing": { message: "", forms: ["punir"] } } };
    const entries = { facts: "Il faut punir" };
    const found = (list: Parameters<typeof evaluateWorksheet>[0]["words"]) =>
      evaluateWorksheet({ structure, words: list, entries }).findings.flatMap((finding) => finding.found).length;
    expect([found([words]), found([words, french])]).toEqual([0, 1]);
  });
});

describe("a worksheet whose fields open and close", () => {
  const branching: WorksheetStructure = {
    ...structure,
    fields: [
      { id: "state", kind: "choice", options: ["proved", "not-proved"], required: true },
      { id: "breach", kind: "text", rows: 3, required: true, when: { field: "state", has: ["proved"] } },
      { id: "responses", kind: "choices", options: ["claim", "countermeasure"] },
    ],
    rules: [
      { id: "ground", check: "needs", field: "state", option: "proved", fields: ["breach"] },
      {
        id: "first-prove",
        check: "clash",
        of: [
          { field: "state", has: ["not-proved"] },
          { field: "responses", has: ["countermeasure"] },
        ],
      },
      { id: "breach-told", check: "words", fields: ["breach"], min: 2 },
    ],
  };
  const report = (entries: WorksheetEntries) => evaluateWorksheet({ structure: branching, words: [words], entries });

  it("asks nothing about a closed field, and asks again when it opens", () => {
    expect(report({ state: "not-proved" })).toMatchObject({ missing: [], ready: true });
    expect(report({ state: "not-proved" }).findings.map(({ rule }) => rule)).toEqual(["first-prove"]);
    expect(report({ state: "proved" })).toMatchObject({ missing: ["breach"] });
    expect(
      report({ state: "proved" })
        .findings.filter(({ met }) => !met)
        .map(({ rule }) => rule),
    ).toEqual(["ground", "breach-told"]);
  });
  it("names both fields whose answers do not go together", () => {
    const clash = report({ state: "not-proved", responses: ["claim", "countermeasure"] }).findings.find(({ met }) => !met);
    expect(clash).toEqual({ rule: "first-prove", met: false, fields: ["state", "responses"], found: [] });
  });
});
