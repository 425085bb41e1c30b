import { type KeyboardEvent, useState } from "react";
import type { OrderingItem } from "#domain/course/quiz.ts";
import { plainText } from "#page/text.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { FieldProps } from "./field-props.ts";
import { answerIds } from "./item-draft.ts";
import { Text } from "./item-text.tsx";

/** Steps to put in order. Space takes a step up and puts it down, arrows move it, Esc puts it back; two buttons do the same for pointers. */
export function OrderField({ item, text, shown, answer, feedback, labelledBy, describedBy, onChange, announce }: FieldProps<OrderingItem>) {
  const t = useTranslate("quiz");
  const format = useFormat();
  const [held, setHeld] = useState<{ readonly step: string; readonly before: readonly string[] }>();
  const given = answerIds(answer);
  const order = given.length > 0 ? given : shown;
  const nameOf = (step: string) => plainText(text.words.options[step]?.text ?? []);
  const say = (step: string, now: readonly string[]) =>
    announce(t("order.place", { step: nameOf(step), index: format.number(now.indexOf(step) + 1), of: format.number(now.length) }));

  const move = (step: string, by: -1 | 1) => {
    const from = order.indexOf(step);
    const other = order[from + by];
    if (other === undefined) return;
    const next = order.map((id) => (id === step ? other : id === other ? step : id));
    onChange(next);
    say(step, next);
  };
  const toggle = (step: string) => {
    const isHeld = held?.step === step;
    setHeld(isHeld ? undefined : { step, before: order });
    announce(
      t(isHeld ? "order.put" : "order.taken", {
        step: nameOf(step),
        index: format.number(order.indexOf(step) + 1),
        of: format.number(order.length),
      }),
    );
  };
  const press = (event: KeyboardEvent, step: string) => {
    if (held?.step !== step) return;
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      move(step, event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "Escape") {
      setHeld(undefined);
      onChange(held.before);
      say(step, held.before);
    }
  };

  return (
    <fieldset aria-labelledby={labelledBy} aria-describedby={describedBy}>
      <ol className="order">
        {order.map((step, index) => {
          const mark = feedback?.options[step];
          const name = nameOf(step);
          return (
            <li key={step} className={orderClass(held?.step === step, mark)}>
              <span className="n num" aria-hidden="true">
                {format.number(index + 1)}
              </span>
              {feedback ? (
                <span>
                  <Text of={text} pick={({ options }) => options[step]?.text} />
                  {mark && <span className="verdict">{t(mark === "right" ? "order.right" : "order.wrong")}</span>}
                  <Text of={text} pick={({ options }) => options[step]?.why} />
                </span>
              ) : (
                <>
                  <button
                    type="button"
                    className="step"
                    aria-pressed={held?.step === step}
                    aria-describedby={`${item.id}-keys`}
                    onClick={() => toggle(step)}
                    onKeyDown={(event) => press(event, step)}
                    onBlur={() => setHeld(undefined)}
                  >
                    <Text of={text} pick={({ options }) => options[step]?.text} />
                    {held?.step === step && <span className="tag">{t("order.moving")}</span>}
                  </button>
                  <button
                    type="button"
                    className="btn btn--icon"
                    aria-label={t("order.up", { step: name })}
                    aria-disabled={index === 0}
                    onClick={() => move(step, -1)}
                  >
                    <Icon name="up" />
                  </button>
                  <button
                    type="button"
                    className="btn btn--icon"
                    aria-label={t("order.down", { step: name })}
                    aria-disabled={index === order.length - 1}
                    onClick={() => move(step, 1)}
                  >
                    <Icon name="down" />
                  </button>
                </>
              )}
            </li>
          );
        })}
      </ol>
      {!feedback && (
        <p className="keys" id={`${item.id}-keys`}>
          <span>
            <kbd>{t("key.space")}</kbd> {t("order.key-space")}
          </span>
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> {t("order.key-arrows")}
          </span>
          <span>
            <kbd>Esc</kbd> {t("order.key-esc")}
          </span>
        </p>
      )}
    </fieldset>
  );
}

function orderClass(isHeld: boolean, mark: string | undefined): string | undefined {
  if (mark) return mark === "right" ? "choice--right" : "choice--wrong";
  return isHeld ? "held" : undefined;
}
