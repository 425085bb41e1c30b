import type { QuizSource } from "./course-source.ts";

/** `lesson#block` as the record names it. A module quiz may leave the lesson out when its module has only one. */
export function taughtBlock(block: string, quiz: QuizSource, lessonsOfModule: readonly string[]): string {
  const withoutModule = block.slice(block.indexOf("/") + 1);
  if (withoutModule.includes("#")) return withoutModule;
  const [only, ...others] = quiz.module === null ? [] : lessonsOfModule;
  return only !== undefined && others.length === 0 ? `${only}#${withoutModule}` : withoutModule;
}
