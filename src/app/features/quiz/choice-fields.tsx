import type { MultipleItem, SingleItem, TrueFalseItem } from "#domain/course/quiz.ts";
import type { OptionMark } from "#domain/grading/feedback.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { FieldProps } from "./field-props.ts";
import { answerIds, answerText } from "./item-draft.ts";
import { Cites, type ItemText, Text } from "./item-text.tsx";

/** Radios, or boxes to tick. After the check each option carries its reason: open where it was chosen or right, folded elsewhere. */
export function ChoiceFields(props: FieldProps<SingleItem | MultipleItem | TrueFalseItem>) {
  const { item, text, shown, answer, feedback, labelledBy, describedBy, onChange } = props;
  const many = item.kind === "multiple";
  const ticked = many ? answerIds(answer) : [answerText(answer)];
  const choose = (id: string) => {
    if (feedback) return;
    if (!many) onChange(id);
    else onChange(ticked.includes(id) ? ticked.filter((other) => other !== id) : [...ticked, id]);
  };
  return (
    <fieldset className="choices" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {shown.map((id) => {
        const mark = feedback?.options[id];
        const reason = `${item.id}-${id}`;
        return (
          <div key={id} className={choiceClass(mark)}>
            <label className="pick">
              <input
                type={many ? "checkbox" : "radio"}
                name={item.id}
                value={id}
                checked={ticked.includes(id)}
                aria-disabled={feedback !== undefined || undefined}
                aria-describedby={mark && mark !== "left" ? reason : undefined}
                onChange={() => choose(id)}
              />
              {item.kind === "true-false" ? <Answer of={text} option={id} /> : <Text of={text} pick={({ options }) => options[id]?.text} />}
            </label>
            {mark && <Reason id={reason} option={id} mark={mark} {...props} />}
          </div>
        );
      })}
    </fieldset>
  );
}

/** True or false, in the interface's language, and in the second where its words are here. */
function Answer({ of: { second }, option }: { readonly of: ItemText; readonly option: string }) {
  const name = <span>{useTranslate("quiz")(option)}</span>;
  return second?.words.options[option]?.text ? (
    <span className="both">
      {name}
      <Text of={second} pick={({ options }) => options[option]?.text} />
    </span>
  ) : (
    name
  );
}

const choiceClass = (mark: OptionMark | undefined): string => {
  if (mark === "right" || mark === "missed") return "choice choice--right";
  return mark === "wrong" ? "choice choice--wrong" : "choice";
};

function Reason({
  id,
  option,
  mark,
  item,
  text,
}: FieldProps<SingleItem | MultipleItem | TrueFalseItem> & { readonly id: string; readonly option: string; readonly mark: OptionMark }) {
  const t = useTranslate("quiz");
  const why = text.words.options[option]?.why;
  const refs = item.kind === "true-false" ? undefined : item.choices.find((choice) => choice.id === option)?.cite;
  const reason = (
    <>
      {why && (
        <p>
          <Text of={text} pick={({ options }) => options[option]?.why} />
        </p>
      )}
      <Cites refs={refs} of={text} />
    </>
  );
  if (mark === "left") {
    return why ? (
      <details>
        <summary className="lk">
          <Icon name="down" />
          {t("why-not")}
        </summary>
        <div className="stack-s">{reason}</div>
      </details>
    ) : null;
  }
  return (
    <div className="why" id={id}>
      <span className="verdict">
        <Icon name={mark === "wrong" ? "cross" : "check"} />
        {t(mark === "missed" && item.kind === "multiple" ? "mark.missed-key" : `mark.${mark}`)}
      </span>
      {reason}
    </div>
  );
}
