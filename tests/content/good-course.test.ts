import { describe, expect, it } from "vitest";
import { compileCourses, compileSources } from "#compiler/compile.ts";
import { readSourceFiles } from "#compiler/source/source-files.ts";
import type { LessonStructure, LessonWords } from "#domain/course/lesson.ts";
import { itemKinds, type QuizStructure, type QuizWords } from "#domain/course/quiz.ts";
import type { ActivityFiles, FileRef } from "#domain/pack/manifest.ts";
import { neededFiles } from "#offline/packs/needed-files.ts";
import { goodRoot } from "./fixture-courses.ts";

const compilation = await compileCourses({ root: goodRoot });
const course = compilation.manifests.get("diplomatic-notes");

function activity(id: string): ActivityFiles {
  const files = course?.manifest.activities[id];
  if (files === undefined) throw new Error(`no activity ${id}`);
  return files;
}
const read = <T>(ref: FileRef | undefined): T => JSON.parse(compilation.files.get(ref?.hash ?? "") ?? "null");

describe("the good course", () => {
  it("has nothing to report", () => {
    expect(compilation.diagnostics).toEqual([]);
  });

  it("compiles to the same files whatever the order in which its sources are read", async () => {
    const files = await readSourceFiles(goodRoot);
    const again = compileSources(new Map([...files].reverse()));
    expect([...again.manifests]).toEqual([...compilation.manifests]);
    expect(new Map([...again.files].sort())).toEqual(new Map([...compilation.files].sort()));
  });

  it("names every file of the pack, and holds no other", () => {
    const refs = Object.values(course?.manifest.activities ?? {}).flatMap(({ structure, ledger, words }) => [
      structure,
      ledger,
      ...Object.values(words),
    ]);
    const shelf = Object.values(compilation.reference?.manifest.collections ?? {});
    const onShelf = [
      compilation.reference?.version,
      ...shelf.flatMap(({ structure, words }) => [structure, ...Object.values(words)]).map(({ hash }) => hash),
    ];
    const named = [course?.manifest.outline, ...Object.values(course?.manifest.words ?? {}), ...refs].map((ref) => ref?.hash);
    const { paths } = compilation;
    const ofPaths = paths ? [paths.version, ...neededFiles(paths.manifest, ["en", "ar"]).map(({ hash }) => hash)] : [];
    expect([...compilation.files.keys()].sort()).toEqual([...new Set([course?.version, ...named, ...onShelf, ...ofPaths])].sort());
  });

  it("gives the sizes of files in bytes", () => {
    for (const { structure, words } of Object.values(course?.manifest.activities ?? {})) {
      for (const { hash, bytes } of [structure, ...Object.values(words)])
        expect(bytes).toBe(Buffer.byteLength(compilation.files.get(hash) ?? ""));
    }
  });

  it("describes itself in the catalogue", () => {
    const [entry] = compilation.catalogue.courses;
    expect(entry).toMatchObject({ id: "diplomatic-notes", version: course?.version, modules: 1, activities: 7, sourceLocale: "en" });
    expect(entry?.languages).toEqual({ en: { share: 1, state: "source" }, ar: { share: 1, state: "machine" } });
    expect(entry?.titles.ar?.title).toBe("المذكرات الدبلوماسية بشأن الحوادث السيبرانية");
    expect(entry?.transfer.structure).toBeGreaterThan(1000);
  });

  it("writes pinpoints in the language of the text", () => {
    const { words } = activity("what-a-note-is");
    expect(read<LessonWords>(words.en).cites["vcdr-1961:41(2)"]).toEqual({
      instrument: "Vienna Convention (1961)",
      pinpoint: "art.\u00A041\u00A0(2)",
    });
    expect(read<LessonWords>(words.ar).cites["vcdr-1961:41(2)"]).toEqual({
      instrument: "اتفاقية فيينا (1961)",
      pinpoint: "المادة\u00A041\u00A0(2)",
    });
  });

  it("names a source without a translation in English, and says so", () => {
    expect(read<LessonWords>(activity("what-a-note-is").words.ar).cites["protocol-practice"]).toEqual({
      instrument: "Notes and correspondence: a survey of practice (2020)",
      lang: "en",
    });
  });

  it("mirrors the marked shapes of a figure and keeps the others", () => {
    const { figures } = read<LessonStructure>(activity("what-a-note-is").structure);
    expect(figures.road).toMatchObject({ width: 328, height: 250, fixed: [["g", {}, ["circle", { cx: 164, cy: 170, r: 4 }]]] });
    expect(figures.road?.labels[2]).toEqual({ id: "hand-over", x: 246, y: 120, bold: true });
  });

  it("has items of all nine kinds, with an explanation for true and for false", () => {
    const { items } = read<QuizStructure>(activity("check-notes").structure);
    expect(items.map(({ kind }) => kind).sort()).toEqual([...itemKinds].sort());
    expect(Object.keys(read<QuizWords>(activity("check-notes").words.en).items["urgent-note"]?.options ?? {})).toEqual(["true", "false"]);
  });

  it("accepts a short text in every language, normalised", () => {
    const item = read<QuizStructure>(activity("check-notes").structure).items.find(({ id }) => id === "name-the-form");
    expect(item).toMatchObject({
      accepted: ["a note verbale", "note verbale", "verbal note", "مذكره شفويه"],
      wrong: [{ id: "retorsion" }],
    });
  });

  it("shows a misconception without a translation in English, and says so", () => {
    const { misconceptions } = read<QuizWords>(activity("check-notes").words.ar);
    expect(misconceptions.F05).toEqual({ text: "The law on help by third States is settled.", lang: "en" });
    expect(misconceptions.F01).toEqual({ text: "لا بد للمذكرة الشفوية من توقيع السفير." });
  });

  it("writes the blocks of course-wide items as the record names them, and keeps the module in their objectives", () => {
    const [item] = read<QuizStructure>(activity("final").structure).items;
    expect(item).toMatchObject({ block: "what-a-note-is#channel", objective: "notes/choose-form" });
  });
});

describe("a translation that is behind", () => {
  const compileWith = async (file: string, change: (text: string) => string): Promise<LessonWords> => {
    const files = await readSourceFiles(goodRoot);
    const changed = compileSources(new Map([...files, [file, change(files.get(file) ?? "")]]));
    const ref = changed.manifests.get("diplomatic-notes")?.manifest.activities["what-a-note-is"]?.words.ar;
    return JSON.parse(changed.files.get(ref?.hash ?? "") ?? "null");
  };

  it("is shown and marked when its source has changed", async () => {
    const words = await compileWith("diplomatic-notes/notes/what-a-note-is/en.md", (text) => text.replace("Numbers help", "Numbers serve"));
    expect(words.blocks.documents).toMatchObject({ stale: true });
    expect(words.blocks.form?.stale).toBeUndefined();
  });

  it("is replaced by the source where a block is missing, in the source language", async () => {
    const words = await compileWith("diplomatic-notes/notes/what-a-note-is/ar.md", (text) => text.replace(/:::work[\s\S]*?\n:::\n/, ""));
    expect(words.blocks.work).toMatchObject({ lang: "en", state: "source" });
    expect(JSON.stringify(words.blocks.work?.body)).toContain("Keep a sheet with the five parts");
  });

  it("carries the state of a block that differs from its file's", async () => {
    const words = await compileWith("diplomatic-notes/notes/what-a-note-is/ar.md", (text) =>
      text.replace("{#form ", '{#form state=reviewed by="A. Reader" '),
    );
    expect(words.blocks.form).toMatchObject({ state: "reviewed", by: "A. Reader" });
    expect(words.state).toBe("machine");
  });
});

describe("two courses", () => {
  it("do not hide each other: the one without errors is packed as if it were alone", async () => {
    const files = await readSourceFiles(goodRoot);
    const second = [...files]
      .filter(([file]) => file.startsWith("diplomatic-notes/"))
      .map(([file, text]) => [file.replace("diplomatic-notes/", "second/"), text.replace("id: diplomatic-notes", "id: second")] as const);
    const lesson = "second/notes/what-a-note-is/en.md";
    const both = new Map([...files, ...second]);
    expect([...compileSources(both).manifests.keys()]).toEqual(["diplomatic-notes", "second"]);
    const { manifests, catalogue } = compileSources(both.set(lesson, `${both.get(lesson)}\n::nonsense{#x}\nwords\n`));
    expect([...manifests]).toEqual([...compilation.manifests]);
    expect(catalogue).toEqual(compilation.catalogue);
  });

  it("holds every lesson it lists although one of them is broken", async () => {
    const files = await readSourceFiles(goodRoot);
    const broken = ["what-a-note-is", "claim-in-a-note"].map((lesson) => `diplomatic-notes/notes/${lesson}/en.md`);
    const { diagnostics } = compileSources(
      new Map([...files, ...broken.map((file) => [file, `${files.get(file)}\n::nonsense{#x}\nwords\n`] as const)]),
    );
    expect(diagnostics.map(({ rule, file }) => [rule, file])).toEqual(broken.sort().map((file) => ["mark-known", file]));
  });
});

describe("term lock", () => {
  it("lets a reviewed exception pass", async () => {
    const files = await readSourceFiles(goodRoot);
    const lesson = "diplomatic-notes/notes/claim-in-a-note/en.md";
    const mark = (words: string) =>
      (files.get(lesson) ?? "").replace("An act that has come to an end", `An act that has [${words}](term:cessation)`);
    const lockedIn = (text: string) =>
      compileSources(new Map([...files, [lesson, text]])).diagnostics.filter(({ rule }) => rule === "term-lock");
    expect(lockedIn(mark("come to an end"))).toEqual([]);
    expect(lockedIn(mark("gone away"))).toHaveLength(1);
  });
});
