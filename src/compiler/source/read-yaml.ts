import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { error, type Place, type Report } from "../diagnostic.ts";
import { explainIssue } from "./explain-issue.ts";
import type { SourceFiles } from "./source-files.ts";

export type YamlPath = readonly (string | number)[];

/** A YAML file of a known shape that can say where each of its parts stands. */
export interface YamlFile<T> {
  readonly file: string;
  readonly value: T;
  /** The place of a part, or of its nearest parent that is written out; `at` defaults to the last id of the path. */
  place(path?: YamlPath, at?: string): Place;
}

/** Reads and checks one file. Problems are reported under `yaml-syntax` and `yaml-shape`; the result is then `null`. */
export function readYaml<T>(files: SourceFiles, file: string, schema: z.ZodType<T>, report: Report): YamlFile<T> | null {
  const text = files.get(file);
  if (text === undefined) {
    report(error("file-missing", { file }, "this file is needed and not there"));
    return null;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  for (const problem of document.errors) {
    report(error("yaml-syntax", { file, line: lineAt(problem.pos[0]) }, problem.message));
  }
  if (document.errors.length > 0) return null;

  const lineOf = (path: YamlPath): number | undefined => {
    for (let length = path.length; length > 0; length -= 1) {
      const parent = document.getIn(path.slice(0, length - 1), true);
      const key = isMap(parent) ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === path[length - 1])?.key : undefined;
      const node = isScalar(key) ? key : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return undefined;
  };
  const place = (path: YamlPath = [], at?: string): Place => ({ file, line: lineOf(path), at });

  const parsed = schema.safeParse(document.toJS(), { error: explainIssue });
  if (parsed.success) return { file, value: parsed.data, place };
  for (const issue of parsed.error.issues) {
    const path = issue.path.filter((part) => typeof part !== "symbol");
    report(error("yaml-shape", place(path, path.join(".") || undefined), issue.message));
  }
  return null;
}
