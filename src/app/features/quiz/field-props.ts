import type { Item } from "#domain/course/quiz.ts";
import type { Feedback } from "#domain/grading/feedback.ts";
import type { Answer } from "./item-draft.ts";
import type { ItemText } from "./item-text.tsx";

/** What the controls of every kind of item take. With `feedback` they show what was given and can no longer be changed. */
export interface FieldProps<I extends Item = Item> {
  readonly item: I;
  readonly text: ItemText;
  /** Ids in the order shown in this attempt. */
  readonly shown: readonly string[];
  readonly answer: Answer | undefined;
  readonly feedback: Feedback | undefined;
  /** Ids of the stem, which names the controls, and of the message beside them. */
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly onChange: (answer: Answer) => void;
  /** Says something to those who cannot see it. */
  readonly announce: (message: string) => void;
}
