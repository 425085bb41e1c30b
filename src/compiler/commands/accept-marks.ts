import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CheckedSources, readAndCheck } from "../compile.ts";
import type { Mark, MarkFile } from "../review/marks.ts";
import { reviewFiles } from "../review/review-files.ts";
import type { ReviewFile, ReviewSegment } from "../review/review-segment.ts";
import { readSourceFiles } from "../source/source-files.ts";
import { type AcceptedPart, acceptText } from "./accept-text.ts";
import type { Outcome } from "./command.ts";
import { readMarks } from "./read-marks.ts";

interface Reviewed {
  readonly mark: Mark;
  readonly file: ReviewFile;
  readonly segment: ReviewSegment;
}

/**
 * Writes what a reviewer agreed to, and prints what they proposed and remarked, which people work in. A mark on a wording that has changed
 * since is refused, and the others are taken.
 */
export async function acceptMarks(root: string, marksFile: string): Promise<Outcome> {
  const marks = await readMarks(marksFile);
  if ("lines" in marks) return marks;
  const sources = await readSourceFiles(root);
  const checked = readAndCheck(sources);
  const { current, outdated } = sortMarks(marks, reviewFiles(checked, marks.lang));
  const agreed = current.filter(({ mark }) => mark.verdict === "agree");

  const texts = new Map(sources);
  const written = new Map<string, string>();
  const whole: string[] = [];
  const waiting: string[] = [];
  for (const file of new Set(agreed.map((each) => each.file))) {
    const own = agreed.filter((each) => each.file === file).map(({ segment }) => segment);
    const isWhole = isReviewedWith(file, own);
    if (isWhole) whole.push(`${join(root, file.file)} is reviewed as a whole`);
    else if (own.some(({ part }) => part === "")) waiting.push(`${join(root, file.file)} is reviewed at its top once all of its parts are`);
    const text = accepted(await readFile(join(root, file.file), "utf8"), file, own, isWhole ? marks.by : undefined, marks.by);
    written.set(file.file, text);
    texts.set(file.file, text.replaceAll("\r\n", "\n"));
  }
  const after = readAndCheck(texts);
  const failed = notWritten(agreed, after, marks);
  const broken = new Set([...failed.map(({ file }) => file.file), ...newErrors(checked, after)]);

  const changed = [...written].filter(([file]) => texts.get(file) !== sources.get(file) && !broken.has(file));
  for (const [file, text] of changed) await writeFile(join(root, file), text);
  const taken = agreed.filter(({ file }) => !broken.has(file.file));
  const place = ({ file, segment }: Reviewed) =>
    `  ${join(root, file.file)}${segment.line ? `:${segment.line}` : ""} ${segment.part}`.trimEnd();
  const section = (title: string, lines: readonly string[]) => (lines.length > 0 ? [title, ...lines] : []);
  return {
    ok: outdated.length === 0 && broken.size === 0,
    lines: [
      `${taken.length} parts agreed by ${marks.by}, ${changed.length} files changed`,
      ...[...whole, ...waiting].filter((line) => ![...broken].some((file) => line.startsWith(`${join(root, file)} `))),
      ...section(
        "Refused, since the wording is another than in the review: make a new review file",
        outdated.map((line) => `  ${line}`),
      ),
      ...section(
        "Not written, since these files cannot take the marks: is a part written on one line, or does courses check name an error?",
        [...broken].map((file) => `  ${join(root, file)}`),
      ),
      ...section(
        "Proposed, to be worked in by hand and accepted again",
        current.flatMap((each) => proposalLines(place(each), each.mark)),
      ),
      ...section(
        "Remarks",
        current.flatMap((each) => remarkLines(place(each), each.mark)),
      ),
    ],
  };
}

function sortMarks({ marks }: MarkFile, files: readonly ReviewFile[]): { current: readonly Reviewed[]; outdated: readonly string[] } {
  const known = new Map<string, Omit<Reviewed, "mark">>(
    files.flatMap((file) => file.segments.map((segment) => [`${file.file}#${segment.part}`, { file, segment }] as const)),
  );
  const current: Reviewed[] = [];
  const outdated: string[] = [];
  for (const mark of marks) {
    const found = known.get(mark.segment);
    const changes = [
      ...(found?.segment.sourceHash === mark.source ? [] : ["its source"]),
      ...((found?.segment.translationHash ?? "") === mark.translation ? [] : ["its translation"]),
    ];
    if (!found) outdated.push(`${mark.segment}: it is no longer there`);
    else if (changes.length > 0) outdated.push(`${mark.segment}: ${changes.join(" and ")} changed`);
    else if (mark.verdict === "agree" && found.segment.status === "missing") outdated.push(`${mark.segment}: it is not translated`);
    else current.push({ ...found, mark });
  }
  return { current, outdated };
}

/** Whether every part of the file is reviewed once these are. */
function isReviewedWith({ segments }: ReviewFile, agreed: readonly ReviewSegment[]): boolean {
  const isReviewed = ({ state, status }: ReviewSegment) => state === "reviewed" && status === "current";
  return segments.some(({ part }) => part === "") && segments.every((segment) => agreed.includes(segment) || isReviewed(segment));
}

/**
 * The file with its agreed parts confirmed and reviewed. What stands at its top speaks for all parts that say nothing themselves, so it
 * becomes `reviewed` only with the whole file; a part that another person reviewed then says so itself.
 */
function accepted(text: string, file: ReviewFile, agreed: readonly ReviewSegment[], whole: string | undefined, by: string): string {
  const top = agreed.find(({ part }) => part === "");
  const speaksForAll = top !== undefined && whole !== undefined;
  const parts = file.segments.flatMap((segment): AcceptedPart[] => {
    const { part, line, sourceHash, ownState, state } = segment;
    if (part === "" || line === undefined) return [];
    if (agreed.includes(segment)) return [{ line, of: sourceHash, ...(speaksForAll && !ownState ? {} : { state: "reviewed", by }) }];
    return speaksForAll && !ownState ? [{ line, state, by: segment.by }] : [];
  });
  return acceptText(text, file.format, { top: top?.sourceHash, parts, ...(speaksForAll && { state: "reviewed", by: whole }) });
}

/** Agreed parts that do not read as confirmed and reviewed in the files as they would be. */
function notWritten(agreed: readonly Reviewed[], after: CheckedSources, { lang, by }: MarkFile): readonly Reviewed[] {
  const files = new Map(reviewFiles(after, lang).map((file) => [file.file, file]));
  return agreed.filter(({ file, segment }) => {
    const now = files.get(file.file)?.segments.find(({ part }) => part === segment.part);
    const isReviewed = now?.state === "reviewed" && now.by === by;
    return now?.status !== "current" || (segment.part !== "" && !isReviewed);
  });
}

/** Files with an error that they did not have. */
function newErrors(before: CheckedSources, after: CheckedSources): readonly string[] {
  const errorsIn = ({ diagnostics }: CheckedSources) =>
    diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ file, rule, message }) => ({ file, text: `${file} ${rule} ${message}` }));
  const known = new Set(errorsIn(before).map(({ text }) => text));
  return errorsIn(after).flatMap(({ file, text }) => (known.has(text) ? [] : [file]));
}

function proposalLines(place: string, mark: Mark): readonly string[] {
  if (mark.verdict !== "propose") return [];
  const words = mark.words.flatMap(({ at, from, to }) => [`    ${at}`, ...block("now", from), ...block("proposed", to)]);
  return [place, ...words, ...(mark.remark === "" ? [] : block("remark", mark.remark))];
}

const remarkLines = (place: string, mark: Mark): readonly string[] =>
  mark.verdict === "remark" ? [place, ...block("remark", mark.remark)] : [];

const block = (name: string, text: string): readonly string[] =>
  text.split("\n").map((line, index) => (index === 0 ? `      ${name}: ${line}` : `        ${line}`));
