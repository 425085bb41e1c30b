import type { BlockText } from "../markdown/lesson-text.ts";
import type { CourseSource, ItemSource, LessonSource, ModuleSource, QuizSource } from "../source/course-source.ts";
import { taughtBlock } from "../source/item-place.ts";

interface TaughtIn {
  readonly lesson: LessonSource | undefined;
  readonly block: BlockText | undefined;
}

/** The lesson and block where an item is taught, as far as they exist where the quiz may look for them. */
export function findBlock(item: ItemSource, quiz: QuizSource, module: ModuleSource | null, course: CourseSource): TaughtIn {
  const { block } = item.yaml;
  const slash = block.indexOf("/");
  const modules = module ? [module] : course.modules.filter(({ id }) => slash === -1 || id === block.slice(0, slash));
  if (module && slash !== -1) return { lesson: undefined, block: undefined };
  const lessons = modules.flatMap((other) => other.lessons);
  const [lessonId, blockId] = taughtBlock(
    block,
    quiz,
    lessons.map(({ id }) => id),
  ).split("#");
  const lesson = lessons.find(({ id }) => id === lessonId);
  return { lesson, block: lesson?.source.blocks.find(({ id }) => id === blockId) };
}
