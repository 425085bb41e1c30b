import { drawItems } from "#domain/attempt/draw-items.ts";
import { seededRandom, shuffled } from "#domain/attempt/seeded-random.ts";
import { gradeItem } from "#domain/grading/grade-item.ts";
import { hlcTextFrom } from "#domain/record/hlc.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { Assignment } from "#sync/cohort-messages.ts";
import { anyUuid, below, pick, type Random } from "../sync/any-act.ts";
import { courses, items, lessons, quizzes, unknownVersion, versionOf, worksheet } from "./report-course.ts";

/** A cohort that a seed decides, with everything its learners ever recorded. */
export interface GeneratedCohort {
  readonly tenant: string;
  readonly id: string;
  readonly plan: readonly Assignment[];
  readonly groups: readonly { readonly id: string; readonly members: readonly string[] }[];
  readonly learners: readonly GeneratedLearner[];
}
export interface GeneratedLearner {
  readonly id: string;
  readonly joinedAt: string;
  readonly sharedCourses: readonly string[];
  readonly record: readonly Statement[];
}

export const startMs = Date.UTC(2026, 9, 1);
const dayMs = 86_400_000;
const days = 30;

export function generatedCohort(seed: string, size: number, acts: number): GeneratedCohort {
  const random = seededRandom(seed);
  const ids = Array.from({ length: size }, () => anyUuid(random));
  const groups = [0, 1].map(() => ({ id: anyUuid(random), members: ids.filter(() => random() < 0.4) }));
  const learners = ids.map((id) => ({
    id,
    joinedAt: new Date(startMs + below(random, (days * dayMs) / 2)).toISOString(),
    sharedCourses: courses.filter(() => random() < 0.2),
    record: anyRecord(random, acts),
  }));
  const plan = Array.from({ length: 1 + below(random, 4) }, () => anyAssignment(random, ids, groups));
  return { tenant: anyUuid(random), id: anyUuid(random), plan, groups, learners };
}

function anyAssignment(random: Random, learners: readonly string[], groups: GeneratedCohort["groups"]): Assignment {
  const course = pick(random, courses);
  const work = pick(random, [
    { course },
    { course, module: pick(random, ["first", "second"]) },
    { course, activity: pick(random, [...lessons, ...Object.keys(quizzes), worksheet]) },
  ]);
  const target = pick(random, [
    { kind: "cohort" as const },
    { kind: "cohort" as const },
    { kind: "group" as const, group: pick(random, groups).id },
    { kind: "learner" as const, learner: pick(random, learners) },
  ]);
  const dueAt = new Date(startMs + below(random, days * dayMs)).toISOString();
  return { id: anyUuid(random), version: 1, work, target, required: true, ...(random() < 0.7 && { dueAt }) };
}

const responses: Readonly<Record<string, readonly unknown[]>> = {
  aim: ["comply", "comply", "regret", "no-such-choice"],
  limits: [["force", "persons", "archives", "arbitration"], ["force"], ["fee", "force"]],
  "same-means": [false, true],
};

function anyRecord(random: Random, acts: number): Statement[] {
  const device = below(random, 2 ** 30).toString(16);
  const record: Statement[] = [];
  let ms = startMs;
  for (let n = 0; n < acts; n++) {
    ms += below(random, (2 * days * dayMs) / acts / 2);
    // A clock that was set back now and then.
    const clockMs = random() < 0.1 ? Math.max(startMs, ms - below(random, 5 * dayMs)) : ms;
    record.push(...anyAct(random, record, { locale: pick(random, ["en", "ar"]), device }, clockMs));
  }
  return record;
}

/** A lesson, a whole attempt or a part of one, a review, a note, a worksheet, or something taken back. */
function anyAct(random: Random, earlier: readonly Statement[], by: Pick<Statement, "locale" | "device">, ms: number): Statement[] {
  const course = pick(random, courses);
  let step = 0;
  const said = (verb: string, id: string, rest: Partial<Statement> = {}): Statement => ({
    ...by,
    id: anyUuid(random),
    verb,
    activityId: `${course}/${id}`,
    at: hlcTextFrom({ ms: ms + 5000 * step++, counter: 0, device: by.device }),
    ...rest,
  });
  const answer = (item: string, rest: Partial<Statement>): Statement => {
    const response = pick(random, responses[item] ?? [1]);
    const structure = items.find(({ id }) => id === item);
    const grade = structure ? gradeItem(structure, response) : undefined;
    const honest = { scaled: grade?.kind === "scored" ? grade.scaled : 0, points: structure?.points ?? 1 };
    const claimed = random() < 0.9 ? honest : { scaled: 1, points: 1 };
    const certainty = random() < 0.5 ? { certainty: 1 + below(random, 3) } : {};
    return said("answered", item, { ...rest, result: { response, ...claimed, ...certainty } });
  };
  switch (below(random, 12)) {
    case 0:
      return [said("started", pick(random, lessons))];
    case 1:
      return [said("completed", pick(random, lessons))];
    case 2:
      return [said("noted", pick(random, lessons), { result: { kind: "note", note: "for me alone" } })];
    case 3:
      return [
        said("started", worksheet),
        said("self-marked", worksheet, { result: { marks: { clarity: 1 } } }),
        said("completed", worksheet),
      ];
    case 4:
      return [
        said("recalled", "term", { activityId: "glossary/breach", result: { rating: 3 } }),
        said("bookmarked", pick(random, lessons)),
      ];
    case 5:
      return [answer(pick(random, Object.keys(responses)), { quizId: `${course}/check`, courseVersion: versionOf(course) })];
    case 6: {
      const target = earlier.length > 0 ? pick(random, earlier) : undefined;
      return target ? [said("voided", "any", { activityId: target.activityId, result: { statementId: target.id } })] : [];
    }
    default: {
      const quizId = pick(random, Object.keys(quizzes));
      const quiz = quizzes[quizId];
      const attemptId = `${quizId}-${anyUuid(random)}`;
      const drawn = quiz ? drawItems(quiz, attemptId) : [];
      const given = random() < 0.95 ? drawn : drawn.slice(1);
      const inAttempt = { attemptId, courseVersion: random() < 0.95 ? versionOf(course) : unknownVersion };
      const inQuiz = { ...inAttempt, quizId: `${course}/${quizId}` };
      const hint = said("hinted", given[0] ?? "aim", { ...inQuiz, result: { hints: 1 } });
      const whole = [
        said("started", quizId, { ...inAttempt, result: { items: given, mode: quiz?.mode ?? "practice" } }),
        ...(random() < 0.3 ? [hint] : []),
        ...shuffled(given, random).map((item) => answer(item, inQuiz)),
        ...(random() < 0.3 ? [answer("aim", inQuiz)] : []),
        said("submitted", quizId, { ...inAttempt, result: { scaled: 0.5, points: 4, mastered: random() < 0.5 } }),
      ];
      if (random() < 0.2) return whole.slice(0, below(random, whole.length) + 1);
      return random() < 0.1 ? whole.slice(1) : whole;
    }
  }
}
