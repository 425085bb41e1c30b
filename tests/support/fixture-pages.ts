import { compileCourses } from "#compiler/compile.ts";
import type { Locale } from "#domain/locale.ts";
import type { LessonPage, QuizPage, ScenarioPage, WorksheetPage } from "#page/activity-page.ts";
import type { PageSource } from "#page/page-source.ts";
import { createCompiledSource } from "../../tools/build/compiled-source.ts";

/** The fixture course, compiled as the build does it, and its pages. */
export const fixtureCourses = await compileCourses({ root: "tests/fixtures/courses/good" });
export const fixtureSource: PageSource = createCompiledSource(fixtureCourses);

export async function lessonPage(lesson: string, locale: Locale = "en", text: Locale = locale): Promise<LessonPage> {
  const page = await fixtureSource.activity(locale, "diplomatic-notes", lesson, { text });
  if (page.kind !== "lesson") throw new Error(`${lesson} is no lesson`);
  return page;
}

export async function quizPage(quiz: "check-notes" | "final", text: Locale = "en"): Promise<QuizPage> {
  const page = await fixtureSource.activity("en", "diplomatic-notes", quiz, { text });
  if (page.kind !== "quiz") throw new Error(`${quiz} is no quiz`);
  return page;
}

export async function scenarioPage(text: Locale = "en"): Promise<ScenarioPage> {
  const page = await fixtureSource.activity("en", "diplomatic-notes", "closed-customs-house", { text });
  if (page.kind !== "scenario") throw new Error("closed-customs-house is no scenario");
  return page;
}

export async function worksheetPage(): Promise<WorksheetPage> {
  const page = await fixtureSource.activity("en", "diplomatic-notes", "draft-note");
  if (page.kind !== "worksheet") throw new Error("draft-note is no worksheet");
  return page;
}
