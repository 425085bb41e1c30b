import type { Kysely } from "kysely";
import { type FirstAnswer, firstAnswers, type ItemFigures, itemFigures } from "#domain/cohort/item-statistics.ts";
import type { Item } from "#domain/course/quiz.ts";
import type { Tables } from "../database/tables.ts";
import type { PublishedCourses } from "../packs/published-courses.ts";
import { countedStatement, type GradedStatement, quizOf, splitId } from "../sync/grade-statement.ts";
import type { PublishedPacks } from "../sync/published-packs.ts";
import { groupedBy, type ReportedCohort } from "./reported-cohort.ts";
import { visibleStatements } from "./visible-statements.ts";

export interface ReportedItem {
  /** `course/item`, `course/quiz` */
  readonly item: string;
  readonly quiz: string;
  readonly structure: Item;
  readonly figures: ItemFigures;
}
export interface ReportDeps {
  readonly packs: PublishedPacks;
  readonly courses: PublishedCourses;
}

/** The assigned quizzes. */
export const quizzesOf = ({ activities, outlines }: ReportedCohort): readonly string[] =>
  activities.filter((activity) => {
    const [course, id] = splitId(activity);
    const outline = outlines.get(course);
    return [...(outline?.quizzes ?? []), ...(outline?.modules ?? []).flatMap((module) => module.activities)].some(
      (each) => each.id === id && each.kind === "quiz",
    );
  });

/** Statistics of the items of quizzes that anybody has answered, quiz by quiz: what is read for one is gone before the next. */
export async function reportedItems(
  db: Kysely<Tables>,
  { packs, courses }: ReportDeps,
  cohort: ReportedCohort,
  quizzes: readonly string[],
): Promise<ReportedItem[]> {
  const visibilities = new Map(cohort.members.map(({ person, visibility }) => [person.id, visibility]));
  const reported: ReportedItem[] = [];
  for (const quiz of quizzes) {
    const keys = cohort.members.filter(({ due }) => due.has(quiz)).map(({ person }) => ({ learner: person.id, activity: quiz }));
    const work = [...(await visibleStatements(db, cohort.tenant, keys, visibilities)).values()];
    const answers = groupedBy(
      work.flatMap((own) => firstAnswers(own.map(countedStatement), quiz)),
      ({ item }) => item,
    );
    const items = await itemsOf(quiz, work.flat(), { packs, courses });
    for (const [item, structure] of items) {
      const given: readonly FirstAnswer[] = answers.get(item) ?? [];
      if (given.length > 0) reported.push({ item, quiz, structure, figures: itemFigures(structure, given) });
    }
  }
  return reported;
}

/** Items (`course/item`) as they are now, then those of the versions that were answered which are no longer in it. */
async function itemsOf(quiz: string, work: readonly GradedStatement[], { packs, courses }: ReportDeps): Promise<ReadonlyMap<string, Item>> {
  const [course] = splitId(quiz);
  const versions = new Set([await courses.version(course), ...work.map(({ statement }) => statement.courseVersion)]);
  const items = new Map<string, Item>();
  for (const version of versions)
    for (const item of (await quizOf(quiz, version, packs))?.items ?? []) {
      const id = `${course}/${item.id}`;
      if (!items.has(id)) items.set(id, item);
    }
  return items;
}
