import { useState } from "react";
import type { AttemptState } from "#domain/attempt/attempt-state.ts";
import type { Item } from "#domain/course/quiz.ts";
import { type Feedback, feedbackFor, type OptionMark } from "#domain/grading/feedback.ts";
import type { QuizPage } from "#page/activity-page.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import type { Keep } from "../../record/use-statements.ts";
import { Icon } from "../../ui/icon.tsx";
import { CaseMarking } from "./case-marking.tsx";
import { Explanation } from "./explanation.tsx";
import { answerFrom, type ItemDraft, rowIds } from "./item-draft.ts";
import { ItemFields, shownIds } from "./item-fields.tsx";
import { itemTextOf, Stem, StemLine } from "./item-text.tsx";
import { selfMarkedStatement } from "./quiz-statements.ts";
import { verdictText } from "./verdict.ts";

interface Props {
  readonly page: QuizPage;
  readonly attempt: AttemptState;
  readonly item: Item;
  readonly draft: ItemDraft;
  readonly onDraft: (draft: ItemDraft) => void;
  readonly keep: Keep;
}

/** One item of a finished attempt, folded: the response that counted, with its feedback. */
export function ItemReview({ page, attempt, item, draft, onDraft, keep }: Props) {
  const t = useTranslate("quiz");
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const text = itemTextOf(page, item.id);
  const given = attempt.responses.get(item.id);
  const response = (page.structure.mode === "practice" ? given?.first : given?.latest)?.response;
  const feedback = response === undefined ? unanswered(item) : feedbackFor(item, response);
  const stem = `${item.id}-stem`;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="review">
        <Icon name="down" />
        <StemLine {...text} />
        <span className={feedback.verdict === "right" ? "tag tag--ok" : "tag"}>{verdictText(item, response, feedback, t, format)}</span>
      </summary>
      {open && (
        <>
          <Stem id={stem} of={text} />
          <ItemFields
            item={item}
            text={text}
            shown={shownIds(item, attempt.attemptId)}
            answer={answerFrom(item, response)}
            feedback={feedback}
            labelledBy={stem}
            describedBy={undefined}
            onChange={() => undefined}
            announce={() => undefined}
          />
          <Explanation page={page} item={item} text={text} feedback={feedback} />
          {item.kind === "case" && given && (
            <CaseMarking
              page={page}
              item={item}
              text={text}
              draft={draft.marks}
              kept={attempt.marks.get(item.id)}
              onDraft={(marks) => onDraft({ marks })}
              onKeep={(marks) => keep(selfMarkedStatement(page, attempt.attemptId, item, marks), () => onDraft({}))}
            />
          )}
        </>
      )}
    </details>
  );
}

/** What the options of an item without response show: its keys as missed, so that they can be read. */
function unanswered(item: Item): Feedback {
  return { verdict: "unscorable", options: Object.fromEntries(missedOptions(item)), misconceptions: [] };
}

function missedOptions(item: Item): readonly (readonly [id: string, mark: OptionMark])[] {
  switch (item.kind) {
    case "single":
    case "multiple":
      return item.choices.map(({ id, key }) => [id, key ? "missed" : "left"]);
    case "true-false":
      return ["true", "false"].map((id) => [id, id === String(item.key) ? "missed" : "left"]);
    case "matching":
    case "classification":
      return rowIds(item).map((id) => [id, "missed"]);
    default:
      return [];
  }
}
