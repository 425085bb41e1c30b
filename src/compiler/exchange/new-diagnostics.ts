import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { Diagnostic } from "../diagnostic.ts";
import { isHead, type WordsFile, type WordsPart } from "./words-file.ts";

/** What is said after a change and was not said before it, wherever its line is now. */
export function newDiagnostics(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Map<string, number>();
  for (const diagnostic of before) known.set(keyOf(diagnostic), (known.get(keyOf(diagnostic)) ?? 0) + 1);
  return after.filter((diagnostic) => {
    const left = known.get(keyOf(diagnostic)) ?? 0;
    known.set(keyOf(diagnostic), left - 1);
    return left <= 0;
  });
}

const keyOf = ({ severity, rule, file, at, message }: Diagnostic): string => JSON.stringify([severity, rule, file, at, message]);

/** The part of a words file that a diagnostic is about, by its id or its line in `text`; undefined where it names none. */
export function partAt(file: WordsFile, { file: named, line, at }: Diagnostic, text: string): WordsPart | undefined {
  const byId = file.parts.find(({ path }) => path.length > 0 && at !== undefined && path.at(-1) === at);
  if (byId || line === undefined || named !== file.file) return byId;
  const begun = linesOf(file, text).filter((part) => part.line <= line);
  return begun.toSorted((a, b) => a.line - b.line).at(-1)?.part ?? file.parts.find(isHead);
}

function linesOf(file: WordsFile, text: string): readonly { readonly part: WordsPart; readonly line: number }[] {
  const lineOf = file.content.format === "md" ? markLines(text) : keyLines(text);
  return file.parts.flatMap((part) => {
    const line = isHead(part) ? 1 : lineOf(part);
    return line === undefined ? [] : [{ part, line }];
  });
}

function markLines(text: string): (part: WordsPart) => number | undefined {
  const lines = new Map<string, number>();
  for (const [index, line] of text.split("\n").entries()) {
    const [, id] = /^:{2,3}[a-z]+.*\{#([a-z0-9-]+)[^}]*\}\s*$/.exec(line) ?? [];
    if (id !== undefined && !lines.has(id)) lines.set(id, index + 1);
  }
  return ({ path }) => lines.get(String(path.at(-1)));
}

function keyLines(text: string): (part: WordsPart) => number | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  return ({ path }) => {
    const parent = document.getIn(path.slice(0, -1), true);
    const key = isMap(parent) ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === path.at(-1))?.key : undefined;
    return isScalar(key) && key.range ? counter.linePos(key.range[0]).line : undefined;
  };
}
