import type { BlockWords, FigureDrawing, FigureWords, LessonBlock, LessonStructure, LessonWords } from "#domain/course/lesson.ts";
import { bases } from "#domain/course/lesson.ts";
import type { TextProvenance } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import { citeRefsFrom } from "../cite/cite-ref.ts";
import { type BlockText, blockProvenance, type LessonText, standingOf } from "../markdown/lesson-text.ts";
import type { Reference } from "../reference/reference.ts";
import type { FigureWordsYaml } from "../schema/course-schema.ts";
import type { FigureSource, LessonSource } from "../source/course-source.ts";
import { sourceHash, yamlHash } from "../source/source-hash.ts";
import { createTextCompiler, type TextCompiler } from "./compile-text.ts";
import { defined } from "./defined.ts";
import { fileProvenance, missingTranslation, partProvenance, sourceProvenance } from "./provenance.ts";

/** The language-free file of a lesson that has no errors. */
export function buildLessonStructure({ id, source, figures }: LessonSource): LessonStructure {
  const drawings: { [block: string]: FigureDrawing } = {};
  for (const [block, { figure }] of figures) drawings[block] = figure.drawing;
  return { format: 1, id, kind: "lesson", blocks: source.blocks.map(blockFrom), figures: drawings };
}

function blockFrom(block: BlockText): LessonBlock {
  const { id, kind, heading, attributes } = block;
  const cite = citeRefsFrom(attributes.cite);
  return defined({
    id,
    kind,
    heading: heading ? (true as const) : undefined,
    standing: standingOf(block),
    basis: bases.find((basis) => basis === attributes.basis),
    cite: cite.length > 0 ? cite : undefined,
  });
}

/** The words of a lesson in the source language, or in the language of `translation`. */
export function buildLessonWords(lesson: LessonSource, translation: LessonText | null, reference: Reference): LessonWords {
  const { source } = lesson;
  const text = translation ?? source;
  const compiler = createTextCompiler(
    text.locale,
    source.blocks.flatMap((block) => citeRefsFrom(block.attributes.cite)),
    reference,
  );
  const provenance = translation === null ? sourceProvenance : fileProvenance(translation.provenance, sourceHash(source.title));
  const blocks: { [id: string]: BlockWords } = {};
  for (const block of source.blocks) {
    const figure = lesson.figures.get(block.id);
    if (figure) {
      blocks[block.id] = figureBlockFrom(figure, text.locale, source.locale, provenance);
    } else if (translation === null) {
      blocks[block.id] = blockWordsFrom(block, compiler, source.locale);
    } else {
      const own = translation.blocks.find(({ id }) => id === block.id);
      blocks[block.id] = own
        ? { ...partProvenance(blockProvenance(own), sourceHash(block.words), provenance), ...blockWordsFrom(own, compiler, text.locale) }
        : { ...missingTranslation(source.locale), ...blockWordsFrom(block, compiler, source.locale) };
    }
  }
  return { ...provenance, title: text.title, blocks, cites: compiler.cites() };
}

function blockWordsFrom({ label, body }: BlockText, compiler: TextCompiler, locale: Locale): BlockWords {
  return { ...(label.length > 0 ? { label: compiler.nodes(label, locale) } : {}), body: compiler.nodes(body, locale) };
}

function figureBlockFrom({ words }: FigureSource, locale: Locale, sourceLang: Locale, file: TextProvenance): BlockWords {
  const source = words.get(sourceLang)?.value;
  const own = words.get(locale)?.value;
  if (source === undefined) return { body: [] };
  if (own === undefined) return { ...missingTranslation(sourceLang), body: [], figure: figureWordsFrom(source) };
  const provenance = locale === sourceLang ? {} : partProvenance(own, yamlHash(source), file);
  return { ...provenance, body: [], figure: figureWordsFrom(own) };
}

const figureWordsFrom = ({ title, desc, caption, labels }: FigureWordsYaml): FigureWords => defined({ title, desc, caption, labels });
