import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type ImportRule, violationsIn } from "./import-rules.ts";

/** One planted mistake for each rule: the file at fault, its text, and what must be found. */
const planted: readonly { rule: ImportRule; file: string; text: string; found: string }[] = [
  { rule: "layer-unknown", file: "src/helpers/pad.ts", text: "export const pad = 1;", found: "helpers" },
  { rule: "layers-import-downwards", file: "src/domain/a.ts", text: 'import type { P } from "#page/p.ts";', found: "src/page/p.ts" },
  { rule: "layers-import-downwards", file: "src/page/a.ts", text: 'export { x } from "../app/x.ts";', found: "src/app/x.ts" },
  { rule: "layers-import-downwards", file: "src/server/a.ts", text: 'type P = import("#page/p.ts").P;', found: "src/page/p.ts" },
  { rule: "layers-import-downwards", file: "src/app/a.ts", text: 'const p = () => import("#compiler/p.ts");', found: "src/compiler/p.ts" },
  { rule: "layers-import-downwards", file: "src/sync/a.ts", text: 'import "../../tests/support/x.ts";', found: "tests/support/x.ts" },
  {
    rule: "features-are-strangers",
    file: "src/app/features/quiz/quiz-screen.tsx",
    text: 'import { Note } from "../lesson/note.tsx"; export const Quiz = () => <Note />;',
    found: "src/app/features/lesson/note.tsx",
  },
  { rule: "pure-layers-import-no-packages", file: "src/domain/a.ts", text: 'import * as v from "valibot";', found: "valibot" },
  { rule: "pure-layers-import-no-packages", file: "src/page/a.ts", text: 'import { x } from "@scope/name/deep";', found: "@scope/name" },
  { rule: "pure-layers-read-no-clock", file: "src/domain/a.ts", text: "export const now = Date.now();", found: "Date.now" },
  { rule: "pure-layers-read-no-clock", file: "src/domain/a.ts", text: "export const now = new Date();", found: "new Date()" },
  { rule: "pure-layers-read-no-clock", file: "src/page/a.ts", text: "export const dice = Math.random();", found: "Math.random" },
  { rule: "browser-imports-no-build-packages", file: "src/app/a.ts", text: 'import { z } from "zod";', found: "zod" },
  { rule: "browser-imports-no-build-packages", file: "src/offline/a.ts", text: 'import fs from "node:fs";', found: "node:fs" },
];

describe("violationsIn", () => {
  for (const { rule, file, text, found } of planted) {
    it(`finds ${rule} in ${file}: ${text}`, () => {
      expect(violationsIn(new Map([[file, text]]))).toContainEqual({ rule, file, found });
    });
  }

  it("finds a circle of imports, type imports included", () => {
    const circle = new Map([
      ["src/domain/a.ts", 'import { b } from "./b.ts"; export type A = typeof b;'],
      ["src/domain/b.ts", 'import type { A } from "#domain/a.ts"; export const b = 1;'],
    ]);
    const found = "src/domain/a.ts -> src/domain/b.ts -> src/domain/a.ts";
    expect(violationsIn(circle)).toEqual([{ rule: "no-circular-imports", file: "src/domain/a.ts", found }]);
  });

  it("lets imports go downwards, and tests import what they like", () => {
    const sources = new Map([
      ["src/app/a.ts", 'import { useState } from "react"; import { r } from "#domain/r.ts"; import x from "../page/x.ts?raw";'],
      ["src/app/features/quiz/b.ts", 'import { c } from "./c.ts"; import { d } from "../../ui/d.ts";'],
      ["src/domain/r.ts", "export const r = (at: number) => new Date(at).toISOString();"],
      ["src/domain/r.test.ts", 'import { s } from "#server/s.ts"; import { it } from "vitest"; const now = Date.now();'],
    ]);
    expect(violationsIn(sources)).toEqual([]);
  });
});

it("holds for everything under src", () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const paths = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).map((path) => `src/${path.replaceAll(sep, "/")}`);
  const sources = paths.filter((path) => /\.tsx?$/.test(path)).map((path) => [path, readFileSync(join(root, path), "utf8")] as const);
  expect(sources.length).toBeGreaterThan(0);
  expect(violationsIn(new Map(sources))).toEqual([]);
});
