import type { ActivityId, CourseOutline, CourseWords, ModuleId } from "../course/course.ts";
import type { BlockKind, BlockWords, LessonStructure, LessonWords } from "../course/lesson.ts";
import type { Item, ItemWords, QuizStructure, QuizWords } from "../course/quiz.ts";
import type { ScenarioStructure, ScenarioWords } from "../course/scenario.ts";
import type { TextNode } from "../course/text.ts";
import type { WorksheetStructure, WorksheetWords } from "../course/worksheet.ts";
import type { Locale } from "../locale.ts";
import type { Phrase, SearchDocument } from "./document.ts";
import { citedText, joinMarked, type MarkedText, markedText } from "./marked-text.ts";

/** A course as a reader of one language has it: what is not translated comes in the source language. */
export interface CourseTexts {
  readonly outline: CourseOutline;
  readonly words: CourseWords;
  readonly wordsLocale: Locale;
  readonly activities: readonly ActivityTexts[];
}
interface Text<Kind, Structure, Words> {
  readonly kind: Kind;
  readonly structure: Structure;
  readonly words: Words;
  readonly locale: Locale;
}
export type ActivityTexts =
  | Text<"lesson", LessonStructure, LessonWords>
  | Text<"quiz", QuizStructure, QuizWords>
  | Text<"scenario", ScenarioStructure, ScenarioWords>
  | Text<"worksheet", WorksheetStructure, WorksheetWords>;

/** Everything of a course that can be found: the course, its activities, blocks of lessons and items of quizzes, in reading order. */
export function courseDocuments({ outline, words, wordsLocale, activities }: CourseTexts): readonly SearchDocument[] {
  const course = outline.id;
  const modules = moduleByActivity(outline);
  const title: Phrase = { text: words.title, locale: words.lang ?? wordsLocale };
  const about: SearchDocument = {
    id: course,
    place: { kind: "lesson", course },
    locale: title.locale,
    name: title,
    ...plain([words.lead, ...Object.values(words.modules).map((module) => module.lead)].join("\n")),
    names: [],
    cites: "",
    where: [],
  };
  return [
    about,
    ...activities.flatMap((activity) => {
      const place = placeOf(course, modules, activity.structure.id);
      const name: Phrase = { text: activity.words.title, locale: activity.words.lang ?? activity.locale };
      const whole: SearchDocument = {
        id: `${course}/${activity.structure.id}`,
        place: { kind: "lesson", ...place },
        locale: name.locale,
        name,
        ...("intro" in activity.words ? markedText(activity.words.intro, activity.words.cites) : plain("")),
        names: [],
        cites: "",
        where: [title],
      };
      return [whole, ...partsOf(activity, { ...place, modules, where: [title, name] })];
    }),
  ];
}

type Modules = ReadonlyMap<ActivityId, ModuleId>;
interface Around {
  readonly course: string;
  readonly activity: ActivityId;
  readonly module?: ModuleId;
  readonly modules: Modules;
  readonly where: readonly Phrase[];
}

const moduleByActivity = ({ modules }: CourseOutline): Modules =>
  new Map(modules.flatMap((module) => module.activities.map(({ id }) => [id, module.id] as const)));

function placeOf(course: string, modules: Modules, activity: ActivityId) {
  const module = modules.get(activity);
  return { course, activity, ...(module !== undefined && { module }) };
}

const plain = (text: string): MarkedText => ({ text, marks: [] });

function partsOf(activity: ActivityTexts, around: Around): readonly SearchDocument[] {
  switch (activity.kind) {
    case "lesson":
      return blockDocuments(activity.structure, activity.words, activity.locale, around);
    case "quiz":
      return activity.structure.items.flatMap((item) => {
        const words = activity.words.items[item.id];
        return words ? [itemDocument(item, words, activity.words, words.lang ?? activity.locale, around)] : [];
      });
    case "scenario": // what happens in a story is not told outside it
    case "worksheet":
      return [];
  }
}

const applying: ReadonlySet<BlockKind> = new Set(["question", "example", "work", "summary"]);

function blockDocuments(structure: LessonStructure, words: LessonWords, locale: Locale, around: Around): readonly SearchDocument[] {
  const { course, activity, module, where } = around;
  let heading: Phrase | undefined;
  return structure.blocks.flatMap((block) => {
    const own = words.blocks[block.id];
    if (!own) return [];
    const textLocale = own.lang ?? locale;
    if (block.heading) {
      heading = { text: markedText(own.body, {}).text, locale: textLocale };
      return [];
    }
    const label = own.label ? markedText(own.label, words.cites).text : own.figure?.title;
    return [
      {
        id: `${course}/${activity}#${block.id}`,
        place: { kind: "lesson", course, activity, ...(module !== undefined && { module }), block: block.id } as const,
        locale: textLocale,
        ...(label !== undefined && { name: { text: label, locale: textLocale } }),
        ...blockText(own, words),
        names: [],
        cites: citedText(block.cite ?? [], words.cites),
        ...(applying.has(block.kind) && { applies: true as const }),
        where: heading ? [...where, heading] : where,
      } satisfies SearchDocument,
    ];
  });
}

function blockText({ body, figure }: BlockWords, { cites }: LessonWords): MarkedText {
  const drawn = figure ? [figure.desc, figure.caption ?? ""].map(plain) : [];
  return joinMarked([markedText(body, cites), ...drawn]);
}

function itemDocument(item: Item, own: ItemWords, words: QuizWords, locale: Locale, around: Around): SearchDocument {
  const { course, activity, module, modules, where } = around;
  const options = Object.values(own.options).map(({ text }): readonly TextNode[] => text);
  const [lesson, block] = item.block.split("#");
  const taught = lesson !== undefined && block !== undefined && modules.has(lesson);
  return {
    id: `${course}/${item.id}`,
    place: {
      kind: "item",
      course,
      item: item.id,
      activity,
      ...(module !== undefined && { module }),
      ...(taught && { taughtAt: { ...withoutCourse(placeOf(course, modules, lesson)), block } }),
    },
    locale,
    ...joinMarked([own.stem, ...options].map((nodes) => markedText(nodes, words.cites))),
    names: [],
    cites: citedText(item.cite, words.cites),
    where,
  };
}

const withoutCourse = ({ activity, module }: ReturnType<typeof placeOf>) => ({ activity, ...(module !== undefined && { module }) });
