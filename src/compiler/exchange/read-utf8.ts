import { err, ok, type Result } from "#domain/result.ts";

const largest = 50 * 1024 * 1024;

/** The text of a file from outside; refused when it is not UTF-8, or larger than any course. */
export function readUtf8(bytes: Uint8Array): Result<string, string> {
  if (bytes.byteLength > largest) return err("it is larger than 50 MiB");
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return err("it is not UTF-8: save it as UTF-8");
  }
}
