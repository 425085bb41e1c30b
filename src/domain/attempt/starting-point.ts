import type { CourseId } from "#domain/course/course.ts";
import type { LearningPaths } from "#domain/course/learning-paths.ts";

/** One question of a diagnostic: which course teaches it, and whether it was answered wholly right. */
export interface QuestionAnswer {
  readonly course: CourseId;
  readonly right: boolean;
}
export interface AreaAnswers {
  readonly course: CourseId;
  /** Questions answered right, of how many. */
  readonly right: number;
  readonly asked: number;
}
/** What a diagnostic advises: no score, and nothing is closed to anybody. */
export interface StartingPoint {
  readonly begin: CourseId;
  /** Every area asked about in the order in which to take it, the one to begin with first; those without a gap last. */
  readonly areas: readonly AreaAnswers[];
}

/**
 * Where to begin. The area with the smallest share of right answers comes first, but none before one of its prerequisites that has a gap;
 * equal ones stand in the order of the paths. With no gap at all it is `beyond`. One more right answer never brings its area forward.
 */
export function startingPoint(
  { areas, beyond }: Pick<LearningPaths, "areas" | "beyond">,
  answers: readonly QuestionAnswer[],
): StartingPoint {
  const shares = new Map<CourseId, number>();
  const answered = areas.flatMap(({ course, prerequisites }) => {
    const own = answersOn(course, answers);
    if (own.asked === 0) return [];
    const before = prerequisites.map((other) => shares.get(other) ?? 1).filter((share) => share < 1);
    const share = hasGap(own) ? Math.max(own.right / own.asked, ...before) : 1;
    shares.set(course, share);
    return [{ own, share }];
  });
  const ordered = answered.sort((a, b) => a.share - b.share).map(({ own }) => own);
  const first = ordered[0];
  return { begin: first && hasGap(first) ? first.course : beyond, areas: ordered };
}

export const hasGap = ({ right, asked }: AreaAnswers): boolean => right < asked;

function answersOn(course: CourseId, answers: readonly QuestionAnswer[]): AreaAnswers {
  const own = answers.filter((answer) => answer.course === course);
  return { course, right: own.filter(({ right }) => right).length, asked: own.length };
}
