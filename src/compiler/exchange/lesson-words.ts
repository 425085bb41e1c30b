import type { Node } from "mdast";
import type { Locale } from "#domain/locale.ts";
import { type BlockText, blockProvenance, type LessonText } from "../markdown/lesson-text.ts";
import type { SourceFiles } from "../source/source-files.ts";
import { sourceHash } from "../source/source-hash.ts";
import type { WordsFile, WordsPart, WordsSegment } from "./words-file.ts";

/** A lesson's title and its blocks; a figure's words stand in its own folder. */
export function lessonWords(
  folder: string,
  source: LessonText,
  translation: LessonText | undefined,
  files: SourceFiles,
  locale: Locale,
): WordsFile {
  const file = `${folder}/${locale}.md`;
  const [sourceText, text] = [files.get(source.file) ?? "", files.get(file) ?? ""];
  const head: WordsPart = {
    path: [],
    hash: sourceHash(source.title),
    provenance: translation?.provenance,
    segments: [
      {
        id: `${folder}#title`,
        path: ["title"],
        source: source.title,
        target: translation?.title ?? "",
        form: "plain",
        free: false,
        kind: "title",
      },
    ],
  };
  const blocks = source.blocks
    .filter(({ kind }) => kind !== "figure")
    .map((block): WordsPart => {
      const own = translation?.blocks.find(({ id }) => id === block.id);
      const path = ["blocks", block.id];
      const label: WordsSegment = {
        id: `${folder}#${path.join("/")}/label`,
        path: [...path, "label"],
        source: labelOf(block, sourceText),
        target: own ? labelOf(own, text) : "",
        form: "line",
        free: false,
        kind: `${block.kind} (its words in square brackets)`,
      };
      const body: WordsSegment = {
        id: `${folder}#${path.join("/")}`,
        path,
        source: bodyOf(block, sourceText),
        target: own ? bodyOf(own, text) : "",
        form: "block",
        free: false,
        kind: block.heading ? "heading" : block.kind,
      };
      return {
        path,
        hash: sourceHash(block.words),
        provenance: own && blockProvenance(own),
        segments: label.source === "" ? [body] : [label, body],
      };
    });
  return {
    file,
    sourceFile: source.file,
    locale,
    owner: "lesson",
    title: source.title,
    provenance: translation?.provenance,
    parts: [head, ...blocks],
    content: { format: "md", source, translation },
  };
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where the nodes stand in their file; undefined for none. */
export function rangeOf(nodes: readonly Node[]): Range | undefined {
  const start = nodes.at(0)?.position?.start.offset;
  const end = nodes.at(-1)?.position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}

const slice = (text: string, range: Range | undefined): string => (range ? text.slice(range.start, range.end) : "");
const labelOf = ({ label }: BlockText, text: string): string => slice(text, rangeOf(label));
const bodyOf = ({ body }: BlockText, text: string): string => slice(text, rangeOf(body));
