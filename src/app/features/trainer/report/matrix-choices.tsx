import { useId } from "react";
import type { CohortGroup } from "#sync/cohort-messages.ts";
import { useTranslate } from "../../../i18n/i18n.tsx";
import { type MatrixChoice, matrixFilters, matrixOrders } from "../../../training/matrix.ts";

interface Props {
  readonly choice: MatrixChoice;
  readonly onChoice: (choice: MatrixChoice) => void;
  readonly groups: readonly Pick<CohortGroup, "id" | "name">[];
  /** Learners that are shown, of how many. */
  readonly shown: number;
  readonly all: number;
}

/** Whom the matrix shows, and in which order. */
export function MatrixChoices({ choice, onChoice, groups, shown, all }: Props) {
  const t = useTranslate("trainer-report");
  const id = useId();
  const isWhole = shown === all;
  return (
    <fieldset className="matrix-choices on-screen">
      <legend className="vh">{t("choices")}</legend>
      <div className="field">
        <label htmlFor={`${id}-search`}>{t("search")}</label>
        <input
          id={`${id}-search`}
          className="in"
          type="search"
          value={choice.search}
          onChange={({ target }) => onChoice({ ...choice, search: target.value })}
        />
      </div>
      {groups.length > 0 && (
        <Select
          label={t("group")}
          value={choice.group}
          options={[{ value: "", text: t("group.all") }, ...groups.map((group) => ({ value: group.id, text: group.name }))]}
          onPick={(group) => onChoice({ ...choice, group })}
        />
      )}
      <Select
        label={t("filter")}
        value={choice.filter}
        options={matrixFilters.map((value) => ({ value, text: t(`filter.${value}`) }))}
        onPick={(filter) => onChoice({ ...choice, filter })}
      />
      <Select
        label={t("order")}
        value={choice.order}
        options={matrixOrders.map((value) => ({ value, text: t(`order.${value}`) }))}
        onPick={(order) => onChoice({ ...choice, order })}
      />
      <p className="meta" role="status">
        {isWhole ? t("shown.all", { count: all }) : t("shown.some", { all, shown })}
      </p>
    </fieldset>
  );
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onPick: (value: Value) => void;
}

/** One of few. */
export function Select<Value extends string>({ label, value, options, onPick }: SelectProps<Value>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="in"
        value={value}
        onChange={({ target }) => {
          const picked = options.find((option) => option.value === target.value);
          if (picked) onPick(picked.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
