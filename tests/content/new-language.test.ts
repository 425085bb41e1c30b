import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";

const root = join(import.meta.dirname, "../..");
const run = promisify(execFile);
const lesson = "courses/diplomatic-notes/notes/what-a-note-is";

/** A copy of the sources with the fixture course. */
function copyOfProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "concord-language-"));
  for (const part of ["src", "locales", "package.json", "tsconfig.json"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  cpSync(join(root, "tests/fixtures/courses/good"), join(folder, "courses"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  return folder;
}

/** Names and contents of all files. */
function filesOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() || entry.isDirectory());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.includes("node_modules"));
  const isFile = new Set(files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  const content = (path: string) => (isFile.has(path) ? createHash("sha256").update(readFileSync(path)).digest("hex") : "folder");
  return new Map(paths.sort().map((path) => [path.slice(folder.length), content(path)]));
}

async function node(folder: string, ...args: string[]): Promise<{ readonly ok: boolean; readonly said: string }> {
  const command = run(process.execPath, ["--import", "tsx", ...args], { cwd: folder });
  return command.then(
    ({ stdout }) => ({ ok: true, said: stdout }),
    ({ stdout, stderr }: { stdout: string; stderr: string }) => ({ ok: false, said: stdout + stderr }),
  );
}

it("adds Portuguese by one command to a course that falls back labelled, and takes it out again to the last byte", {
  timeout: 240_000,
}, async () => {
  const folder = copyOfProject();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const courses = (...args: string[]) => node(folder, "src/compiler/cli.ts", ...args);
  const before = filesOf(folder);

  const made = await courses("new", "language", "pt");
  expect(made).toMatchObject({ ok: true });
  expect(made.said).toContain("courses remove language pt");
  expect(made.said).toContain("Plural forms: one, many, other.");
  const added = [...filesOf(folder).keys()].filter((file) => !before.has(file));
  expect(added.every((file) => /^\/(?:locales\/pt\b|courses\/\w+\/pt\.yaml$)/.test(file))).toBe(true);

  translateOneBlock(folder);
  const { errors, status, ...text } = await readPortuguese(folder);
  expect(errors).toEqual([]);
  expect(status).toMatch(/pt {2}current 0% {2}stale 0% {2}unconfirmed [1-9]\d*% {2}missing \d\d%/);
  expect(text).toEqual({ own: "machine", missing: "en" });

  const kept = await courses("remove", "language", "pt");
  expect(kept).toMatchObject({ ok: false, said: expect.stringContaining(`${lesson}/pt.md`) });
  rmSync(join(folder, lesson, "pt.md"));
  rmSync(join(folder, "courses/diplomatic-notes/notes/pt.yaml"));
  rmSync(join(folder, "courses/diplomatic-notes/pt.yaml"));
  expect(await courses("remove", "language", "pt")).toMatchObject({ ok: true });
  expect(filesOf(folder)).toEqual(before);
});

it("compiles with one more language wherever a table names languages", { timeout: 240_000 }, async () => {
  const folder = copyOfProject();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  expect(await node(folder, "src/compiler/cli.ts", "new", "language", "pt")).toMatchObject({ ok: true });
  const settings = JSON.parse(readFileSync(join(folder, "tsconfig.json"), "utf8"));
  const noTests = "src/**/*.test.*"; // they lean on the tests' own support
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ ...settings, include: ["src"], exclude: [...settings.exclude, noTests] }));
  const checked = await node(folder, join(root, "node_modules/typescript/bin/tsc"), "--noEmit");
  expect(checked).toEqual({ ok: true, said: "" });
});

it.each([
  ["en", "there already"],
  ["xx", "knows no such language"],
  ["pt-BR", "two small letters"],
])("refuses to add %s, and changes nothing", { timeout: 60_000 }, async (code, said) => {
  const answer = await node(root, "src/compiler/cli.ts", "new", "language", code);
  expect(answer.ok).toBe(false);
  expect(answer.said).toContain(said);
});

/** Outlines, title and first block of one lesson; the rest is not translated. */
function translateOneBlock(folder: string): void {
  for (const outline of ["courses/diplomatic-notes", "courses/diplomatic-notes/notes"]) {
    const english = readFileSync(join(folder, outline, "en.yaml"), "utf8");
    writeFileSync(join(folder, outline, "pt.yaml"), english.replace("lang: en", "lang: pt\nstate: machine"));
  }
  const [, first = ""] = /^(:::question.*?^:::$)/ms.exec(readFileSync(join(folder, lesson, "en.md"), "utf8")) ?? [];
  writeFileSync(join(folder, lesson, "pt.md"), `---\nlang: pt\ntitle: Uma nota que fala por um Estado\nstate: machine\n---\n\n${first}\n`);
}

/** What readers of Portuguese are told of a block that is translated, and in which language another is; and what the compiler says. */
async function readPortuguese(folder: string): Promise<{ readonly [fact: string]: unknown }> {
  const script = `
    import { run } from "./src/compiler/cli.ts";
    import { compileCourses } from "./src/compiler/compile.ts";
    const { diagnostics, manifests, files } = await compileCourses({ root: "courses" });
    const { words } = manifests.get("diplomatic-notes").manifest.activities["what-a-note-is"];
    const { state, blocks } = JSON.parse(files.get(words.pt.hash));
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const status = (await run(["status"])).lines.join("\\n");
    console.log(JSON.stringify({ errors, status, own: blocks["q-open"].state ?? state, missing: blocks.form.lang }));`;
  writeFileSync(join(folder, "read.ts"), script);
  const { said } = await node(folder, "read.ts");
  rmSync(join(folder, "read.ts"));
  return JSON.parse(said) as { readonly [fact: string]: unknown };
}
