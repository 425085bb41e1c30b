import { err, ok, type Result } from "#domain/result.ts";
import { parseStatement, type StatementProblem } from "./parse-statement.ts";
import type { Statement } from "./statement.ts";

/** A learner's record on its way between devices by file. */
export interface RecordFile {
  readonly format: "concord-record";
  readonly version: 1;
  /** Whose record it is: an account, or `anon:<uuid>`. */
  readonly owner: string;
  /** ISO 8601, UTC. */
  readonly exportedAt: string;
  readonly statements: readonly Statement[];
}
export interface ReadRecordFile extends RecordFile {
  /** Entries that could not be read as statements: counted and named, never imported. They stay in the file. */
  readonly unreadable: readonly StatementProblem[];
}

/**
 * not-json: not a text that Concord wrote, or cut off; not-a-record: JSON of something else; newer-version: written by a newer
 * Concord; damaged: there are statements, and none of them can be read.
 */
export type RecordFileProblem =
  | { readonly code: "not-json" | "not-a-record" }
  | { readonly code: "newer-version"; readonly version: number }
  | { readonly code: "damaged"; readonly unreadable: number };

/** The text of a record file, one statement a line. */
export function exportRecord(owner: string, statements: readonly Statement[], exportedAt: Date): string {
  const head = JSON.stringify({ format: "concord-record", version: 1, owner, exportedAt: exportedAt.toISOString() });
  const lines = statements.map((statement) => JSON.stringify(statement)).join(",\n");
  return `${head.slice(0, -1)},"statements":[\n${lines}\n]}\n`;
}

/** Reads a record file. Fields of a newer Concord inside statements are kept. Never throws. */
export function parseRecordFile(text: string): Result<ReadRecordFile, RecordFileProblem> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const file = json.value;
  if (!isFields(file) || file.format !== "concord-record" || typeof file.version !== "number") return err({ code: "not-a-record" });
  if (file.version > 1) return err({ code: "newer-version", version: file.version });
  const { owner, exportedAt, statements: entries } = file;
  if (file.version !== 1 || typeof owner !== "string" || owner === "" || typeof exportedAt !== "string" || !Array.isArray(entries)) {
    return err({ code: "not-a-record" });
  }
  const statements: Statement[] = [];
  const unreadable: StatementProblem[] = [];
  for (const [index, entry] of entries.entries()) {
    const statement = parseStatement(entry);
    if (statement.ok) statements.push(statement.value);
    else unreadable.push({ ...statement.error, at: statement.error.at.replace("$", `$.statements[${index}]`) });
  }
  if (statements.length === 0 && unreadable.length > 0) return err({ code: "damaged", unreadable: unreadable.length });
  return ok({ format: "concord-record", version: 1, owner, exportedAt, statements, unreadable });
}

function parseJson(text: string): Result<unknown, { readonly code: "not-json" }> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    return err({ code: "not-json" });
  }
}

const isFields = (value: unknown): value is { readonly [field: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
