import type { CiteRef } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import { citeRefsFrom } from "../cite/cite-ref.ts";
import type { CheckedSources } from "../compile.ts";
import { type BlockText, blockProvenance } from "../markdown/lesson-text.ts";
import type { Provenance } from "../schema/common.ts";
import type { CourseSource, LessonSource, QuizSource, ScenarioSource, WordsFiles } from "../source/course-source.ts";
import { itemCites } from "../source/item-references.ts";
import { itemTexts } from "../source/prose.ts";
import { scenarioParts, scenarioTexts } from "../source/scenario-texts.ts";
import { sourceHash, yamlHash } from "../source/source-hash.ts";
import { worksheetCites } from "../source/worksheet-cites.ts";
import { worksheetTexts } from "../source/worksheet-texts.ts";
import type { YamlText } from "../source/yaml-text.ts";
import { markedPaths, type ReviewFile, type ReviewSegment, type Side, segmentFrom, textsOf } from "./review-segment.ts";
import { shelfReview } from "./review-shelf.ts";

/** Everything that is translated into a language: of all courses and the reference shelf, or of one course. */
export function reviewFiles(
  { courses, reference }: Pick<CheckedSources, "courses" | "reference">,
  locale: Locale,
  only?: string,
): readonly ReviewFile[] {
  const chosen = courses.filter(({ id, sourceLang }) => sourceLang !== locale && (only === undefined || id === only));
  return [...chosen.flatMap((course) => courseReview(course, locale)), ...(only === undefined ? shelfReview(reference, locale) : [])];
}

/** Everything of a course that is translated into a language, in the order in which a learner meets it; what is not translated too. */
function courseReview(course: CourseSource, locale: Locale): readonly ReviewFile[] {
  const { sourceLang } = course;
  const title = course.words.get(sourceLang)?.value.title ?? course.id;
  const context: Context = { locale, sourceLang, path: [title] };
  const quizTitle = (quiz: QuizSource): string => quiz.words.get(sourceLang)?.value.title ?? quiz.id;
  const quizFile = (quiz: QuizSource, path: readonly string[]) => reviewQuiz(quiz, { ...context, path: [...path, quizTitle(quiz)] });
  return [
    wordsFile(course.folder, course.words, "outline of the course", context),
    ...course.modules.flatMap((module) => {
      const name = module.words.get(sourceLang)?.value;
      const path = [title, name?.title ?? module.id];
      const at = (activity: string): Context => ({ ...context, path: [...path, name?.activities[activity] ?? activity] });
      return [
        wordsFile(module.folder, module.words, "outline of the module", { ...context, path }),
        ...module.lessons.flatMap((lesson) => reviewLesson(lesson, at(lesson.id))),
        ...module.quizzes.map((quiz) => quizFile(quiz, path)),
        ...module.scenarios.map((scenario) => reviewScenario(scenario, at(scenario.id))),
        ...module.worksheets.map(({ id, folder, yaml, words }) =>
          wordsFile(
            folder,
            words,
            "worksheet",
            at(id),
            [...worksheetCites(yaml.value)].map(({ ref }) => ref),
            worksheetTexts,
          ),
        ),
      ];
    }),
    ...course.quizzes.map((quiz) => quizFile(quiz, [title])),
  ];
}

interface Context {
  readonly locale: Locale;
  readonly sourceLang: Locale;
  readonly path: readonly string[];
}

const reviewFile = (
  folder: string,
  format: "md" | "yaml",
  { locale, sourceLang, path }: Context,
  segments: readonly ReviewSegment[],
): ReviewFile => ({ file: `${folder}/${locale}.${format}`, format, sourceLang, path, segments });

/** A file that is confirmed as a whole. */
function wordsFile<T extends Provenance>(
  folder: string,
  words: WordsFiles<T>,
  kind: string,
  context: Context,
  cites: readonly CiteRef[] = [],
  markedIn: (words: T) => readonly YamlText[] = () => [],
): ReviewFile {
  const source = words.get(context.sourceLang)?.value;
  const own = words.get(context.locale)?.value;
  const side = (value: T): Side => ({ provenance: value, hash: yamlHash(value), texts: textsOf(value, markedPaths(markedIn(value))) });
  const segments = source
    ? [segmentFrom({ part: "", kind, line: undefined, source: side(source), translation: own && side(own), file: own, cites })]
    : [];
  return reviewFile(folder, "yaml", context, segments);
}

function reviewLesson({ folder, source, translations, figures }: LessonSource, context: Context): readonly ReviewFile[] {
  const own = translations.find(({ locale }) => locale === context.locale);
  if (!source.sound || own?.sound === false) return [];
  const title = (text: string): Omit<Side, "provenance"> => ({ hash: sourceHash(text), texts: textsOf({ title: text }, new Set()) });
  const top = segmentFrom({
    part: "",
    kind: "title",
    line: undefined,
    source: title(source.title),
    translation: own && { provenance: own.provenance, ...title(own.title) },
    file: own?.provenance,
    cites: [],
  });
  const blocks = source.blocks
    .filter(({ kind }) => kind !== "figure")
    .map((block) => {
      const translated = own?.blocks.find(({ id }) => id === block.id);
      const { standing, basis, cite } = block.attributes;
      return segmentFrom({
        part: block.id,
        kind: block.heading ? "heading" : block.kind,
        standing: standing && [standing, basis].filter(Boolean).join(", "),
        line: translated?.line,
        source: blockSide(block),
        translation: translated && { provenance: blockProvenance(translated), ...blockSide(translated) },
        file: own?.provenance,
        cites: citeRefsFrom(cite),
      });
    });
  const figureFiles = [...figures].map(([id, { words }]) => wordsFile(`${folder}/${id}`, words, "figure", context));
  return [reviewFile(folder, "md", context, [top, ...blocks]), ...figureFiles];
}

function blockSide({ words, label, body }: BlockText): Omit<Side, "provenance"> {
  const texts = new Map([...(label.length > 0 ? [["label", label] as const] : []), ["text", body] as const]);
  return { hash: sourceHash(words), texts };
}

function reviewQuiz({ folder, words, items }: QuizSource, context: Context): ReviewFile {
  const source = words.get(context.sourceLang)?.value;
  const own = words.get(context.locale)?.value;
  if (source === undefined) return reviewFile(folder, "yaml", context, []);
  const headSide = ({ title, intro }: { title: string; intro: string }) => partSide({ title, intro }, new Set(["intro"]));
  const head = segmentFrom({
    part: "",
    kind: "title and introduction",
    line: undefined,
    source: headSide(source),
    translation: own && { provenance: own, ...headSide(own) },
    file: own,
    cites: [],
  });
  const segments = items.flatMap(({ yaml }) => {
    const [there, here] = [source.items[yaml.id], own?.items[yaml.id]];
    if (there === undefined) return [];
    const path = ["items", yaml.id];
    const side = (item: typeof there) => partSide(item, markedPaths(itemTexts(yaml.id, item)), path.join("/"));
    return segmentFrom({
      part: path.join("/"),
      kind: `question, ${yaml.kind}`,
      line: words.get(context.locale)?.place(path).line,
      source: side(there),
      translation: here && { provenance: here, ...side(here) },
      file: own,
      cites: itemCites(yaml),
    });
  });
  return reviewFile(folder, "yaml", context, [head, ...segments]);
}

function reviewScenario({ folder, yaml, words }: ScenarioSource, context: Context): ReviewFile {
  const source = words.get(context.sourceLang)?.value;
  const own = words.get(context.locale)?.value;
  if (source === undefined) return reviewFile(folder, "yaml", context, []);
  const marked = markedPaths(scenarioTexts(source));
  const headSide = ({ title, intro, roles, rubric }: typeof source) => partSide({ title, intro, roles, rubric }, marked);
  const head = segmentFrom({
    part: "",
    kind: "title, introduction, roles and rubric",
    line: undefined,
    source: headSide(source),
    translation: own && { provenance: own, ...headSide(own) },
    file: own,
    cites: yaml.value.rubric.flatMap(({ cite }) => cite),
  });
  const segments = scenarioParts.flatMap((part) =>
    Object.entries(source[part]).map(([id, there]) => {
      const here = own?.[part][id];
      const node = part === "nodes" ? yaml.value.nodes.find((other) => other.id === id) : undefined;
      return segmentFrom({
        part: `${part}/${id}`,
        kind: { nodes: node?.kind ?? "node", injects: "message", evidence: "evidence" }[part],
        line: words.get(context.locale)?.place([part, id]).line,
        source: partSide(there, marked, `${part}/${id}`),
        translation: here && { provenance: here, ...partSide(here, marked, `${part}/${id}`) },
        file: own,
        cites: node?.kind === "decision" ? [...node.options, ...node.help].flatMap(({ cite }) => cite) : [],
      });
    }),
  );
  return reviewFile(folder, "yaml", context, [head, ...segments]);
}

const partSide = (value: object, marked: ReadonlySet<string>, prefix = ""): Omit<Side, "provenance"> => ({
  hash: yamlHash(value),
  texts: textsOf(value, marked, prefix),
});
