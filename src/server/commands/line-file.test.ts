import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, expect, it } from "vitest";
import { readLines, writeLines } from "./line-file.ts";

const scratch = mkdtempSync(join(tmpdir(), "concord-lines-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const lines = Array.from({ length: 3000 }, (_, index) => `${index} \u0644\u064a\u0644\u0649 ${Math.imul(index, 0x9e3779b1)}`);

it.each(["plain.jsonl", "zipped.jsonl.gz"])("reads what it wrote: %s", async (name) => {
  const path = join(scratch, name);
  expect(await writeLines(path, Readable.from(lines))).toBe(readFileSync(path).length);
  expect(await Readable.from(readLines(path)).toArray()).toEqual(lines);
});

it("throws for a gzipped file cut off anywhere", { timeout: 30_000 }, async () => {
  const whole = join(scratch, "whole.jsonl.gz");
  await writeLines(whole, Readable.from(lines));
  const bytes = readFileSync(whole);
  const cut = join(scratch, "cut.jsonl.gz");
  for (let length = 1; length < bytes.length; length += length < 40 ? 1 : 997) {
    writeFileSync(cut, bytes.subarray(0, length));
    await expect(Readable.from(readLines(cut)).toArray(), `${length} bytes`).rejects.toThrow();
  }
});

it("can be left before its end", async () => {
  const path = join(scratch, "left.jsonl.gz");
  await writeLines(path, Readable.from(lines));
  for await (const line of readLines(path)) {
    expect(line).toBe(lines[0]);
    break;
  }
});

it("leaves out the mark that some editors put first", async () => {
  const path = join(scratch, "marked.jsonl");
  writeFileSync(path, "\ufeff{}\n");
  expect(await Readable.from(readLines(path)).toArray()).toEqual(["{}"]);
});
