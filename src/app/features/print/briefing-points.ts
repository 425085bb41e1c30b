import type { LessonBlock } from "#domain/course/lesson.ts";
import type { LessonPage } from "#page/activity-page.ts";
import type { ModuleTexts } from "./module-texts.ts";

/** One paragraph of a lesson that says what the law is. */
export interface BriefingPoint {
  /** `lesson#block`. */
  readonly id: string;
  readonly page: LessonPage;
  readonly block: LessonBlock;
}

/** The paragraphs of a module that carry a standing, in reading order; tables and figures are too large for a brief. */
export function briefingPoints({ lessons }: ModuleTexts): readonly BriefingPoint[] {
  return lessons.flatMap((page) =>
    page.structure.blocks
      .filter(({ kind, standing }) => kind === "claim" && standing !== undefined)
      .map((block) => ({ id: `${page.activity.id}#${block.id}`, page, block })),
  );
}
