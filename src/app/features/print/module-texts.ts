import type { ModuleWords } from "#domain/course/course.ts";
import { isLocale, type Locale } from "#domain/locale.ts";
import type { FileHash } from "#domain/pack/manifest.ts";
import type { LessonPage } from "#page/activity-page.ts";
import { PageProblem } from "#page/page-problem.ts";
import type { PageSource } from "#page/page-source.ts";
import { otherLanguages, withSecondLanguage } from "../../reading/second-language.ts";

/** A module as it is printed: its words and lessons in one language or in two. */
export interface ModuleTexts {
  readonly course: { readonly id: string; readonly title: string; readonly version: FileHash };
  readonly module: { readonly id: string; readonly number: number; readonly words: ModuleWords; readonly locale: Locale };
  /** The title in the second language, where the module is translated. */
  readonly second?: { readonly locale: Locale; readonly title?: string };
  readonly lessons: readonly LessonPage[];
  /** The other languages of the course. */
  readonly choices: readonly Locale[];
}

/** What `?course=&module=&text=&with=` asks to print. */
export interface PrintRequest {
  readonly course: string;
  readonly module: string;
  readonly text?: Locale;
  /** Empty: a second language is to be chosen for the reader. */
  readonly with?: string;
}

/** Undefined where the address names no module. */
export function printRequestFrom(search: string): PrintRequest | undefined {
  const query = new URLSearchParams(search);
  const course = query.get("course");
  const module = query.get("module");
  const text = query.get("text");
  const second = query.get("with");
  if (!course || !module) return undefined;
  return { course, module, ...(isLocale(text) && { text }), ...(second !== null && { with: second }) };
}

/** Reads a module's lessons; rejects with a `PageProblem`. */
export async function moduleTexts(source: PageSource, locale: Locale, request: PrintRequest): Promise<ModuleTexts> {
  const text = request.text ?? locale;
  const { course, outline, version, words, wordsLocale } = await source.course(text, request.course);
  const at = outline.modules.findIndex(({ id }) => id === request.module);
  const module = outline.modules[at];
  const own = words.modules[request.module];
  if (!module || !own) throw new PageProblem("not-found");
  const lessons: LessonPage[] = [];
  for (const { id, kind } of module.activities) {
    if (kind !== "lesson") continue;
    const page = await source.activity(locale, course.id, id, { text });
    const both = request.with === undefined ? page : await withSecondLanguage(source, page, request.with);
    if (both.kind === "lesson") lessons.push(both);
  }
  const second = lessons[0]?.second?.locale;
  return {
    course: { id: course.id, title: words.title, version },
    module: { id: module.id, number: at + 1, words: own, locale: own.lang ?? wordsLocale },
    lessons,
    choices: lessons[0] ? await otherLanguages(source, lessons[0]) : [],
    ...(second && { second: { locale: second, ...(await titleIn(source, second, course.id, module.id)) } }),
  };
}

async function titleIn(source: PageSource, locale: Locale, course: string, module: string): Promise<{ readonly title?: string }> {
  const other = await source.course(locale, course).catch(() => undefined);
  const words = other?.wordsLocale === locale ? other.words.modules[module] : undefined;
  return words && !words.lang ? { title: words.title } : {};
}
