import { type FormEvent, type InputHTMLAttributes, type ReactNode, useId, useState } from "react";
import type { Result } from "#domain/result.ts";
import type { ApiProblem } from "../api/call-api.ts";
import { ApiProblemText } from "./api-problem-text.tsx";

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "className" | "id"> {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
}

/** A labelled text field; what it is for is told to assistive technology with it. */
export function Field({ label, help, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input className="in" id={id} aria-describedby={help && `${id}-help`} {...input} />
      {help && (
        <p className="meta" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

/** Not shown: tells a password manager whose password the form is about. */
export function UserName({ value }: { readonly value: string | undefined }) {
  return <input type="text" autoComplete="username" value={value ?? ""} readOnly hidden />;
}

type Values = { readonly [name: string]: string };

interface FormProps<Answer> {
  readonly label: string;
  readonly button: string;
  readonly namespace: "sign-in" | "admin" | "trainer";
  readonly send: (values: Values) => Promise<Result<Answer, ApiProblem>>;
  readonly onDone: (answer: Answer) => void;
  /** What was typed stays after an answer that was taken. */
  readonly keep?: boolean;
  readonly children: ReactNode;
}

/** Fields and their button. One request at a time; what was typed stays until the server has taken it. */
export function ApiForm<Answer>({ label, button, namespace, send, onDone, keep = false, children }: FormProps<Answer>) {
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (isSending) return;
    setSending(true);
    setProblem(undefined);
    const entries = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    const result = await send(Object.fromEntries(entries));
    setSending(false);
    if (!result.ok) return setProblem(result.error);
    if (!keep) form.reset();
    onDone(result.value);
  };
  return (
    <form className="stack" aria-label={label} onSubmit={(event) => void submit(event)}>
      {children}
      {problem && <ApiProblemText namespace={namespace} problem={problem} />}
      <p>
        <button type="submit" className="btn btn--main" aria-disabled={isSending}>
          {button}
        </button>
      </p>
    </form>
  );
}
