import type { ShortTextItem } from "#domain/course/quiz.ts";
import { allOrNothing, type Grade, unscorable } from "./grade.ts";
import { normaliseText } from "./normalise-text.ts";

/** All points when the normalised text is an accepted form of any language. Text without letters or digits is empty. */
export function gradeShortTextItem(item: ShortTextItem, response: string): Grade {
  const text = normaliseText(response);
  if (text === "") return unscorable("response-empty");
  return allOrNothing(item.accepted.includes(text));
}

/** The foreseen wrong term that was given, if any. */
export function foreseenWrongText(item: ShortTextItem, response: string): ShortTextItem["wrong"][number] | undefined {
  const text = normaliseText(response);
  return item.wrong.find((wrong) => wrong.forms.includes(text));
}
