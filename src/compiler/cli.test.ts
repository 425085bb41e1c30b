import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "./cli.ts";

const good = resolve(import.meta.dirname, "../../tests/fixtures/courses/good");
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "courses-"));
  await cp(good, root, { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

const courses = (...args: string[]) => run([...args, "--root", root]);
const read = (file: string): Promise<string> => readFile(join(root, file), "utf8");
const change = async (file: string, from: string, to: string): Promise<void> =>
  writeFile(join(root, file), (await read(file)).replace(from, to));

const lesson = "diplomatic-notes/notes/what-a-note-is";

describe("courses check", () => {
  it("succeeds on a course without errors", async () => {
    expect(await courses("check")).toEqual({ ok: true, lines: ["1 courses: 0 errors, 0 warnings"] });
  });

  it("fails with file, line and rule when there is an error", async () => {
    await change(`${lesson}/en.md`, "standing=practice ", "");
    const { ok, lines } = await courses("check");
    expect(ok).toBe(false);
    expect(lines[0]).toContain(`${join(root, lesson, "en.md")}:13  standing-present`);
    expect(lines.at(-1)).toBe("1 courses: 1 errors, 0 warnings");
  });

  it("succeeds when there are only warnings", async () => {
    await change(`${lesson}/en.md`, "Numbers help", "Numbers serve");
    expect((await courses("check")).ok).toBe(true);
  });
});

describe("courses status", () => {
  it("gives the shares of each language", async () => {
    await change(`${lesson}/en.md`, "Numbers help", "Numbers serve");
    const { lines } = await courses("status");
    expect(lines[0]).toBe("diplomatic-notes (source: en)");
    expect(lines[1]).toBe("  ar  current 99%  stale 1%  unconfirmed 0%  missing 0%  (machine 83)");
    expect(lines[3]).toBe("  fr  current 0%  stale 0%  unconfirmed 0%  missing 100%");
  });
});

describe("courses guess", () => {
  it("shows each quiz and what gives itself away, in one language", async () => {
    const { ok, lines } = await courses("guess", "--lang", "en", "--items");
    expect(ok).toBe(true);
    expect(lines[0]).toMatch(/^en {2}best rule: /);
    expect(lines[1]).toMatch(/rule +\d+% {2}learnt +\d+% {2}diplomatic-notes\//);
    expect(lines.at(-1)).toMatch(/^ {2}\d of \d quizzes at 60% or more$/);
  });

  it("refuses a course or a language that is not there", async () => {
    expect((await courses("guess", "--course", "none")).lines).toEqual(['there is no course "none"']);
    expect((await courses("guess", "--lang", "xx")).ok).toBe(false);
  });
});

describe("courses accept", () => {
  it("confirms one translation and touches no other file", async () => {
    await change(`${lesson}/en.md`, "Numbers help", "Numbers serve");
    await change("diplomatic-notes/notes/en.yaml", "Notes verbales", "Notes");
    expect(await courses("accept", join(root, lesson, "ar.md"))).toEqual({
      ok: true,
      lines: ["1 translations confirmed, 1 files changed"],
    });
    const { lines } = await courses("check");
    expect(lines.filter((line) => line.includes("translation-stale"))).toHaveLength(1);
  });

  it("sets state and person of every translation into a language", async () => {
    expect((await courses("accept", "--all", "--lang", "ar", "--state", "reviewed", "--by", "A. Reader")).ok).toBe(true);
    expect(await read(`${lesson}/ar.md`)).toContain("\nby: A. Reader\n");
    expect(await read("diplomatic-notes/ar.yaml")).toContain("\nstate: reviewed\n");
    expect((await courses("check")).lines).toEqual(["1 courses: 0 errors, 0 warnings"]);
  });

  it("changes nothing when everything is confirmed already", async () => {
    expect((await courses("accept", "--all", "--lang", "ar")).lines).toEqual(["15 translations confirmed, 0 files changed"]);
  });

  it("notes in the reference shelf what each entry translates, and not where there is only a term", async () => {
    const glossary = "glossary/ar.yaml";
    const entries = [
      "retorsion:",
      "  term: رد بالمثل",
      "  status: verified",
      "  definition: رد غير ودي.",
      "reparation:",
      "  term: جبر",
      "  status: verified",
    ];
    await writeFile(join(root, glossary), ["lang: ar", "terms:", ...entries.map((line) => `  ${line}`), ""].join("\n"));
    await courses("accept", join(root, glossary));
    expect(await read(glossary)).toMatch(/retorsion:\n {4}of: \w{8}\n {4}term/);
    expect((await read(glossary)).match(/\bof:/g)).toHaveLength(1);
  });

  it("refuses files that are no translations", async () => {
    const { ok, lines } = await courses("accept", join(root, lesson, "en.md"));
    expect(ok).toBe(false);
    expect(lines[0]).toContain("is not a translation");
  });
});

describe("courses new", () => {
  it("writes a course that has no errors", async () => {
    expect((await courses("new", "course", "second")).ok).toBe(true);
    const { ok, lines } = await courses("check");
    expect(ok).toBe(true);
    expect(lines.at(-1)).toBe("2 courses: 0 errors, 1 warnings");
  });

  it("writes a lesson and a quiz that have no errors once they are listed", async () => {
    await courses("new", "course", "second");
    await courses("new", "lesson", "second/first-module/more");
    await courses("new", "quiz", "second/first-module/check-it");
    await change(
      "second/first-module/module.yaml",
      "activities:\n",
      "activities:\n  - {id: more, kind: lesson, minutes: 12}\n  - {id: check-it, kind: quiz, minutes: 20}\n",
    );
    await change("second/first-module/en.yaml", "activities:\n", "activities:\n  more: More\n  check-it: Check\n");
    expect((await courses("check")).ok).toBe(true);
  });

  it("refuses a folder that exists, an id that is none, and a module that does not exist", async () => {
    expect((await courses("new", "course", "diplomatic-notes")).ok).toBe(false);
    expect((await courses("new", "course", "My Course")).ok).toBe(false);
    expect((await courses("new", "lesson", "nowhere/at/all")).ok).toBe(false);
  });
});

describe("courses publish", () => {
  it("adds every item once, and holds its key from then on", async () => {
    expect((await courses("publish")).lines).toEqual(["diplomatic-notes: 13 of 13 items added"]);
    const published = await read("diplomatic-notes/published.yaml");
    expect((await courses("publish")).lines).toEqual(["diplomatic-notes: 0 of 13 items added"]);
    expect(await read("diplomatic-notes/published.yaml")).toBe(published);
    await change("diplomatic-notes/notes/check-notes/quiz.yaml", "key: false", "key: true");
    expect((await courses("check")).lines[0]).toContain("published-changed");
  });

  it("lets citations, misconceptions and the place of an item change", async () => {
    await courses("publish");
    await change("diplomatic-notes/notes/check-notes/quiz.yaml", "block: answer-to-a-note#steps", "block: answer-to-a-note#mistake");
    expect((await courses("check")).ok).toBe(true);
  });

  it("refuses a course with errors", async () => {
    await change(`${lesson}/en.md`, "standing=practice ", "");
    expect(await courses("publish")).toEqual({ ok: false, lines: ["diplomatic-notes has errors: run courses check"] });
  });
});

describe("courses", () => {
  it.each([[["chek"]], [["check", "--loud"]], [["check", "extra"]], [["check", "--all"]], [[]]])(
    "refuses %j and says how it is used",
    async (args) => {
      const { ok, lines } = await run(args);
      expect(ok).toBe(false);
      expect(lines.join("\n")).toContain("Usage: courses <command>");
    },
  );

  it.each([
    [["accept"]],
    [["accept", "--all"]],
    [["accept", "--all", "--lang", "de"]],
    [["accept", "x", "--lang", "ar"]],
    [["accept", "x", "--state", "fine"]],
    [["accept", "x", "--state", "reviewed"]],
  ])("refuses %j and says what is missing", async (args) => {
    expect((await run(args)).ok).toBe(false);
  });
});

describe("courses scenario", () => {
  it("shows how the paths end, and draws the graph", async () => {
    const { ok, lines } = await courses("scenario", "closed-customs-house", "--svg", join(root, "story.svg"));
    expect(ok).toBe(true);
    expect(lines[0]).toBe("closed-customs-house: 5 decisions, 3 endings reached, 2 roles (legal-adviser, desk-officer)");
    expect(lines).toContain("  slow-their-portal [2] countermeasure 33%  -> close (own-wrong), -> close (they-stop)");
    expect(await read("story.svg")).toContain("slow-their-portal");
  });

  it("names one that is not there, and refuses a drawing of anything else", async () => {
    expect((await courses("scenario", "diplomatic-notes/closed-customs-house")).ok).toBe(true);
    expect(await courses("scenario", "no-such-story")).toMatchObject({ ok: false });
    expect(await courses("check", "--svg", "x.svg")).toMatchObject({ ok: false });
  });

  it("confirms a translation node by node", async () => {
    await change("diplomatic-notes/notes/closed-customs-house/en.yaml", "Nobody says why.", "Nobody can say why.");
    expect((await courses("check")).lines[0]).toContain("translation-stale");
    await courses("accept", join(root, "diplomatic-notes/notes/closed-customs-house/ar.yaml"));
    expect((await courses("check")).lines).toEqual(["1 courses: 0 errors, 0 warnings"]);
  });
});
