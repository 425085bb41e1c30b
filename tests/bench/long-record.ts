import { hlcTextFrom } from "#domain/record/hlc.ts";
import { exportRecord } from "#domain/record/record-file.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { FixtureCourse } from "./fixture-course.ts";

const device = "be4c";
const firstMs = Date.UTC(2026, 0, 1);

/**
 * The text of a record file with `count` statements: the first lesson done, then the practice quiz taken again and again. The course
 * stays unfinished, so that the app's first page shows how far the learner came.
 */
export function longRecordFile({ quiz, lessons }: FixtureCourse, count: number): string {
  const statements: Statement[] = [];
  const add = (statement: Omit<Statement, "id" | "at" | "device" | "locale">) => {
    const index = statements.length;
    const id = `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
    statements.push({ ...statement, id, at: hlcTextFrom({ ms: firstMs + index * 1000, counter: 0, device }), device, locale: quiz.locale });
  };
  const { course, structure, files } = quiz;
  const quizId = `${course.id}/${structure.id}`;
  const lesson = `${course.id}/${lessons[0]?.page.structure.id}`;
  add({ verb: "started", activityId: lesson, courseVersion: course.version });
  add({ verb: "completed", activityId: lesson, courseVersion: course.version });
  for (let attempt = 0; statements.length < count; attempt++) {
    const shown = { attemptId: `attempt-${attempt}`, courseVersion: course.version, ...files };
    add({ ...shown, verb: "started", activityId: quizId, result: { items: structure.items.map(({ id }) => id), mode: structure.mode } });
    structure.items.forEach((item, place) => {
      const result = { response: `given-${place}`, scaled: (attempt + place) % 2, points: item.points };
      add({ ...shown, verb: "answered", activityId: `${course.id}/${item.id}`, quizId, result });
    });
    add({ ...shown, verb: "submitted", activityId: quizId, result: { scaled: 0.5, points: 10, mastered: false } });
  }
  return exportRecord("anon:00000000-0000-4000-8000-000000000000", statements.slice(0, count), new Date(firstMs));
}
