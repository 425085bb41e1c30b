import { writeFile } from "node:fs/promises";
import type { Locale } from "#domain/locale.ts";
import { readAndCheck } from "../compile.ts";
import { reviewFiles } from "../review/review-files.ts";
import { reviewPage } from "../review/review-page.ts";
import { readSourceFiles } from "../source/source-files.ts";
import { done, type Outcome, refused } from "./command.ts";
import { readMarks } from "./read-marks.ts";

export interface ReviewOptions {
  readonly lang: Locale;
  /** One course by its id; all courses and the reference shelf when not given. */
  readonly course?: string | undefined;
  readonly out?: string | undefined;
  /** A file of marks of an earlier review. */
  readonly since?: string | undefined;
}

/** Writes the file in which a reviewer reads a language's translations beside their sources, and marks them. */
export async function review(root: string, { lang, course, out, since }: ReviewOptions): Promise<Outcome> {
  const earlier = since === undefined ? null : await readMarks(since);
  if (earlier && "lines" in earlier) return earlier;
  if (earlier && earlier.lang !== lang) return refused(`${since} holds marks for "${earlier.lang}", not for "${lang}"`);
  const checked = readAndCheck(await readSourceFiles(root));
  if (course !== undefined && !checked.courses.some(({ id }) => id === course))
    return refused(`there is no course "${course}" that can be read: run courses check`);
  const files = reviewFiles(checked, lang, course).filter(({ segments }) => segments.length > 0);
  const all = files.flatMap(({ segments }) => segments);
  const translated = all.filter(({ status }) => status !== "missing").length;
  if (translated === 0) return refused(`nothing is translated into "${lang}" here`);
  const target = out ?? `review-${lang}${course === undefined ? "" : `-${course}`}.html`;
  await writeFile(
    target,
    reviewPage({ locale: lang, scope: course ?? "all courses", files, reference: checked.reference, since: earlier }),
  );
  return done(
    `${target} is written: ${translated} of ${all.length} parts are translated.`,
    "Send it to the reviewer. What they save comes back with: courses accept --marks <file>",
  );
}
