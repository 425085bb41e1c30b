import { readFile } from "node:fs/promises";
import { type MarkFile, type MarkFileProblem, parseMarkFile } from "../review/marks.ts";
import { type Outcome, refused } from "./command.ts";

/** The file of marks with this name, or why it cannot be used. */
export async function readMarks(file: string): Promise<MarkFile | Outcome> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    return refused(`${file} cannot be read`);
  }
  const parsed = parseMarkFile(text);
  return parsed.ok ? parsed.value : refused(`${file} ${explain(parsed.error)}`);
}

function explain(problem: MarkFileProblem): string {
  switch (problem.code) {
    case "not-json":
      return "is not JSON: was it cut off on the way?";
    case "newer-format":
      return "was written by a newer version";
    case "not-marks":
      return `is no file of marks that can be used${problem.where === "" ? "" : `: look at ${problem.where}`}`;
  }
}
