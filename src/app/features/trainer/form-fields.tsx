import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import type { FormDraft } from "../../training/use-form-draft.ts";

interface FieldProps {
  readonly draft: FormDraft;
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
}

/** A text field whose value is a draft. */
export function DraftField({
  draft,
  name,
  label,
  help,
  ...input
}: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, "className" | "id" | "name" | "value" | "onChange">) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        className="in"
        id={id}
        name={name}
        value={draft.values[name] ?? ""}
        onChange={(event) => draft.set(name, event.target.value)}
        aria-describedby={help && `${id}-help`}
      />
      <Help id={id} text={help} />
    </div>
  );
}

export function DraftText({ draft, name, label, help, rows = 3, ltr }: FieldProps & { readonly rows?: number; readonly ltr?: boolean }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        className="in"
        id={id}
        name={name}
        rows={rows}
        dir={ltr ? "ltr" : "auto"}
        maxLength={500_000}
        value={draft.values[name] ?? ""}
        onChange={(event) => draft.set(name, event.target.value)}
        aria-describedby={help && `${id}-help`}
      />
      <Help id={id} text={help} />
    </div>
  );
}

/** A choice whose options the caller gives. */
export function DraftSelect({
  draft,
  name,
  label,
  help,
  required = false,
  children,
}: FieldProps & { readonly required?: boolean; readonly children: ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        className="in"
        id={id}
        name={name}
        required={required}
        value={draft.values[name] ?? ""}
        onChange={(event) => draft.set(name, event.target.value)}
        aria-describedby={help && `${id}-help`}
      >
        {children}
      </select>
      <Help id={id} text={help} />
    </div>
  );
}

function Help({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return text ? (
    <p className="meta" id={`${id}-help`}>
      {text}
    </p>
  ) : null;
}
