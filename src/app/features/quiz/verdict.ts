import type { Item } from "#domain/course/quiz.ts";
import type { Feedback } from "#domain/grading/feedback.ts";
import { gradeItem } from "#domain/grading/grade-item.ts";
import type { Translate } from "#page/translate.ts";
import type { Format } from "../../i18n/format.ts";

/** What a response came to, in one sentence. */
export function verdictText(item: Item, response: unknown, { verdict }: Feedback, t: Translate, format: Format): string {
  const grade = gradeItem(item, response);
  if (verdict !== "partly" || grade.kind !== "scored") return t(`verdict.${verdict}`);
  return t("verdict.partly", { earned: format.number(grade.scaled * item.points), points: format.number(item.points) });
}
