import type { SingleItem } from "#domain/course/quiz.ts";
import { allOrNothing, type Grade, unscorable } from "./grade.ts";

/** All points for the key, none for a distractor. */
export function gradeSingleItem(item: SingleItem, response: string): Grade {
  const picked = item.choices.find((choice) => choice.id === response);
  if (!picked) return unscorable("option-unknown");
  return allOrNothing(picked.key === true);
}
