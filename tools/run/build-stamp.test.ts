import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readStamp, sourcesHashOf, writeStamp } from "./build-stamp.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "concord-stamp-")) + sep;
  for (const folder of ["src/app", "courses", "locales", "public", "tools", "dist"]) mkdirSync(join(root, folder), { recursive: true });
  for (const file of ["package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "src/app/main.ts"])
    writeFileSync(join(root, file), file);
});
afterEach(() => rmSync(root, { recursive: true }));

describe("sourcesHashOf", () => {
  it("stays the same when a file is only touched, or the output changes", () => {
    const before = sourcesHashOf(root);
    utimesSync(join(root, "src/app/main.ts"), 1, 1);
    writeFileSync(join(root, "dist/index.html"), "built");
    expect(sourcesHashOf(root)).toBe(before);
  });

  it("changes with a file's text, with its name, and with a new file", () => {
    const hashes = [sourcesHashOf(root)];
    for (const [file, text] of [
      ["src/app/main.ts", "changed"],
      ["courses/course.yaml", ""],
      ["courses/course.yml", ""],
      ["package-lock.json", "{}"],
    ] as const) {
      writeFileSync(join(root, file), text);
      hashes.push(sourcesHashOf(root));
    }
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe("readStamp", () => {
  it("reads what was written, and nothing from a folder without a finished build", () => {
    expect(readStamp(join(root, "dist"))).toBeUndefined();
    writeStamp(join(root, "dist"), { sources: "abc", quality: 5 });
    expect(readStamp(join(root, "dist"))).toEqual({ sources: "abc", quality: 5 });
    writeFileSync(join(root, "dist/stamp.json"), "{");
    expect(readStamp(join(root, "dist"))).toBeUndefined();
  });
});
