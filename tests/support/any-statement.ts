import fc from "fast-check";
import { hlcTextFrom } from "#domain/record/hlc.ts";
import type { Statement } from "#domain/record/statement.ts";

const course = "responsibility";
const lessons = ["two-elements", "attribution"];
const quizzes = ["check", "final"];
const items = ["aim", "limits", "same-means", "day"];
const attempts = ["a1", "a2", "a3"];
const devices = ["d1", "d2"];

/** Clock readings close together, so that ties and later-but-earlier readings are common. */
const anyAt = fc
  .record({
    ms: fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_020 }),
    counter: fc.integer({ min: 0, max: 2 }),
    device: fc.constantFrom(...devices),
  })
  .map(hlcTextFrom);

const common = {
  id: fc.uuid(),
  at: anyAt,
  device: fc.constantFrom(...devices),
  locale: fc.constantFrom("ar", "en", "zh"),
  courseVersion: fc.constantFrom("v1", "v2"),
};
const inCourse = (ids: readonly string[]) => fc.constantFrom(...ids.map((id) => `${course}/${id}`));
const anyScaled = fc.constantFrom(0, 0.5, 1);

const anyLessonStatement: fc.Arbitrary<Statement> = fc.record({
  ...common,
  verb: fc.constantFrom("started", "completed"),
  activityId: inCourse(lessons),
});
const anyQuizStart: fc.Arbitrary<Statement> = fc.record({
  ...common,
  verb: fc.constant("started"),
  activityId: inCourse(quizzes),
  attemptId: fc.constantFrom(...attempts),
  result: fc.record({ items: fc.shuffledSubarray(items, { minLength: 1 }), mode: fc.constantFrom("practice", "assessment", "pretest") }),
});
const anyAnswer: fc.Arbitrary<Statement> = fc.record({
  ...common,
  verb: fc.constantFrom("answered", "hinted", "self-marked"),
  activityId: inCourse(items),
  quizId: inCourse(quizzes),
  attemptId: fc.constantFrom(...attempts),
  result: fc.record({
    scaled: anyScaled,
    hints: fc.integer({ min: 1, max: 3 }),
    certainty: fc.integer({ min: 1, max: 3 }),
    response: fc.string(),
  }),
});
const anySubmission: fc.Arbitrary<Statement> = fc.record({
  ...common,
  verb: fc.constant("submitted"),
  activityId: inCourse(quizzes),
  attemptId: fc.constantFrom(...attempts),
  result: fc.record({ scaled: anyScaled, points: fc.constant(4), mastered: fc.boolean() }),
});
const anyUnknown: fc.Arbitrary<Statement> = fc.record({
  ...common,
  verb: fc.constantFrom("noted", "bookmarked", "reviewed-by-peer"),
  activityId: inCourse([...lessons, ...quizzes, ...items]),
  result: fc.dictionary(fc.string(), fc.jsonValue()),
});

/** Any one statement but a taking-back. */
export const anyStatement: fc.Arbitrary<Statement> = fc.oneof(
  anyLessonStatement,
  anyQuizStart,
  { weight: 3, arbitrary: anyAnswer },
  anySubmission,
  anyUnknown,
);

/** A learner's record: statements with different ids, some of them taken back, some taking back what is not there. */
export function anyRecord(maxLength = 30): fc.Arbitrary<Statement[]> {
  return fc
    .record({
      statements: fc.uniqueArray(anyStatement, { selector: ({ id }) => id, maxLength }),
      voids: fc.uniqueArray(fc.record({ ...common, target: fc.nat() }), { selector: ({ id }) => id, maxLength: 3 }),
    })
    .map(({ statements, voids }) => {
      const targets = [...statements.map(({ id }) => id), ...voids.map(({ id }) => id), "00000000-0000-4000-8000-000000000000"];
      const voiding = voids.map(({ target, ...rest }): Statement => {
        const statementId = targets[target % targets.length] ?? "";
        return { ...rest, verb: "voided", activityId: `${course}/aim`, result: { statementId } };
      });
      return [...statements, ...voiding];
    });
}

/** A record, and a copy in another order with some statements more than once. */
export function recordAndScrambledCopy(): fc.Arbitrary<[record: Statement[], scrambled: Statement[]]> {
  return anyRecord().chain((record) =>
    fc
      .tuple(fc.shuffledSubarray(record, { minLength: record.length }), fc.shuffledSubarray(record))
      .map(([all, again]): [Statement[], Statement[]] => [record, [...again, ...all, ...again]]),
  );
}
