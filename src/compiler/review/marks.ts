import { z } from "zod";
import type { Locale } from "#domain/locale.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { locale } from "../schema/common.ts";

/** What a reviewer said of one part, and of which wording. `segment`: file, `#`, part. */
interface MarkBase {
  readonly segment: string;
  readonly source: string;
  /** "" where nothing is translated. */
  readonly translation: string;
}
export type Mark = MarkBase &
  (
    | { readonly verdict: "agree" }
    | { readonly verdict: "propose"; readonly words: readonly ProposedWords[]; readonly remark: string }
    | { readonly verdict: "remark"; readonly remark: string }
  );
export interface ProposedWords {
  readonly at: string;
  readonly from: string;
  readonly to: string;
}
/** The file that the review page saves. */
export interface MarkFile {
  readonly lang: Locale;
  readonly by: string;
  /** Time at which it was saved, ISO 8601. */
  readonly at: string;
  readonly marks: readonly Mark[];
}

export type MarkFileProblem =
  | { readonly code: "not-json" }
  | { readonly code: "newer-format" }
  | { readonly code: "not-marks"; readonly where: string };

const words = z.string().max(20_000);
const base = { segment: z.string().min(1), source: z.string().min(1), translation: z.string() };
const mark = z.discriminatedUnion("verdict", [
  z.strictObject({ ...base, verdict: z.literal("agree") }),
  z.strictObject({
    ...base,
    verdict: z.literal("propose"),
    words: z.array(z.strictObject({ at: z.string(), from: words, to: words })).min(1),
    remark: words,
  }),
  z.strictObject({ ...base, verdict: z.literal("remark"), remark: words.min(1) }),
]);
const markFile = z.strictObject({
  format: z.literal(1),
  kind: z.literal("translation-review"),
  lang: locale,
  /** Stands in attributes of a lesson's marks, so it has none of their signs. */
  by: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[^"“”{}<>\p{C}]+$/u),
  at: z.iso.datetime(),
  marks: z.array(mark).refine((marks) => new Set(marks.map(({ segment }) => segment)).size === marks.length, "a part is marked twice"),
});

/** Reads a file of marks. `where`: the first key at fault. */
export function parseMarkFile(text: string): Result<MarkFile, MarkFileProblem> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err({ code: "not-json" });
  }
  const parsed = markFile.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const { success: hasFormat, data } = z.object({ format: z.number() }).safeParse(value);
  if (hasFormat && data.format > 1) return err({ code: "newer-format" });
  return err({ code: "not-marks", where: parsed.error.issues[0]?.path.join(".") ?? "" });
}
