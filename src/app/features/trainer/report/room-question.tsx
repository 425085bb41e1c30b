import type { QuizPage } from "#page/activity-page.ts";
import type { RoomItem } from "#sync/report-messages.ts";
import { useFormat, useTranslate } from "../../../i18n/i18n.tsx";
import { wholePercent } from "../../../training/report-table.ts";
import { useValueText } from "../../../training/use-value-text.ts";
import { Confirmed } from "../../../ui/confirmed.tsx";
import { ChoiceBars } from "./choice-bars.tsx";
import { ItemWordsText, structureOf } from "./quiz-text.tsx";

interface Props {
  /** Counted from 1. */
  readonly number: number;
  readonly item: RoomItem;
  /** Within its course. */
  readonly id: string;
  readonly page: QuizPage | undefined;
  readonly isClosed: boolean;
  readonly isOver: boolean;
  readonly onClose: () => void;
}

/** One question in front of a room. Which answer is right is told when it is closed, so that the screen gives nothing away. */
export function RoomQuestion({ number, item: { answered, right, choices }, id, page, isClosed, isOver, onClose }: Props) {
  const t = useTranslate("trainer-report");
  const format = useFormat();
  const { percentSign } = useValueText();
  const options = structureOf(page, id);
  return (
    <section className="room-question stack">
      <h2>
        {format.number(number)}. {page ? <ItemWordsText page={page} item={id} nodes={page.words.items[id]?.stem} /> : id}
      </h2>
      <p role="status" className="room-answered">
        {answered === null ? t("room.hidden") : t("room.answered", { number: answered })}
        {isClosed && right !== null && answered !== null && answered > 0 && (
          <> · {t("room.right", { share: percentSign(wholePercent(right / answered)), number: right })}</>
        )}
        {isClosed && right === null && ` · ${t("hidden")}`}
      </p>
      {choices && choices.length > 0 && <ChoiceBars page={page} item={id} answered={answered ?? 0} choices={choices} hasKey={isClosed} />}
      {(!choices || choices.length === 0) && options && (options.kind === "single" || options.kind === "multiple") && (
        <ul className="answer">
          {options.choices.map((choice) => (
            <li key={choice.id}>
              {page && <ItemWordsText page={page} item={id} nodes={page.words.items[id]?.options[choice.id]?.text} />}
            </li>
          ))}
        </ul>
      )}
      {isClosed ? (
        <p className="meta">{t("room.closed-text")}</p>
      ) : (
        !isOver && <Confirmed button={t("room.close", { number: format.number(number) })} text={t("room.close.text")} onYes={onClose} />
      )}
    </section>
  );
}
