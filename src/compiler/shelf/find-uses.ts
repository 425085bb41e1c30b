import type { Nodes } from "mdast";
import { bases } from "#domain/course/lesson.ts";
import type { UsePlace } from "#domain/reference/used-in.ts";
import { defined } from "../build/defined.ts";
import { citeRefsFrom } from "../cite/cite-ref.ts";
import { type BlockText, standingOf } from "../markdown/lesson-text.ts";
import { linkTargets } from "../markdown/links.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import type { CourseSource, LessonSource, QuizSource, ScenarioSource, WorksheetSource } from "../source/course-source.ts";
import { itemCites } from "../source/item-references.ts";
import { itemTexts } from "../source/prose.ts";
import { scenarioCites } from "../source/scenario-cites.ts";
import { scenarioTexts } from "../source/scenario-texts.ts";
import { worksheetCites } from "../source/worksheet-cites.ts";
import { worksheetTexts } from "../source/worksheet-texts.ts";

/** One place of a course, with the terms that its source text marks and the references that it cites. */
export interface Use {
  readonly place: UsePlace;
  readonly terms: readonly string[];
  readonly cites: readonly string[];
}

/** Every place of a course that uses a term or cites something, in the order in which a learner meets it. */
export function* usesIn(course: CourseSource): Generator<Use> {
  const [before, after] = [course.quizzes.filter(({ id }) => id === "pretest"), course.quizzes.filter(({ id }) => id !== "pretest")];
  for (const quiz of before) yield* quizUses(course, quiz);
  for (const module of course.modules) {
    for (const { id, kind } of module.yaml.value.activities) {
      const lesson = kind === "lesson" ? module.lessons.find((other) => other.id === id) : undefined;
      const quiz = kind === "quiz" ? module.quizzes.find((other) => other.id === id) : undefined;
      const scenario = kind === "scenario" ? module.scenarios.find((other) => other.id === id) : undefined;
      const worksheet = kind === "worksheet" ? module.worksheets.find((other) => other.id === id) : undefined;
      if (lesson) yield* lessonUses(course, module.id, lesson);
      if (quiz) yield* quizUses(course, quiz);
      if (scenario) yield* scenarioUses(course, module.id, scenario);
      if (worksheet) yield* worksheetUses(course, module.id, worksheet);
    }
  }
  for (const quiz of after) yield* quizUses(course, quiz);
}

function* lessonUses({ id: course }: CourseSource, module: string, { id: activity, source }: LessonSource): Generator<Use> {
  let section: string | undefined;
  for (const block of source.blocks) {
    if (block.heading) section = block.id;
    const place = defined({
      course,
      module,
      activity,
      kind: "lesson" as const,
      block: block.id,
      section,
      standing: standingOf(block),
      basis: bases.find((basis) => basis === block.attributes.basis),
    });
    yield* usage(place, [...block.label, ...block.body], blockCites(block));
  }
}

const blockCites = ({ attributes }: BlockText): readonly string[] => citeRefsFrom(attributes.cite);

function* quizUses({ id: course, sourceLang }: CourseSource, quiz: QuizSource): Generator<Use> {
  const words = quiz.words.get(sourceLang)?.value;
  for (const { yaml } of quiz.items) {
    const text = words?.items[yaml.id];
    const nodes = text === undefined ? [] : itemTexts(yaml.id, text).flatMap((part) => parseMarkdown(part.text).children);
    const place = defined({ course, module: quiz.module ?? undefined, activity: quiz.id, kind: "quiz" as const, item: yaml.id });
    yield* usage(place, nodes, itemCites(yaml));
  }
}

/** One place for the whole story: where in it a source is met would tell what is still to come. */
function* scenarioUses({ id: course, sourceLang }: CourseSource, module: string, scenario: ScenarioSource): Generator<Use> {
  const words = scenario.words.get(sourceLang)?.value;
  const nodes = words === undefined ? [] : scenarioTexts(words).flatMap(({ text }) => parseMarkdown(text).children);
  const cites = [...scenarioCites(scenario.yaml.value)].map(({ ref }) => ref);
  yield* usage({ course, module, activity: scenario.id, kind: "scenario" }, nodes, cites);
}

function* worksheetUses({ id: course, sourceLang }: CourseSource, module: string, worksheet: WorksheetSource): Generator<Use> {
  const words = worksheet.words.get(sourceLang)?.value;
  const nodes = words === undefined ? [] : worksheetTexts(words).flatMap(({ text }) => parseMarkdown(text).children);
  const cites = [...worksheetCites(worksheet.yaml.value)].map(({ ref }) => ref);
  yield* usage({ course, module, activity: worksheet.id, kind: "worksheet" }, nodes, cites);
}

function* usage(place: UsePlace, nodes: readonly Nodes[], refs: readonly string[]): Generator<Use> {
  const terms = [...new Set(linkTargets(nodes, "term:"))];
  const cites = [...new Set([...refs, ...linkTargets(nodes, "cite:")])];
  if (terms.length > 0 || cites.length > 0) yield { place, terms, cites };
}
