import type { Locale } from "#domain/locale.ts";
import { error, type Report } from "../diagnostic.ts";
import { lessonFrontMatterSchema } from "../schema/course-schema.ts";
import { readYaml } from "../source/read-yaml.ts";
import type { BlockText, LessonFile, LessonText } from "./lesson-text.ts";
import { translationAttributes } from "./marks.ts";
import { readBlock } from "./read-block.ts";
import { splitBlocks } from "./split-blocks.ts";

/** Reads one lesson file. Everything wrong in it is reported; what can be read is returned, or `null` without front matter. */
export function readLesson(lesson: LessonFile, locale: Locale, report: Report): LessonText | null {
  const { file, isSource } = lesson;
  const frontMatter = readFrontMatter(lesson, report);
  if (frontMatter === null) return null;
  const { title, lang, ...provenance } = frontMatter;
  if (lang !== locale) report(error("lang-file", { file, line: 2 }, `lang is "${lang}" in a file named ${locale}.md`));
  for (const key of translationAttributes) {
    if (isSource && provenance[key] !== undefined) {
      report(error("of-only-translation", { file, line: 1 }, `"${key}" stands in translations only`));
    }
  }
  let sound = true;
  const blocks = readBlocks(lesson, (diagnostic) => {
    if (unsoundRules.has(diagnostic.rule)) sound = false;
    report(diagnostic);
  });
  return { file, line: 1, locale, title, provenance, blocks, sound };
}

/** After these, blocks may be missing or merged: pairs and references are not checked on top. */
const unsoundRules = new Set(["block-marked", "mark-known", "mark-unreadable", "box-closed", "box-flat", "block-id", "block-id-unique"]);

function readFrontMatter({ file, text }: LessonFile, report: Report) {
  const yaml = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text)?.[1];
  if (yaml === undefined) {
    report(error("front-matter", { file, line: 1 }, "begin the file with ---, lang, title, ---"));
    return null;
  }
  // The leading line feed keeps line numbers right: front matter begins on line 2.
  return readYaml(new Map([[file, `\n${yaml}`]]), file, lessonFrontMatterSchema, report)?.value ?? null;
}

function readBlocks(lesson: LessonFile, report: Report): readonly BlockText[] {
  const blocks = splitBlocks(lesson, report)
    .map((piece) => readBlock(piece, lesson, report))
    .filter((block) => block !== null);
  const ids = new Set<string>();
  for (const block of blocks) {
    if (ids.has(block.id)) report(error("block-id-unique", block, `"${block.id}" stands twice in this lesson`));
    ids.add(block.id);
  }
  return blocks;
}
