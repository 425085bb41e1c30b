import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { goodRoot } from "../../../tests/content/fixture-courses.ts";
import { run } from "../cli.ts";

let folder = "";
let root = "";
let out = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "translators-"));
  root = join(folder, "courses");
  out = join(folder, "out");
  await cp(goodRoot, root, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const courses = (...args: string[]) => run([...args, "--root", root]);
const read = (file: string): Promise<string> => readFile(join(root, file), "utf8");

/** Every file below the courses with its bytes. */
async function bytesOf(): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(paths.map(async (path) => [path, (await readFile(path)).toString("latin1")] as const)));
}

const lesson = "diplomatic-notes/notes/what-a-note-is";

describe.each([
  { format: "po", ending: "po" },
  { format: "xliff", ending: "xlf" },
])("courses export-$format, import-$format", ({ format, ending }) => {
  const exportAll = (...args: string[]) => courses(`export-${format}`, "--out", out, ...args);
  const importOne = (name: string, ...args: string[]) => courses(`import-${format}`, join(out, `${name}.${ending}`), ...args);
  const edit = async (name: string, from: string | RegExp, to: string): Promise<void> => {
    const path = join(out, `${name}.${ending}`);
    const text = await readFile(path, "utf8");
    expect(text.search(from)).not.toBe(-1);
    await writeFile(path, text.replace(from, to));
  };

  it("leave every byte where it was when nothing was translated", { timeout: 120_000 }, async () => {
    const before = await bytesOf();
    expect((await exportAll()).ok).toBe(true);
    const files = await readdir(out);
    expect(files).toHaveLength(10);
    expect((await courses(`import-${format}`, ...files.map((file) => join(out, file)))).ok).toBe(true);
    expect(await bytesOf()).toEqual(before);
  });

  it("leave line ends as they are, also in a file that changes", { timeout: 120_000 }, async () => {
    const path = join(root, lesson, "ar.md");
    const windows = (await read(`${lesson}/ar.md`)).replaceAll("\n", "\r\n");
    await writeFile(path, windows);
    await exportAll("--lang", "ar");
    await edit("diplomatic-notes.ar", "الشكل يقوم مقام التوقيع", "الشكل يغني عن التوقيع");
    expect((await importOne("diplomatic-notes.ar")).ok).toBe(true);
    expect(await readFile(path, "utf8")).toBe(windows.replace("الشكل يقوم مقام التوقيع", "الشكل يغني عن التوقيع"));
  });

  it("say what was taken and what was refused, and fail when something was", { timeout: 120_000 }, async () => {
    await exportAll("--lang", "ar", "--course", "diplomatic-notes");
    expect(await readdir(out)).toEqual([`diplomatic-notes.ar.${ending}`]);
    await edit("diplomatic-notes.ar", "الشكل يقوم مقام التوقيع", "الشكل يغني عن التوقيع");
    await edit("diplomatic-notes.ar", "قديم وفيه شيء من الجمود", "قديم وفيه 7 من الجمود");
    const { ok, lines } = await importOne("diplomatic-notes.ar", "--state", "draft", "--by", "A. Reader");
    expect(ok).toBe(false);
    expect(lines.slice(1)).toEqual([
      `${lesson}/ar.md: 1 taken, 0 confirmed, 1 refused, 18 unchanged, 0 not translated`,
      `  taken      ${lesson}#blocks/s-form`,
      `  refused    ${lesson}#blocks/form`,
      "             numbers differ: none in the source, 7 here",
      "In all: 1 taken, 0 confirmed, 1 refused, 324 unchanged, 0 not translated",
    ]);
    expect(await read(`${lesson}/ar.md`)).toMatch(/::text\{#s-form of=\w+ state=draft by="A\. Reader"\}\n## الشكل يغني عن التوقيع\n/);
    expect((await courses("check")).lines).toEqual(["1 courses: 0 errors, 0 warnings"]);
  });

  it("import nothing of a file that is cut off, misplaced or damaged", { timeout: 120_000 }, async () => {
    await exportAll("--lang", "ar");
    await edit("diplomatic-notes.ar", "الشكل يقوم مقام التوقيع", "الشكل يغني عن التوقيع");
    const path = join(out, `diplomatic-notes.ar.${ending}`);
    const whole = await readFile(path);
    const before = await bytesOf();
    const nothing = async (...args: string[]): Promise<void> => {
      const { ok, lines } = await importOne("diplomatic-notes.ar", ...args);
      expect([ok, lines[0]]).toEqual([false, expect.stringContaining("nothing is imported")]);
      expect(await bytesOf()).toEqual(before);
    };
    await nothing("--lang", "fr");
    await nothing("--course", "shelf");
    for (const share of [0.1, 0.5, 0.9]) {
      await writeFile(path, whole.subarray(0, Math.floor(whole.length * share)));
      await nothing();
    }
    await writeFile(
      path,
      Buffer.from(
        whole
          .toString("utf8")
          .replace("diplomatic-notes\\n", "another-course\\n")
          .replace(">diplomatic-notes</note>", ">another-course</note>"),
      ),
    );
    await nothing();
    await rm(path);
    await nothing();
  });

  it.each([[["--lang", "de"]], [["--course", "no-such-course"]], [["--lang", "en"]]])("refuse to export %j", async (args) => {
    expect((await exportAll(...args)).ok).toBe(false);
  });

  it.each([[["--state", "fine"]], [["--state", "reviewed"]], [["--by", 'A "quoted" name']], [["--lang", "de"]]])(
    "refuse to import %j",
    async (args) => {
      expect((await importOne("diplomatic-notes.ar", ...args)).ok).toBe(false);
    },
  );
});
