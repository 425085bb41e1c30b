import { type AttemptState, attemptsAt } from "#domain/attempt/attempt-state.ts";
import { drawItems } from "#domain/attempt/draw-items.ts";
import { type AttemptScore, scoreAttempt } from "#domain/attempt/score-attempt.ts";
import { gradeItem } from "#domain/grading/grade-item.ts";
import { msOf } from "#domain/record/hlc.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { CourseGain, ItemStatistics, ReportCell } from "#sync/report-messages.ts";
import type { GeneratedCohort, GeneratedLearner } from "./any-cohort.ts";
import { courses, items, lessons, quizzes, versionOf } from "./report-course.ts";

/**
 * What reports must say, reckoned from raw records and nothing else: slow, and as obvious as can be. It shares with the server what the device
 * has too (grading, attempts), and none of its queries, rollups or rules of who may see what.
 */
const order = ["pretest", "lesson-1", "lesson-2", "check", "final"];
const moduleOf: Readonly<Record<string, string>> = { "lesson-1": "first", "lesson-2": "second", check: "second" };

const entriesFor = ({ plan, groups }: GeneratedCohort, learner: string) =>
  plan.filter(({ target }) => {
    if (target.kind === "cohort") return true;
    if (target.kind === "learner") return target.learner === learner;
    return groups.some(({ id, members }) => id === target.group && members.includes(learner));
  });

const covers = (entry: GeneratedCohort["plan"][number], course: string, activity: string): boolean => {
  const { work } = entry;
  if (work.course !== course) return false;
  if (work.activity !== undefined) return work.activity === activity;
  return work.module === undefined || work.module === moduleOf[activity];
};

export const isAssigned = (cohort: GeneratedCohort, learner: string, course: string, activity: string): boolean =>
  order.includes(activity) && entriesFor(cohort, learner).some((entry) => covers(entry, course, activity));

export function activitiesOf(cohort: GeneratedCohort): string[] {
  const first = (course: string) => cohort.plan.findIndex(({ work }) => work.course === course);
  return [...courses]
    .filter((course) => first(course) >= 0)
    .sort((a, b) => first(a) - first(b))
    .flatMap((course) =>
      order.filter((activity) => cohort.learners.some(({ id }) => isAssigned(cohort, id, course, activity))).map((id) => `${course}/${id}`),
    );
}

/** What the trainers of the cohort may see of a learner's record. */
export function seenOf(cohort: GeneratedCohort, { id, joinedAt, sharedCourses, record }: GeneratedLearner): Statement[] {
  const gone = new Set(record.filter(({ verb }) => verb === "voided").map(({ result }) => result?.statementId));
  return record
    .filter((statement) => !gone.has(statement.id))
    .filter(({ verb, activityId, quizId, attemptId, at }) => {
      const isAboutActivity = ["started", "completed", "submitted"].includes(verb);
      const isInAttempt = ["answered", "hinted", "self-marked"].includes(verb) && attemptId !== undefined && quizId !== undefined;
      if (!isAboutActivity && !isInAttempt) return false;
      const [course = "", activity = ""] = (isAboutActivity ? activityId : (quizId ?? "")).split("/");
      if (!order.includes(activity)) return false;
      if (sharedCourses.includes(course)) return true;
      return isAssigned(cohort, id, course, activity) && msOf(at) >= Date.parse(joinedAt);
    })
    .sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
}

/** The same with true scores in the place of those that devices claim, and none where the server cannot know them. */
export function countedOf(cohort: GeneratedCohort, learner: GeneratedLearner): Statement[] {
  const seen = seenOf(cohort, learner);
  return seen.map((statement) => {
    const { verb, activityId, attemptId, result } = statement;
    if (verb !== "answered" && verb !== "submitted") return statement;
    const { scaled: _, ...rest } = result ?? {};
    if (verb === "answered") {
      const scaled = trueGrade(statement);
      const points = items.find(({ id }) => activityId.endsWith(`/${id}`))?.points ?? 0;
      return { ...statement, result: scaled === undefined ? rest : { ...rest, scaled, points } };
    }
    const attempt = begunOrSubmitted(activityId, seen).find((each) => each.attemptId === attemptId);
    const { scaled, mastered = false } = (attempt && scoreOf(activityId, attempt)) ?? {};
    return { ...statement, result: { ...rest, mastered, ...(scaled !== undefined && { scaled }) } };
  });
}

const earliest = (times: readonly number[]): number | undefined => (times.length === 0 ? undefined : Math.min(...times));

function scoreOf(quiz: string, attempt: AttemptState): AttemptScore | undefined {
  const [course = "", id = ""] = quiz.split("/");
  const structure = quizzes[id];
  if (!structure || attempt.courseVersion !== versionOf(course) || attempt.startedAt === undefined) return undefined;
  const drawn = drawItems(structure, attempt.attemptId);
  if ([...drawn].sort().join() !== [...attempt.items].sort().join()) return undefined;
  return scoreAttempt(structure, { ...attempt, items: drawn });
}

const begunOrSubmitted = (quiz: string, statements: readonly Statement[]) =>
  attemptsAt(quiz, statements).filter(({ startedAt, submittedAt }) => startedAt !== undefined || submittedAt !== undefined);

export function cellOf(cohort: GeneratedCohort, learner: GeneratedLearner, activity: string, nowMs: number): ReportCell | null {
  const [course = "", id = ""] = activity.split("/");
  const entries = entriesFor(cohort, learner.id).filter((entry) => covers(entry, course, id));
  if (entries.length === 0) return null;
  const seen = seenOf(cohort, learner);
  const started = earliest(seen.filter((each) => each.activityId === activity && each.verb === "started").map(({ at }) => msOf(at)));
  const attempts = lessons.includes(id) ? [] : begunOrSubmitted(activity, seen);
  const submitted = attempts.filter(({ submittedAt }) => submittedAt !== undefined);
  const completed = seen.filter((each) => each.activityId === activity && each.verb === "completed").map(({ at }) => msOf(at));
  const done = earliest([...completed, ...submitted.map(({ submittedAt }) => msOf(submittedAt ?? ""))]);
  const mastering = submitted.filter((attempt) => scoreOf(activity, attempt)?.mastered);
  const mastered = earliest(mastering.map(({ submittedAt }) => msOf(submittedAt ?? "")));
  const scores = submitted.flatMap((attempt) => scoreOf(activity, attempt)?.scaled ?? []);
  const due = entries.flatMap(({ dueAt }) => (dueAt === undefined ? [] : [Date.parse(dueAt)]));
  const dueAt = due.length === 0 ? undefined : Math.max(...due);
  const since = mastered ?? done ?? started;
  const isLate = dueAt !== undefined && (done === undefined ? nowMs > dueAt : done > dueAt);
  return {
    state: mastered !== undefined ? "mastered" : done !== undefined ? "done" : started !== undefined ? "in-progress" : "not-started",
    ...(scores.length > 0 && { best: Math.max(...scores) }),
    ...(attempts.length > 0 && { attempts: attempts.length }),
    ...(since !== undefined && { sinceMs: since }),
    ...(dueAt !== undefined && { dueAt: new Date(dueAt).toISOString() }),
    ...(isLate && { late: true as const }),
  };
}

/** The true grade of a response; none where the server cannot know it. */
function trueGrade({ activityId, quizId = "", courseVersion, result }: Statement): number | undefined {
  const [course = "", id = ""] = activityId.split("/");
  const item = items.find((each) => each.id === id);
  if (courseVersion !== versionOf(course) || !quizId.startsWith(`${course}/`) || !item) return undefined;
  const grade = gradeItem(item, result?.response);
  return grade.kind === "scored" ? grade.scaled : 0;
}

export function itemsOf(cohort: GeneratedCohort): ItemStatistics[] {
  return activitiesOf(cohort)
    .filter((activity) => Object.keys(quizzes).some((quiz) => activity.endsWith(`/${quiz}`)))
    .flatMap((quiz) => items.map(({ id }) => statisticsOf(cohort, quiz, id)))
    .filter(({ answered }) => answered > 0);
}

function statisticsOf(cohort: GeneratedCohort, quiz: string, itemId: string): ItemStatistics {
  const [course = ""] = quiz.split("/");
  const item = `${course}/${itemId}`;
  const firsts = cohort.learners
    .filter(({ id }) => isAssigned(cohort, id, course, quiz.split("/")[1] ?? ""))
    .flatMap((learner) => {
      const begun = begunOrSubmitted(quiz, learner.record).map(({ attemptId }) => attemptId);
      const seen = seenOf(cohort, learner).filter(({ attemptId }) => begun.includes(attemptId ?? ""));
      const answers = seen.filter(({ verb, quizId }) => verb === "answered" && quizId === quiz);
      const first = answers.find((answer) => answer.activityId === item && trueGrade(answer) !== undefined);
      if (!first) return [];
      const others = [...new Set(answers.map(({ activityId }) => activityId))]
        .filter((other) => other !== item)
        .flatMap(
          (other) =>
            answers.find((each) => each.attemptId === first.attemptId && each.activityId === other && trueGrade(each) !== undefined) ?? [],
        );
      const points = others.map(({ activityId }) => items.find(({ id }) => activityId.endsWith(`/${id}`))?.points ?? 0);
      const total = points.reduce((sum, each) => sum + each, 0);
      const earned = others.reduce((sum, other, place) => sum + (points[place] ?? 0) * (trueGrade(other) ?? 0), 0);
      const before = seen
        .filter(
          ({ attemptId, verb, activityId, quizId }) => attemptId === first.attemptId && (verb === "started" ? activityId : quizId) === quiz,
        )
        .filter(({ verb, at }) => (verb === "started" || verb === "answered") && at < first.at)
        .at(-1);
      return [
        {
          scaled: trueGrade(first) ?? 0,
          response: first.result?.response,
          certainty: first.result?.certainty,
          rest: total === 0 ? undefined : earned / total,
          seconds: before && (msOf(first.at) - msOf(before.at)) / 1000,
        },
      ];
    });
  const times = firsts.flatMap(({ seconds }) => seconds ?? []).sort((a, b) => a - b);
  const middle = (times[Math.floor((times.length - 1) / 2)] ?? 0) + (times[Math.ceil((times.length - 1) / 2)] ?? 0);
  const structure = items.find(({ id }) => id === itemId);
  const choices =
    structure && "choices" in structure ? structure.choices.map(({ id }) => id) : structure?.kind === "true-false" ? ["true", "false"] : [];
  return {
    item,
    quiz,
    answered: firsts.length,
    difficulty: firsts.reduce((sum, { scaled }) => sum + scaled, 0) / firsts.length,
    discrimination: pearson(firsts.flatMap(({ scaled, rest }) => (rest === undefined ? [] : [[scaled, rest] as const]))),
    choices: choices.map((choice) => ({
      choice,
      count: firsts.filter(({ response }) => [response].flat().map(String).includes(choice)).length,
    })),
    medianSeconds: times.length === 0 ? null : middle / 2,
    certainty: ([1, 2, 3] as const).map((level) => {
      const sure = firsts.filter(({ certainty }) => certainty === level);
      return { level, count: sure.length, right: sure.filter(({ scaled }) => scaled === 1).length };
    }),
  };
}

function pearson(pairs: readonly (readonly [number, number])[]): number | null {
  const n = pairs.length;
  if (n < 10) return null;
  const sum = (of: (pair: readonly [number, number]) => number) => pairs.reduce((all, pair) => all + of(pair), 0);
  const [x, y] = [sum(([a]) => a), sum(([, b]) => b)];
  const above = n * sum(([a, b]) => a * b) - x * y;
  const below = (n * sum(([a]) => a * a) - x * x) * (n * sum(([, b]) => b * b) - y * y);
  return below < 1e-9 ? null : above / Math.sqrt(below);
}

export function gainsOf(cohort: GeneratedCohort): CourseGain[] {
  return courses.flatMap((course) => {
    const differences: number[] = [];
    let [before, after] = [0, 0];
    for (const learner of cohort.learners) {
      const seen = seenOf(cohort, learner);
      const [first, last] = ["pretest", "final"].map((id) => {
        const quiz = `${course}/${id}`;
        return begunOrSubmitted(quiz, seen)
          .filter(({ submittedAt }) => submittedAt !== undefined)
          .sort((a, b) => ((a.submittedAt ?? "") + a.attemptId < (b.submittedAt ?? "") + b.attemptId ? -1 : 1))
          .flatMap((attempt) => scoreOf(quiz, attempt)?.scaled ?? [])[0];
      });
      if (first === undefined || last === undefined) continue;
      before += first;
      after += last;
      differences.push(last - first);
    }
    const n = differences.length;
    if (n === 0) return [];
    differences.sort((a, b) => a - b);
    const at = (share: number) => {
      const place = (n - 1) * share;
      const [low, high] = [differences[Math.floor(place)] ?? 0, differences[Math.ceil(place)] ?? 0];
      return low + (high - low) * (place % 1);
    };
    return [{ course, learners: n, before: before / n, after: after / n, quartiles: [at(0.25), at(0.5), at(0.75)] as const }];
  });
}
