import { type RefObject, useState } from "react";
import type { AttemptState } from "#domain/attempt/attempt-state.ts";
import type { ItemId } from "#domain/course/quiz.ts";
import type { QuizPage } from "#page/activity-page.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { useArrival } from "../../ui/use-arrival.ts";
import { type ItemDraft, isEmptyAnswer } from "./item-draft.ts";
import { itemTextOf, StemLine } from "./item-text.tsx";

interface Props {
  readonly page: QuizPage;
  readonly attempt: AttemptState;
  readonly drafts: ReadonlyMap<ItemId, ItemDraft>;
  readonly moved: RefObject<boolean>;
  readonly onOpen: (item: ItemId) => void;
  readonly onHandIn: () => void;
}

/** An assessment or pre-test before it is handed in: what is answered and what is not, each a step away. */
export function QuizOverview({ page, attempt, drafts, moved, onOpen, onHandIn }: Props) {
  const t = useTranslate("quiz");
  const format = useFormat();
  const heading = useArrival(moved);
  const [asking, setAsking] = useState(false);
  const stateOf = (item: ItemId) => {
    if (!isEmptyAnswer(drafts.get(item)?.answer)) return "begun";
    return attempt.responses.has(item) ? "answered" : "open";
  };
  const unanswered = attempt.items.filter((item) => !attempt.responses.has(item)).length;
  return (
    <section className="stack">
      <h2 ref={heading} tabIndex={-1}>
        {t("overview")}
      </h2>
      <ol className="rows">
        {attempt.items.map((item, index) => (
          <li key={item}>
            <button type="button" className="lk" onClick={() => onOpen(item)}>
              <span className="num">{format.number(index + 1)}.</span>
              <StemLine {...itemTextOf(page, item)} />
            </button>
            <span className={stateOf(item) === "answered" ? "tag tag--ok" : "tag tag--warn"}>{t(`item.${stateOf(item)}`)}</span>
          </li>
        ))}
      </ol>
      {asking ? (
        <section className="note" aria-labelledby="asking">
          <div>
            <p className="h" id="asking">
              {unanswered > 0 ? t("hand-in.open", { count: unanswered }) : t("hand-in.all")}
            </p>
            <p>{t("hand-in.final")}</p>
            <p className="acts">
              {/* biome-ignore lint/a11y/noAutofocus: the question takes the place of the button that was pressed */}
              <button type="button" className="btn btn--main" autoFocus onClick={onHandIn}>
                {t("hand-in.now")}
              </button>
              <button type="button" className="btn btn--quiet" onClick={() => setAsking(false)}>
                {t("hand-in.not-yet")}
              </button>
            </p>
          </div>
        </section>
      ) : (
        <p className="acts">
          <button type="button" className="btn btn--main btn--block" onClick={() => setAsking(true)}>
            {t("hand-in")}
          </button>
        </p>
      )}
    </section>
  );
}
