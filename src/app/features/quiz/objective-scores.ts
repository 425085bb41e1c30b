import type { AttemptState } from "#domain/attempt/attempt-state.ts";
import { scoreAttempt } from "#domain/attempt/score-attempt.ts";
import type { CourseWords } from "#domain/course/course.ts";
import type { Locale } from "#domain/locale.ts";
import type { QuizPage } from "#page/activity-page.ts";

export interface ObjectiveScore {
  /** Own id in a module's quiz, `module/id` in a course-wide one. */
  readonly objective: string;
  readonly title: string;
  /** Set when the title is in the source language. */
  readonly lang?: Locale;
  readonly earned: number;
  readonly points: number;
}

/** What an attempt earned on each objective that it tested, in the order of its items. Objectives without words or points are left out. */
export function objectiveScores({ structure, module }: QuizPage, attempt: AttemptState, words: CourseWords): readonly ObjectiveScore[] {
  const given = structure.items.filter((item) => attempt.items.includes(item.id));
  return [...new Set(given.map((item) => item.objective))].flatMap((objective) => {
    const slash = objective.indexOf("/");
    const moduleWords = words.modules[slash < 0 ? (module?.id ?? "") : objective.slice(0, slash)];
    const title = moduleWords?.objectives[objective.slice(slash + 1)];
    const own = given.filter((item) => item.objective === objective).map(({ id }) => id);
    const { earned, points } = scoreAttempt(structure, { ...attempt, items: own });
    if (title === undefined || points === 0) return [];
    return [{ objective, title, earned, points, ...(moduleWords?.lang && { lang: moduleWords.lang }) }];
  });
}
