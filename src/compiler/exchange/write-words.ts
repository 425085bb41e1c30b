import type { Attributes } from "../markdown/mark-attributes.ts";
import type { YamlPath } from "../source/read-yaml.ts";
import { type BlockChange, lessonEdits, newLesson } from "./lesson-edits.ts";
import type { TextEdit } from "./text-edits.ts";
import { isHead, type WordsFile, type WordsPart } from "./words-file.ts";
import { blockBranch } from "./write-yaml.ts";
import { yamlEdits } from "./yaml-edits.ts";
import { type YamlBranch, yamlTree } from "./yaml-tree.ts";

/** What is written into one part: texts by segment id, and what its translation says of itself from now on. */
export interface PartChange {
  readonly part: WordsPart;
  readonly texts: ReadonlyMap<string, string>;
  readonly attributes: Attributes;
}
export interface WordsChange {
  readonly parts: readonly PartChange[];
  /** For the top of the file: of a head, or what all parts follow that say nothing else. */
  readonly top: Attributes;
}

/** Either a file that was not there, or edits of one that is. */
export type WrittenWords = { readonly created: string } | { readonly edits: readonly TextEdit[] };

/** Writes translations into a words file; `text` is what stands there, undefined where there is no file. */
export function writeWords(file: WordsFile, text: string | undefined, change: WordsChange): WrittenWords {
  const { content } = file;
  if (content.format === "yaml") {
    const tree = yamlTree(yamlTexts(file, change, text === undefined), content.source);
    return text === undefined ? { created: blockBranch(tree, 0) } : { edits: yamlEdits(text, tree, content.source) };
  }
  const lesson = { top: frontMatter(file, change, text === undefined), blocks: blockChanges(change) };
  if (text === undefined || content.translation === undefined) return { created: newLesson(content.source, lesson) };
  return { edits: lessonEdits(text, content.source, content.translation, lesson) };
}

type Text = readonly [YamlPath, string | readonly string[]];

function* attributeTexts(path: YamlPath, { of, state, by }: Attributes): Generator<Text> {
  for (const [key, value] of Object.entries({ of, state, by })) if (value !== undefined) yield [[...path, key], value];
}

function* topTexts({ locale }: WordsFile, { top }: WordsChange, isNew: boolean): Generator<Text> {
  if (isNew) yield [["lang"], locale];
  yield* attributeTexts([], top);
}

function* yamlTexts(file: WordsFile, change: WordsChange, isNew: boolean): Generator<Text> {
  yield* topTexts(file, change, isNew);
  for (const { part, texts, attributes } of change.parts) {
    if (!isHead(part)) yield* attributeTexts(part.path, attributes);
    for (const { id, path, form } of part.segments) {
      const text = texts.get(id);
      if (text !== undefined) yield [path, form === "list" ? text.split("\n") : text];
    }
  }
}

function frontMatter(file: WordsFile, change: WordsChange, isNew: boolean): YamlBranch {
  const title = change.parts
    .filter(({ part }) => isHead(part))
    .flatMap(({ texts }): readonly Text[] => [...texts.values()].map((text) => [["title"], text]));
  return yamlTree([...topTexts(file, change, isNew), ...title], { title: "" });
}

/** A lesson's block has one text, or two: the words in its mark, and those below. */
function blockChanges({ parts }: WordsChange): ReadonlyMap<string, BlockChange> {
  return new Map(
    parts
      .filter(({ part }) => !isHead(part))
      .map(({ part, texts, attributes }) => {
        const at = (last: "label" | undefined): string | undefined => {
          const segment = part.segments.find(({ path }) => (path.length === part.path.length ? undefined : "label") === last);
          return segment && texts.get(segment.id);
        };
        return [String(part.path.at(-1)), { ...attributes, label: at("label"), body: at(undefined) }];
      }),
  );
}
