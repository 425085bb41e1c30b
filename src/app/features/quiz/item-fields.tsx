import { shuffleOptions } from "#domain/attempt/shuffle-options.ts";
import type { Item } from "#domain/course/quiz.ts";
import { ChoiceFields } from "./choice-fields.tsx";
import type { FieldProps } from "./field-props.ts";
import { OrderField } from "./order-field.tsx";
import { RowFields } from "./row-fields.tsx";
import { TypedField } from "./typed-field.tsx";

export const shownIds = (item: Item, attemptId: string): readonly string[] => shuffleOptions(item, attemptId);

/** The controls of an item, by its kind. */
export function ItemFields(props: FieldProps) {
  const { item } = props;
  switch (item.kind) {
    case "single":
    case "multiple":
    case "true-false":
      return <ChoiceFields {...props} item={item} />;
    case "matching":
    case "classification":
      return <RowFields {...props} item={item} />;
    case "ordering":
      return <OrderField {...props} item={item} />;
    case "short-text":
    case "numeric":
    case "case":
      return <TypedField {...props} item={item} />;
  }
}
