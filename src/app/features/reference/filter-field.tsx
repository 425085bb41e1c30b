import { useEffect, useState } from "react";
import { useTranslate } from "../../i18n/i18n.tsx";

interface Props<T extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: T | "all";
  readonly options: readonly T[];
  readonly nameOf: (option: T) => string;
  readonly onChange: (value: T | "all") => void;
}

/** One choice among all. Without scripts everything is shown, and the field is off. */
export function FilterField<T extends string>({ id, label, value, options, nameOf, onChange }: Props<T>) {
  const t = useTranslate("reference");
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        className="in"
        id={id}
        value={value}
        disabled={!mounted}
        onChange={(event) => onChange(options.find((option) => option === event.target.value) ?? "all")}
      >
        <option value="all">{t("filter.all")}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {nameOf(option)}
          </option>
        ))}
      </select>
    </div>
  );
}
