import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../cli.ts";
import type { Mark } from "../review/marks.ts";

const good = resolve(import.meta.dirname, "../../../tests/fixtures/courses/good");
const lesson = "diplomatic-notes/notes/what-a-note-is/ar.md";
const quiz = "diplomatic-notes/notes/check-notes/ar.yaml";
const figure = "diplomatic-notes/notes/what-a-note-is/road/ar.yaml";
const glossary = "glossary/ar.yaml";
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "courses-"));
  await cp(good, root, { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

const read = (file: string): Promise<string> => readFile(join(root, file), "utf8");
const change = async (file: string, from: string, to: string): Promise<void> => {
  const text = await read(file);
  expect(text).toContain(from);
  await writeFile(join(root, file), text.replace(from, to));
};
type Segment = Pick<Mark, "segment" | "source" | "translation">;

/** Writes a review file and answers its parts as the page would put them into marks. */
async function segmentsOf(...args: string[]): Promise<{ readonly html: string; readonly segments: readonly Segment[] }> {
  const out = join(root, "review.html");
  expect(await run(["review", "--lang", "ar", "--root", root, "--out", out, ...args])).toMatchObject({ ok: true });
  const html = await readFile(out, "utf8");
  const found = html.matchAll(/data-segment="([^"]*)" data-source="([^"]*)" data-translation="([^"]*)"/g);
  return { html, segments: [...found].map(([, segment = "", source = "", translation = ""]) => ({ segment, source, translation })) };
}

async function accept(marks: readonly Mark[], changes: object = {}) {
  const file = join(root, "marks.json");
  const at = "2026-05-04T12:00:00.000Z";
  await writeFile(file, JSON.stringify({ format: 1, kind: "translation-review", lang: "ar", by: "A. Reader", at, marks, ...changes }));
  return run(["accept", "--marks", file, "--root", root]);
}
const agreeTo = (segments: readonly Segment[]): readonly Mark[] => segments.map((segment) => ({ ...segment, verdict: "agree" }));
const inFile = (segments: readonly Segment[], file: string) => segments.filter(({ segment }) => segment.startsWith(`${file}#`));
const part = (segments: readonly Segment[], name: string): Segment => {
  const found = segments.find(({ segment }) => segment === name);
  if (!found) throw new Error(`no part ${name}`);
  return found;
};

describe("courses accept --marks", () => {
  it("makes a file reviewed as a whole when all of its parts are agreed, in its first lines only", async () => {
    const { segments } = await segmentsOf();
    const before = await read(lesson);
    const { ok, lines } = await accept(agreeTo(inFile(segments, lesson)));
    expect({ ok, lines }).toMatchObject({ ok: true, lines: expect.arrayContaining([`${join(root, lesson)} is reviewed as a whole`]) });
    expect(await read(lesson)).toBe(
      before.replace("state: machine\n", "state: reviewed\n").replace("state: reviewed\n", "state: reviewed\nby: A. Reader\n"),
    );
    expect((await run(["check", "--root", root])).lines).toEqual(["1 courses: 0 errors, 0 warnings"]);
  });

  it("writes a part that is agreed alone into its own mark, and leaves what the file says of the others", async () => {
    const { segments } = await segmentsOf();
    const { lines } = await accept(agreeTo(["#", "#form"].map((id) => part(segments, `${lesson}${id}`))));
    expect(lines).toContain(`${join(root, lesson)} is reviewed at its top once all of its parts are`);
    await accept(agreeTo([part(segments, `${quiz}#items/who-signs`)]));
    expect(await read(lesson)).toContain('::claim{#form of=b6bf6c81 state=reviewed by="A. Reader"}');
    expect(await read(lesson)).toContain("\nstate: machine\n");
    expect(await read(quiz)).toMatch(/who-signs:\n {4}of: 6c67c247\n {4}state: reviewed\n {4}by: A\. Reader\n/);
    expect((await run(["check", "--root", root])).ok).toBe(true);
  });

  it("comes to the same in two rounds as in one, as far as readers are told", async () => {
    const { segments } = await segmentsOf();
    const [first, ...rest] = inFile(segments, lesson).filter(({ segment }) => !segment.endsWith("#"));
    if (!first) throw new Error("no parts");
    await accept(agreeTo([first]));
    await accept(agreeTo([...rest, part(segments, `${lesson}#`)]));
    expect(await read(lesson)).toContain("\nstate: reviewed\nby: A. Reader\n");
    expect((await run(["status", "--root", root])).lines[1]).toMatch(/reviewed \d+/);
  });

  it("keeps the name of the person who reviewed a part before", async () => {
    await run(["accept", join(root, lesson), "--root", root, "--state", "reviewed", "--by", "B. Earlier"]);
    const { segments } = await segmentsOf();
    await accept(agreeTo([part(segments, `${lesson}#`)]));
    const text = await read(lesson);
    expect(text).toContain("\nstate: reviewed\nby: A. Reader\n");
    expect(text).toContain('::claim{#form of=b6bf6c81 state=reviewed by="B. Earlier"}');
  });

  it("refuses by name what changed since the file was made, and takes the rest", async () => {
    const { segments } = await segmentsOf();
    await change("diplomatic-notes/notes/what-a-note-is/en.md", "The form is old and a little stiff", "The form is old and stiff");
    await change(lesson, "والقناة محددة أيضا", "والقناة محددة كذلك");
    const { ok, lines } = await accept(agreeTo(["form", "channel", "documents"].map((id) => part(segments, `${lesson}#${id}`))));
    expect(ok).toBe(false);
    expect(lines).toContain("1 parts agreed by A. Reader, 1 files changed");
    expect(lines).toContain(`  ${lesson}#form: its source changed`);
    expect(lines).toContain(`  ${lesson}#channel: its translation changed`);
    expect((await read(lesson)).match(/state=reviewed/g)).toHaveLength(1);
  });

  it("prints proposals and remarks as a list of work and applies none", async () => {
    const { segments } = await segmentsOf();
    const before = await read(lesson);
    const { ok, lines } = await accept([
      { ...part(segments, `${lesson}#form`), verdict: "propose", words: [{ at: "text", from: "a", to: "b" }], remark: "clearer" },
      { ...part(segments, `${lesson}#channel`), verdict: "remark", remark: "Is this the treaty's word?" },
    ]);
    expect(ok).toBe(true);
    expect(lines.join("\n")).toMatch(
      /ar\.md:\d+ form\n {4}text\n {6}now: a\n {6}proposed: b\n {6}remark: clearer\nRemarks\n.* channel\n {6}remark: Is/,
    );
    expect(await read(lesson)).toBe(before);
  });

  it("says which file cannot take a mark, and leaves it as it was", async () => {
    const { segments } = await segmentsOf(); // the entry stands on one line
    const before = await read(glossary);
    const { ok, lines } = await accept(agreeTo([part(segments, `${glossary}#terms/countermeasure`), part(segments, `${figure}#`)]));
    expect(ok).toBe(false);
    expect(lines).toContain(`  ${join(root, glossary)}`);
    expect(await read(glossary)).toBe(before);
    expect(await read(figure)).toContain("state: reviewed\nby: A. Reader");
  });

  it("keeps the line ends of a file", async () => {
    await writeFile(join(root, lesson), (await read(lesson)).replaceAll("\n", "\r\n"));
    const { segments } = await segmentsOf();
    await accept(agreeTo([part(segments, `${lesson}#form`)]));
    expect((await read(lesson)).replaceAll("\r\n", "")).not.toContain("\n");
  });

  it.each([
    ["a part that is gone", [{ segment: `${lesson}#gone`, source: "x", translation: "", verdict: "agree" }], {}, "no longer there"],
    ["a name that a mark cannot hold", [], { by: 'A "quoted" name' }, "look at by"],
    ["another language", [], { lang: "tlh" }, "look at lang"],
    ["a newer format", [], { format: 2 }, "newer version"],
    [
      "no words in a proposal",
      [{ segment: "x", source: "x", translation: "x", verdict: "propose", words: [], remark: "" }],
      {},
      "look at marks",
    ],
  ] as const)("refuses %s", async (_, marks, changes, said) => {
    const { ok, lines } = await accept(marks as unknown as readonly Mark[], changes);
    expect(ok).toBe(false);
    expect(lines.join("\n")).toContain(said);
  });

  it("refuses a file that is not there or was cut off, and flags beside it", async () => {
    await writeFile(join(root, "cut.json"), '{"format": 1, "kind"');
    expect((await run(["accept", "--marks", join(root, "cut.json"), "--root", root])).lines[0]).toContain("is not JSON");
    expect((await run(["accept", "--marks", join(root, "none.json"), "--root", root])).lines[0]).toContain("cannot be read");
    expect((await run(["accept", "--marks", "x.json", "--state", "draft", "--root", root])).lines[0]).toContain("stands alone");
  });
});

describe("courses review", () => {
  it("holds every part of a course, and nothing that an author wrote becomes markup", async () => {
    await change(lesson, "title: مذكرة تتكلم باسم دولة", 'title: "<script>alert(1)</script>"');
    const { html, segments } = await segmentsOf("--course", "diplomatic-notes");
    expect(segments.some(({ segment }) => segment.startsWith("glossary/"))).toBe(false);
    for (const file of [lesson, quiz, figure, "diplomatic-notes/ar.yaml", "diplomatic-notes/notes/closed-customs-house/ar.yaml"])
      expect(inFile(segments, file), file).not.toEqual([]);
    expect(html).not.toContain("<script>alert");
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).not.toMatch(/(?:src|href)="|https?:\/\/(?!www\.w3\.org)/);
  });

  it("says what is stale, what is missing, and that earlier wording is not kept", async () => {
    await change("diplomatic-notes/notes/what-a-note-is/en.md", "The form is old and a little stiff", "The form is old and stiff");
    await change(lesson, "::text{#s-parts of=eb22b8eb}\n## خمسة أجزاء لكل منها عمله\n", "");
    const { html } = await segmentsOf();
    expect(html).toMatch(/ar\.md#form"[^>]*data-status="stale" data-changed>[\s\S]*?<p class="since">[^<]*earlier wording is not kept/);
    expect(html).toMatch(/ar\.md#s-parts"[^>]*data-translation="" data-status="missing">/);
  });

  it("says with the marks of an earlier review which wording changed since", async () => {
    const { segments } = await segmentsOf();
    await accept(agreeTo([part(segments, `${lesson}#form`), part(segments, `${lesson}#channel`)]));
    await change(lesson, "والقناة محددة أيضا", "والقناة محددة كذلك");
    const { html } = await segmentsOf("--since", join(root, "marks.json"));
    expect(html).toContain("A. Reader agreed on 2026-05-04. Nothing changed since.");
    expect(html).toContain("A. Reader agreed on 2026-05-04. Since then the translation changed; the earlier wording is not kept.");
  });

  it.each([
    [["--lang", "de"], "review needs --lang"],
    [["--lang", "ar", "--course", "none"], "there is no course"],
    [["--lang", "fr"], "nothing is translated"],
    [["--lang", "ar", "--all"], "--all belongs to accept"],
  ])("refuses %j", async (args, said) => {
    const { ok, lines } = await run(["review", ...args, "--root", root]);
    expect(ok).toBe(false);
    expect(lines[0]).toContain(said);
  });
});
