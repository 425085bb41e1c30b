import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changed, exported, fixtureFiles, imported, noCredit, translatable, translated } from "../../../tests/support/translators-desk.ts";
import { readAndCheck } from "../compile.ts";
import type { SourceFiles } from "../source/source-files.ts";
import { comparable } from "./exchange-file.ts";
import { segmentsOf } from "./words-file.ts";
import { wordsIn } from "./words-set.ts";

const files = await fixtureFiles();
const arabic = exported(files, "ar");
const spanish = exported(files, "es").map((entry) => ({ ...entry, target: entry.source }));
const errorsOf = (sources: SourceFiles) => readAndCheck(sources).diagnostics.filter(({ severity }) => severity === "error");
const lesson = "diplomatic-notes/notes/what-a-note-is";
const quiz = "diplomatic-notes/notes/check-notes";

/** What is said of an Arabic text that was given another form. */
function remarks(id: string, translate: (text: string) => string): readonly string[] {
  const after = imported(
    files,
    "ar",
    translated(arabic, id, ({ target }) => ({ target: translate(target) })),
  );
  const entry = arabic.find((each) => each.id.endsWith(id));
  const outcome = after.outcomeOf(entry?.id ?? "");
  expect(outcome?.outcome).toBe("refused");
  expect(after.written.size).toBe(0);
  return outcome?.remarks ?? [];
}

describe("planImport", { timeout: 120_000 }, () => {
  it("writes nothing when nothing was translated", () => {
    expect(imported(files, "ar", arabic).written.size).toBe(0);
    expect(imported(files, "es", exported(files, "es")).written.size).toBe(0);
    expect(imported(files, "ar", exported(files, "ar", "shelf"), { set: "shelf" }).written.size).toBe(0);
  });

  it("changes one text and what its mark says, and not a byte else", () => {
    const id = `${lesson}#blocks/form`;
    const after = imported(
      files,
      "ar",
      translated(arabic, id, ({ target }) => ({ target: target.replace("بصيغة الغائب", "بصيغة الغائب دائما") })),
      {
        credit: { state: "draft", by: "A. Reader", isGiven: true },
      },
    );
    expect(after.outcomeOf(id)).toEqual({ id, outcome: "taken", remarks: [] });
    const before = files.get(`${lesson}/ar.md`) ?? "";
    const mark = /::claim\{#form of=\w+/.exec(before)?.[0] ?? "";
    expect(after.files.get(`${lesson}/ar.md`)).toBe(
      before.replace("بصيغة الغائب", "بصيغة الغائب دائما").replace(mark, `${mark} state=draft by="A. Reader"`),
    );
    expect([...after.written.keys()]).toEqual([`${lesson}/ar.md`]);
  });

  it("creates every file of a language that is not there yet, and the course compiles with it", () => {
    const after = imported(files, "es", spanish, { credit: { state: "draft", by: "M. García", isGiven: true } });
    expect(after.written.size).toBe(10);
    expect(errorsOf(after.files)).toEqual([]);
    expect(exported(after.files, "es").filter(({ target, source, needsReview }) => target !== source || needsReview)).toEqual([]);
    expect(after.files.get(`${lesson}/es.md`)).toMatch(/^---\nlang: es\nof: \w{8}\nstate: draft\nby: M. García\ntitle: /);
  });

  it("says that nobody has read what comes without a word about it", () => {
    const after = imported(files, "es", spanish);
    expect(after.files.get(`${quiz}/es.yaml`)).toContain("\nstate: machine\n");
  });

  it("writes an item whole or not at all", () => {
    const half = spanish.map((entry) => (entry.id === `${quiz}#items/who-signs/choices/seal/why` ? { ...entry, target: "" } : entry));
    const after = imported(files, "es", half);
    expect(after.outcomeOf(`${quiz}#items/who-signs/stem`)?.remarks[0]).toContain('"who-signs" is written whole or not at all: 1 of');
    expect(after.files.get(`${quiz}/es.yaml`)).not.toContain("who-signs");
    expect(after.files.get(`${quiz}/es.yaml`)).toContain("what-a-notice-holds");
    expect(errorsOf(after.files)).toEqual([]);
    const rest = exported(after.files, "es").map((entry) => ({ ...entry, target: entry.source }));
    const whole = imported(after.files, "es", rest);
    const inOrder = [...(whole.files.get(`${quiz}/es.yaml`) ?? "").matchAll(/^ {2}([a-z-]+):$/gm)].map(([, id]) => id);
    expect(inOrder).toEqual([...(files.get(`${quiz}/en.yaml`) ?? "").matchAll(/^ {2}([a-z-]+):$/gm)].map(([, id]) => id));
  });

  it("creates no file without its head", () => {
    const after = imported(
      files,
      "es",
      translated(spanish, `${quiz}#title`, () => ({ target: "" })),
    );
    expect(after.written.has(`${quiz}/es.yaml`)).toBe(false);
    expect(after.outcomeOf(`${quiz}#items/who-signs/stem`)?.outcome).toBe("refused");
  });

  it("confirms a stale text that a translator has looked at, and keeps its words", () => {
    const newer = changed(files, `${lesson}/en.md`, "The form is old", "The form is rather old");
    const entries = exported(newer, "ar");
    const id = `${lesson}#blocks/form`;
    expect(entries.filter(({ needsReview }) => needsReview).map((entry) => entry.id)).toEqual([id]);
    expect(imported(newer, "ar", entries).written.size).toBe(0);
    const after = imported(
      newer,
      "ar",
      translated(entries, id, () => ({ needsReview: false })),
    );
    expect(after.outcomeOf(id)?.outcome).toBe("confirmed");
    const ofs = (text: string | undefined) => text?.replace(/of=\w+/g, "");
    expect(ofs(after.files.get(`${lesson}/ar.md`))).toBe(ofs(files.get(`${lesson}/ar.md`)));
    expect(exported(after.files, "ar").some(({ needsReview }) => needsReview)).toBe(false);
  });

  it("confirms an item only when all of its texts were looked at", () => {
    const newer = changed(files, `${quiz}/en.yaml`, "What shows the ministry", "What tells the ministry");
    const entries = exported(newer, "ar");
    const some = translated(entries, "who-signs/stem", ({ target }) => ({ needsReview: false, target: `${target} ` }));
    expect(imported(newer, "ar", some).written.size).toBe(0);
    const all = entries.map((entry) => ({ ...entry, needsReview: false }));
    expect(imported(newer, "ar", all).outcomeOf(`${quiz}#items/who-signs/stem`)?.outcome).toBe("confirmed");
  });

  it("refuses a translation of what has changed since the export, on either side", () => {
    const id = `${lesson}#blocks/form`;
    const came = translated(arabic, id, ({ target }) => ({ target: target.replace("بصيغة الغائب", "بصيغة الغائب دائما") }));
    const english = imported(changed(files, `${lesson}/en.md`, "The form is old", "The form is rather old"), "ar", came);
    expect(english.outcomeOf(id)?.remarks).toEqual(["the source text has changed since the export: export it again"]);
    const newer = changed(files, `${lesson}/ar.md`, "بصيغة الغائب", "بصيغة الغائب أبدا");
    const theirs = imported(newer, "ar", came);
    expect(theirs.outcomeOf(id)?.remarks[0]).toContain("newer than the export");
    expect(theirs.files.get(`${lesson}/ar.md`)).toBe(newer.get(`${lesson}/ar.md`));
  });

  it("names texts that have lost their place", () => {
    const gone = changed(files, `${lesson}/en.md`, "::claim{#form ", "::claim{#other-form ");
    const after = imported(
      gone,
      "ar",
      translated(arabic, "#blocks/form", ({ target }) => ({ target: `${target} جديد` })),
    );
    expect(after.outcomeOf(`${lesson}#blocks/form`)?.remarks).toEqual(["the project has no such text (any more)"]);
  });

  it("refuses what breaks marks, citations, terms, numbers or shape, and says which", () => {
    expect(remarks("#blocks/channel", (text) => text.replace("[](cite:vcdr-1961:41(2))", ""))[0]).toBe(
      "the citation [](cite:vcdr-1961:41(2)) is lost",
    );
    expect(remarks("#blocks/form", (text) => text.replace("](term:note-verbale)", "] (term:note-verbale)")).join()).toContain(
      'mark of the term "note-verbale" is lost',
    );
    expect(remarks("#blocks/form", (text) => text.replace(/\[[^\]]*\]\(term:note-verbale\)/, "[رسالة](term:note-verbale)"))[0]).toContain(
      "is not an approved form",
    );
    expect(remarks("#blocks/form", (text) => `**${text}`)[0]).toBe('"**" is not closed, or has lost its other half');
    expect(remarks("#blocks/form", (text) => `${text} 12`)[0]).toContain("numbers differ");
    expect(remarks("#blocks/form", (text) => `${text}\n\nفقرة أخرى`)[0]).toBe("the source has 1 paragraphs, the translation 2");
    expect(remarks("#blocks/form", (text) => `${text} \`code\``)[0]).toBe("no code");
    expect(remarks("#blocks/form", (text) => `${text}[^1]\n\n[^1]: حاشية`).join()).toContain("no footnotes");
    expect(remarks("#blocks/form", (text) => `${text}\n\n::claim{#other}\nنص`).join()).toContain("a mark stands at the beginning");
    expect(remarks("#blocks/form", (text) => `${text}\u202E`)[0]).toContain("hidden direction character");
    expect(remarks("#blocks/form", (text) => `${text}\uFFFD`)[0]).toContain("encoding");
    expect(remarks("#blocks/form", () => "The form does the work.").join()).toContain("no Arabic letter");
    expect(remarks("#blocks/form", () => "  ")).toEqual(["the translation is empty; the project keeps its own"]);
    expect(remarks(`${lesson}#title`, (text) => `${text}\n${text}`)[0]).toBe("this text is one line");
  });

  it("refuses what only the compiler sees, and takes the rest", () => {
    const label = `${lesson}/road#labels/draft`;
    const came = translated(
      translated(arabic, "/road#labels/draft", () => ({ target: "سطر\nسطر\nسطر\nسطر" })),
      "#blocks/form",
      ({ target }) => ({ target: `${target} نعم.` }),
    );
    const after = imported(files, "ar", came);
    expect(after.outcomeOf(label)?.remarks[0]).toContain("(figure-lines)");
    expect(after.outcomeOf(`${lesson}#blocks/form`)?.outcome).toBe("taken");
    expect(errorsOf(after.files)).toEqual([]);
  });

  it("lets no text bear the name of somebody else", () => {
    const signed = changed(files, `${lesson}/ar.md`, "lang: ar\n", "lang: ar\nby: A. Reader\n");
    const came = translated(exported(signed, "ar"), "#blocks/form", ({ target }) => ({ target: `${target} نعم.` }));
    expect(imported(signed, "ar", came).outcomeOf(`${lesson}#blocks/form`)?.remarks[0]).toContain("the name of A. Reader");
    const named = imported(signed, "ar", came, { credit: { ...noCredit, by: "B. Writer" } });
    expect(named.files.get(`${lesson}/ar.md`)).toMatch(/::claim\{#form of=\w+ by="B. Writer"\}/);
  });

  it("lets the other parts of a file keep their state when its title changes", () => {
    const came = translated(arabic, `${quiz}#title`, ({ target }) => ({ target: `${target} الآن` }));
    const after = imported(files, "ar", came, { credit: { state: "draft", by: undefined, isGiven: true } });
    const text = after.files.get(`${quiz}/ar.yaml`) ?? "";
    expect(text).toContain("\nstate: draft\n");
    expect(text.match(/^ {4}state: machine$/gm)).toHaveLength((text.match(/^ {2}[a-z-]+:$/gm) ?? []).length);
  });

  it("takes what is sound, writes it so that it reads back, and leaves the course compiling, whatever the texts are", () => {
    const ids = arabic.map(({ id }) => id);
    const strange = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom(..."#:{}[]()*_`~|-+>!<&;\\ \n\t1aع\"'") }),
      fc.constantFrom(
        "---",
        "::claim{#x}",
        ":::",
        "]{#x}",
        "- a\n- b",
        "{}",
        "null",
        "yes",
        "0x10",
        "<b>",
        "|\n|--|",
        "[](cite:nope)",
        "&a *a",
        "# a",
        "\u2028",
        "a: b",
      ),
    );
    const edits = fc.array(fc.tuple(fc.constantFrom(...ids), strange, fc.boolean()), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(edits, fc.constantFrom("ar" as const, "es" as const), (changes, locale) => {
        const came = changes.reduce<typeof arabic>(
          (entries, [id, text, isWhole]) =>
            entries.map((entry) => (entry.id === id ? { ...entry, target: isWhole ? text : `${entry.target} ${text}` } : entry)),
          locale === "ar" ? arabic : spanish,
        );
        const after = imported(files, locale, came);
        expect(errorsOf(after.files)).toEqual([]);
        const now = new Map(
          wordsIn(translatable(after.files), locale)
            .files.flatMap(segmentsOf)
            .map(({ id, target }) => [id, target]),
        );
        for (const { id, target } of came) {
          const outcome = after.outcomeOf(id)?.outcome;
          const before = locale === "ar" ? (arabic.find((entry) => entry.id === id)?.target ?? "") : "";
          const unindented = (text: string): string => comparable(text).replace(/^[^\S\n]+/gm, "");
          expect(unindented(now.get(id) ?? "")).toBe(unindented(outcome === "taken" ? target : before));
        }
        const untouched = [...files].filter(([file]) => !after.written.has(file));
        for (const [file, text] of untouched) expect(after.files.get(file)).toBe(text);
      }),
      { numRuns: 12 },
    );
  });
});
