import { compileCourses } from "#compiler/compile.ts";
import type { Locale } from "#domain/locale.ts";
import { type ActivityPlace, activityOrder, type LessonPage, type QuizPage } from "#page/activity-page.ts";
import { activityHref, courseHref } from "#page/address.ts";
import { createCompiledSource } from "../../tools/build/compiled-source.ts";

/** Languages that are measured. */
export const benchLocales = ["en", "ar"] as const satisfies readonly Locale[];
export type BenchLocale = (typeof benchLocales)[number];

/** The course that the benchmark reads, in one language: its addresses in the app and its texts. */
export interface FixtureCourse {
  readonly courseAddress: string;
  readonly quizAddress: string;
  readonly lessons: readonly { readonly address: string; readonly page: LessonPage }[];
  readonly quiz: QuizPage;
  /** The first decision scenario. */
  readonly scenarioAddress: string;
  readonly id: string;
}

/** Reads the first course in a folder: its lessons, its first practice quiz and its first scenario. */
export async function readFixtureCourse(root: string): Promise<Readonly<Record<BenchLocale, FixtureCourse>>> {
  const compilation = await compileCourses({ root });
  const source = createCompiledSource(compilation);
  const [course] = compilation.catalogue.courses;
  if (!course) throw new Error(`${root} holds no course without errors`);

  const inLanguage = async (locale: BenchLocale): Promise<FixtureCourse> => {
    const { outline } = await source.course(locale, course.id);
    const addressOf = ({ module, activity }: ActivityPlace) => activityHref(locale, course.id, module?.id, activity.id);
    const lessons: { address: string; page: LessonPage }[] = [];
    const quizzes: { address: string; page: QuizPage }[] = [];
    const scenarios: string[] = [];
    for (const place of activityOrder(outline)) {
      const page = await source.activity(locale, course.id, place.activity.id);
      if (page.kind === "lesson") lessons.push({ address: addressOf(place), page });
      if (page.kind === "quiz" && page.structure.mode === "practice") quizzes.push({ address: addressOf(place), page });
      if (page.kind === "scenario") scenarios.push(addressOf(place));
    }
    const [quiz] = quizzes;
    const [scenarioAddress] = scenarios;
    if (!quiz || !scenarioAddress || lessons.length === 0) throw new Error(`${course.id} has no lesson, practice quiz or scenario`);
    const courseAddress = courseHref(locale, course.id);
    return { id: course.id, courseAddress, quizAddress: quiz.address, quiz: quiz.page, scenarioAddress, lessons };
  };
  return { en: await inLanguage("en"), ar: await inLanguage("ar") };
}
