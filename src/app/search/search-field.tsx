import { type ReactNode, type Ref, startTransition, useId } from "react";
import { noteTyping } from "./drawing-pace.ts";

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly onText: (text: string) => void;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly children?: ReactNode;
}

/**
 * The field of a screen that searches. It answers while one types; Enter only takes a phone's keyboard away. The browser keeps its text: a
 * key is shown before anything is drawn because of it.
 */
export function SearchField({ label, hint, onText, inputRef, children }: Props) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers before 2023 do not know the element <search>
    <form
      role="search"
      className="search-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (matchMedia("(pointer: coarse)").matches) event.currentTarget.querySelector("input")?.blur();
      }}
    >
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          ref={inputRef}
          className="in"
          id={id}
          type="search"
          dir="auto"
          enterKeyHint="search"
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => {
            noteTyping();
            startTransition(() => onText(target.value));
          }}
        />
        <p className="meta" id={`${id}-hint`}>
          {hint}
        </p>
      </div>
      {children}
    </form>
  );
}
