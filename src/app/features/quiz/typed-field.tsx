import type { CaseItem, NumericItem, ShortTextItem } from "#domain/course/quiz.ts";
import { maxResponseLength } from "#domain/grading/response.ts";
import type { FieldProps } from "./field-props.ts";
import { answerText } from "./item-draft.ts";
import { Text } from "./item-text.tsx";

/** A line for a term or a number, an area for a case. What people type finds its own direction. */
export function TypedField({
  item,
  text,
  answer,
  feedback,
  labelledBy,
  describedBy,
  onChange,
}: FieldProps<ShortTextItem | NumericItem | CaseItem>) {
  const { unit } = text.words;
  const unitId = unit && `${item.id}-unit`;
  const shared = {
    className: "in",
    dir: "auto",
    value: answerText(answer),
    readOnly: feedback !== undefined,
    maxLength: maxResponseLength,
    "aria-labelledby": unitId ? `${labelledBy} ${unitId}` : labelledBy,
    "aria-describedby": describedBy,
    "aria-invalid": describedBy !== undefined || undefined,
  };
  if (item.kind === "case") return <textarea {...shared} rows={10} onChange={(event) => onChange(event.target.value)} />;
  return (
    <p className="typed">
      <input
        {...shared}
        type="text"
        inputMode={item.kind === "numeric" ? "decimal" : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      {unit && (
        <span id={unitId}>
          <Text of={text} pick={(words) => words.unit} />
        </span>
      )}
    </p>
  );
}
