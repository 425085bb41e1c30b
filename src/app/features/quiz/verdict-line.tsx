import { type RefObject, useSyncExternalStore } from "react";
import type { Item } from "#domain/course/quiz.ts";
import type { Feedback } from "#domain/grading/feedback.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { verdictText } from "./verdict.ts";

/** A response that is kept and graded, and what it came to. */
export interface Graded {
  readonly response: unknown;
  readonly feedback: Feedback;
}

/** What was graded just now, before anything else of the question knows of it: to say it, the verdict alone is drawn. */
export interface JustGraded {
  now(): Graded | undefined;
  subscribe(listener: () => void): () => void;
  say(graded: Graded | undefined): void;
}

export function createJustGraded(): JustGraded {
  let graded: Graded | undefined;
  const listeners = new Set<() => void>();
  return {
    now: () => graded,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say(next) {
      graded = next;
      for (const listener of listeners) listener();
    },
  };
}

interface Props {
  readonly item: Item;
  readonly recorded: Graded | undefined;
  readonly justGraded: JustGraded;
  readonly line: RefObject<HTMLParagraphElement | null>;
}

/** How a question of each kind is answered, as the words call it. */
const askedFor: Readonly<Record<Item["kind"], string>> = {
  single: "one",
  "true-false": "one",
  multiple: "all",
  matching: "each",
  classification: "each",
  ordering: "order",
  "short-text": "word",
  numeric: "number",
  case: "text",
};

/** What to do, then in its place what came of it: a line that came between others would move what is under the pointer. */
export function VerdictLine({ item, recorded, justGraded, line }: Props) {
  const t = useTranslate("quiz");
  const format = useFormat();
  const latest = useSyncExternalStore(justGraded.subscribe, justGraded.now, justGraded.now);
  const graded = recorded ?? latest;
  const verdict = graded?.feedback.verdict;
  return (
    <p className={verdict && `verdict is-${verdict}`} ref={line} tabIndex={-1}>
      {graded && <Icon name={verdict === "wrong" ? "cross" : verdict === "self-marked" ? "info" : "check"} />}
      {graded ? verdictText(item, graded.response, graded.feedback, t, format) : t(`ask.${askedFor[item.kind]}`)}
    </p>
  );
}
