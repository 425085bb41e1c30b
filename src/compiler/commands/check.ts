import { join } from "node:path";
import { readAndCheck } from "../compile.ts";
import { formatDiagnostic } from "../diagnostic.ts";
import { readSourceFiles } from "../source/source-files.ts";
import type { Outcome } from "./command.ts";

/** Prints every diagnostic of every course; fails when one is an error. */
export async function check(root: string): Promise<Outcome> {
  const { courses, diagnostics } = readAndCheck(await readSourceFiles(root));
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const lines = diagnostics.map((diagnostic) => formatDiagnostic({ ...diagnostic, file: join(root, diagnostic.file) }));
  const summary = `${courses.length} courses: ${errors} errors, ${diagnostics.length - errors} warnings`;
  return { lines: [...lines, summary], ok: errors === 0 };
}
