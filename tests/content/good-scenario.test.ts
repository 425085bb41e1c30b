import { describe, expect, it } from "vitest";
import { compileSources } from "#compiler/compile.ts";
import { exploreScenario } from "#compiler/scenario/explore.ts";
import { readSourceFiles } from "#compiler/source/source-files.ts";
import type { CourseOutline } from "#domain/course/course.ts";
import type { ScenarioStructure, ScenarioWords } from "#domain/course/scenario.ts";
import type { TranslationLedger } from "#domain/course/translation-ledger.ts";
import type { FileRef } from "#domain/pack/manifest.ts";
import { afterAction } from "#domain/scenario/after-action.ts";
import { replay } from "#domain/scenario/replay.ts";
import { goodRoot } from "./fixture-courses.ts";

const folder = "diplomatic-notes/notes/closed-customs-house";
const sources = await readSourceFiles(goodRoot);
const good = compileSources(sources);

function filesOf(compilation: typeof good) {
  const manifest = compilation.manifests.get("diplomatic-notes")?.manifest;
  const files = manifest?.activities["closed-customs-house"];
  if (!manifest || !files) throw new Error("the course was not packed");
  const read = <T>(ref: FileRef | undefined): T => JSON.parse(compilation.files.get(ref?.hash ?? "") ?? "null");
  return {
    outline: read<CourseOutline>(manifest.outline),
    structure: read<ScenarioStructure>(files.structure),
    ledger: read<TranslationLedger>(files.ledger),
    en: read<ScenarioWords>(files.words.en),
    ar: read<ScenarioWords>(files.words.ar),
  };
}
const compileWith = (file: string, change: (text: string) => string) =>
  compileSources(new Map([...sources, [`${folder}/${file}`, change(sources.get(`${folder}/${file}`) ?? "")]]));
const rulesWith = (file: string, change: (text: string) => string) =>
  compileWith(file, change).diagnostics.map(({ rule, at }) => `${rule} ${at}`);

describe("the good scenario", () => {
  it("has nothing to report", () => {
    expect(good.diagnostics).toEqual([]);
  });

  it("is an activity of its module, with as many parts as decisions", () => {
    const activity = filesOf(good).outline.modules[0]?.activities.at(-1);
    expect(activity).toEqual({ id: "closed-customs-house", kind: "scenario", minutes: 10, parts: 5 });
  });

  it("keeps every word out of its structure", () => {
    const { structure } = filesOf(good);
    expect(JSON.stringify(structure)).not.toMatch(/[\u0600-\u06ff]/);
    expect(structure.injects[0]).toEqual({ id: "ships-wait", at: 1800, effects: { escalation: 1, set: ["urgent"] } });
    expect(structure.nodes.find(({ id }) => id === "close")).toMatchObject({
      kind: "scene",
      ways: [{ to: "accused" }, {}, { to: "still-closed" }],
    });
  });

  it("has words by id in each language, and writes out what the rules of law cite", () => {
    const { en, ar } = filesOf(good);
    expect(en.nodes.morning?.options.accuse?.results).toEqual({
      result: [["p", 0, "Tesmark answers within the hour and is not friendly."]],
    });
    expect(en.nodes.answer?.options["slow-their-portal"]?.results).toHaveProperty("own-wrong");
    expect(ar.evidence["agency-log"]?.source).toBe("جهة الاتصال في تسمارك");
    expect(ar.cites["ilc-articles:52(1)(a)"]).toMatchObject({ pinpoint: "المادة\u00A052\u00A0(1)\u00A0(أ)" });
    expect(Object.keys(en.nodes)).toEqual(Object.keys(ar.nodes));
  });

  it("plays to a report on every path, whoever plays and whatever chance settles", () => {
    const { structure } = filesOf(good);
    const { places, beginnings, isComplete } = exploreScenario(structure);
    expect(isComplete).toBe(true);
    let ends = 0;
    for (const { path } of places) {
      for (const { cast } of beginnings) {
        const played = replay(structure, cast, path);
        const report = afterAction(structure, played, []);
        expect(report.score.scaled).toBeGreaterThanOrEqual(0);
        expect(report.score.scaled).toBeLessThanOrEqual(1);
        if (report.ending !== undefined) ends += 1;
      }
    }
    expect(ends).toBeGreaterThan(100);
  });
});

describe("a translation of a scenario that is behind", () => {
  it("shows a node without translation in the source language, and says so", () => {
    const behind = compileWith("ar.yaml", (text) => text.replace(/ {2}reading-room:\n[\s\S]*?(?= {2}claim:)/, ""));
    expect(behind.diagnostics.map(({ rule, at }) => `${rule} ${at}`)).toEqual(["pair-missing reading-room"]);
    const { ar, ledger } = filesOf(behind);
    expect(ar.nodes["reading-room"]).toMatchObject({ lang: "en", state: "source", title: "The log" });
    expect(ar.nodes.claim?.lang).toBeUndefined();
    expect(ledger.translations.ar?.["nodes/reading-room"]).toBeUndefined();
    expect(ledger.translations.ar?.["nodes/claim"]?.state).toBe("machine");
  });

  it("marks the node whose source has changed, and no other", () => {
    const behind = compileWith("en.yaml", (text) => text.replace("Nobody says why.", "Nobody can say why."));
    expect(behind.diagnostics.map(({ rule, at }) => `${rule} ${at}`)).toEqual(["translation-stale night-call"]);
    const { ar } = filesOf(behind);
    expect(ar.nodes["night-call"]?.stale).toBe(true);
    expect(ar.nodes.morning?.stale).toBeUndefined();
  });

  it("is refused where it leaves out an option, a source or a risk, or changes a number", () => {
    const cut = (from: RegExp | string, to = "") => rulesWith("ar.yaml", (text) => text.replace(from, to));
    expect(cut(/ {6}note-it-down:\n(?: {8}.*\n)+/)).toEqual(["words-missing note-it-down"]);
    expect(cut(" [](cite:gge-2015-report:28(f))")).toEqual(["pair-cites morning"]);
    expect(cut("منذ منتصف الليل", "منذ الساعة 12")).toEqual(["pair-numbers night-call"]);
    expect(cut("        risk: الخطأ يصعب التراجع عنه.\n")).toEqual(["pair-shape morning"]);
  });
});

describe("an author's mistakes in a scenario", () => {
  it("are named by file and line", () => {
    const { diagnostics } = compileWith("scenario.yaml", (text) => text.replace("to: reading-room}", "to: reading-rom}"));
    const lines = (sources.get(`${folder}/scenario.yaml`) ?? "").split("\n");
    expect(diagnostics).toMatchObject([
      { rule: "scenario-known", file: `${folder}/scenario.yaml`, line: 1 + lines.findIndex((line) => line.includes("to: reading-room}")) },
    ]);
  });

  it("are named where the words are missing, or nothing has them", () => {
    const words = (from: RegExp | string, to = "") => rulesWith("en.yaml", (text) => text.replace(from, to));
    expect(words(/ {2}still-closed:\n(?: {4}.*\n)+/)).toContain("words-missing still-closed");
    expect(words("  ships-wait:", "  ships-weigh:")).toEqual(
      expect.arrayContaining(["words-missing ships-wait", "words-extra ships-weigh"]),
    );
    expect(words("      colleague: {", "      friend: {")).toEqual(
      expect.arrayContaining(["words-missing colleague", "words-extra friend"]),
    );
  });

  it("are named where an option leaves out what follows or why", () => {
    const words = (from: RegExp | string) => rulesWith("en.yaml", (text) => text.replace(from, ""));
    expect(words("        why: Early advice keeps every way open.\n")).toContain("option-explained wake-adviser");
    expect(words(/ {10}they-stop: .*\n/)).toContain("option-explained slow-their-portal");
  });

  it("are named where a flag, a gauge, a time or a judgement is unknown", () => {
    const change = (from: string, to: string) => rulesWith("scenario.yaml", (text) => text.replace(from, to));
    expect(change("{set: [log-forged], has", "{set: [log-forge], has")).toEqual(["scenario-known log-forge"]);
    expect(change("effects: {escalation: 2, trust: -2}", "effects: {morale: 2}")).toEqual(["yaml-shape nodes.1.options.0.effects"]);
    expect(change("takes: 12h, effects: {trust", "takes: half a day, effects: {trust")).toEqual(["yaml-shape nodes.1.options.1.takes"]);
    expect(change("set: [wrong-ceased]}, to", "set: [own-wrong]}, to")).toEqual(["scenario-known own-wrong"]);
    expect(change("{when: {has: [agency-log]}, to", "{when: {unlawful: true}, to")).toEqual(["scenario-known unlawful"]);
  });

  it("are named where a decision has no fact behind it", async () => {
    const file = "diplomatic-notes/notes/sources.md";
    const without = (sources.get(file) ?? "").replace("| claim | notice of claim; acq", "| other | notice of claim; acq");
    const { diagnostics } = compileSources(new Map([...sources, [file, without]]));
    expect(diagnostics.map(({ rule, at }) => `${rule} ${at}`)).toEqual(["source-missing claim"]);
  });
});
