import { describe, expect, it } from "vitest";
import { compileSources } from "#compiler/compile.ts";
import { readSourceFiles } from "#compiler/source/source-files.ts";
import type { WorksheetEntries, WorksheetStructure, WorksheetWords } from "#domain/course/worksheet.ts";
import type { Locale } from "#domain/locale.ts";
import type { FileRef } from "#domain/pack/manifest.ts";
import { evaluateWorksheet } from "#domain/worksheet/evaluate-worksheet.ts";
import { plainText } from "#page/text.ts";

/** The course with the drills alone, beside the reference shelf. */
const files = [...(await readSourceFiles("courses"))].filter(([file]) =>
  /^(decision-room|facts|glossary|library|misconceptions|positions|timeline)\//.test(file),
);
const compilation = compileSources(new Map(files));
const read = <T>(ref: FileRef | undefined): T => JSON.parse(compilation.files.get(ref?.hash ?? "") ?? "null") as T;

function worksheet(id: string, locale: Locale): { readonly structure: WorksheetStructure; readonly words: WorksheetWords } {
  const activity = compilation.manifests.get("decision-room")?.manifest.activities[id];
  return { structure: read(activity?.structure), words: read(activity?.words[locale]) };
}
const languages: readonly Locale[] = ["en", "ar", "fr"];
/** What every answer needs that is not a text. */
const choices: { readonly [id: string]: WorksheetEntries } = {
  "ask-a-contact": {
    type: ["mitigation", "information"],
    urgency: "life-at-risk",
    reserve: "without",
    channel: "technical",
    sharing: "response-teams",
  },
  "answer-a-request": { type: ["acknowledgement"], remote: "accept-terms", sharing: "response-teams" },
};
const cases = Object.keys(choices).flatMap((id) => languages.map((locale) => [id, locale] as const));

describe("a drill", () => {
  it.each(cases)("%s has a model answer in %s that its own rules have nothing to say against", (id, locale) => {
    const { structure, words } = worksheet(id, locale);
    const texts = Object.entries(words.model ?? {})
      .filter(([field]) => structure.fields.some((other) => other.id === field && other.kind === "text"))
      .map(([field, text]) => [field, plainText(text)] as const);
    const entries = { ...Object.fromEntries(texts), ...choices[id] };
    const { missing, findings } = evaluateWorksheet({ structure, words: [words], entries });
    expect({ missing, unmet: findings.filter(({ met }) => !met) }).toEqual({ missing: [], unmet: [] });
  });

  it.each(languages)("finds accusation and threat in the message of the Minister in %s", (locale) => {
    const { structure, words } = worksheet("ask-a-contact", locale);
    const entries = { request: plainText(words.given?.minister?.text ?? []) };
    const { findings } = evaluateWorksheet({ structure, words: [words], entries });
    const found = findings.filter((finding) => finding.found.length > 0).map(({ rule }) => rule);
    expect(found).toEqual(["accusation", "threat"]);
  });

  it.each(languages)("leaves what Ilvane asks for to be refused as a promise in %s", (locale) => {
    const { structure, words } = worksheet("answer-a-request", locale);
    const entries = { can: plainText(words.given?.message?.text ?? []) };
    const { findings } = evaluateWorksheet({ structure, words: [words], entries });
    expect(findings.find(({ rule }) => rule === "promise")?.found).not.toEqual([]);
  });
});

describe("the response worksheet", () => {
  const { structure, words } = worksheet("response-worksheet", "en");
  const unmet = (entries: WorksheetEntries) =>
    evaluateWorksheet({ structure, words: [words], entries })
      .findings.filter(({ met }) => !met)
      .map(({ rule }) => rule);
  const shown = { author: "organ", confidence: "shown", rules: ["non-intervention"], owed: "to-us" };
  const counter = { ...shown, responses: ["countermeasures"], demand: "made", notice: "given", court: "neither", limits: ["no-force"] };

  it("has nothing against countermeasures whose conditions are answered", () => {
    expect(unmet(counter)).toEqual([]);
  });
  it("names the condition that is missing, and no other", () => {
    expect(unmet({ ...counter, demand: "not-made", notice: "urgent" })).toEqual(["demand-first"]);
    expect(unmet({ ...counter, notice: "not-given" })).toEqual(["notice-missing"]);
    expect(unmet({ ...counter, court: "ceased-and-seized" })).toEqual(["suspend"]);
    expect(unmet({ ...counter, confidence: "likely" })).toEqual(["likely-only"]);
    expect(unmet({ ...counter, owed: "to-others" })).toEqual(["not-injured"]);
    expect(unmet({ ...counter, rules: ["norms"] })).toEqual(["norms-alone"]);
    expect(unmet({ ...counter, author: "private" })).toEqual(["prove-first"]);
    expect(unmet({ ...counter, author: "private", omission: "law-argued" })).toEqual(["against-omission"]);
  });
  it("has nothing against contact and retorsion whoever acted", () => {
    expect(unmet({ author: "not-known", rules: ["norms"], responses: ["record", "contact", "retorsion"] })).toEqual([]);
  });
});
