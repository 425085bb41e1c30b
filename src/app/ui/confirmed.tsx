import { useState } from "react";
import { useTranslate } from "../i18n/i18n.tsx";

interface Props {
  readonly button: string;
  /** Whom or what the button is about, for those who hear it without its row. */
  readonly about?: string;
  /** What will happen. */
  readonly text: string;
  /** Of a note that asks, in the place of the trainer's box. */
  readonly look?: string;
  readonly onYes: () => unknown;
}

/** The same function each time: another one would take the focus again with every answer of the server. */
const focus = (shown: HTMLButtonElement | null) => shown?.focus();

/** A button for what cannot be taken back with another click: it asks first, in its place. */
export function Confirmed({ button, about, text, look, onYes }: Props) {
  const t = useTranslate("common");
  const [asked, setAsked] = useState<"not" | "now" | "before">("not");
  if (asked !== "now")
    return (
      <button type="button" className="btn btn--quiet" ref={asked === "before" ? focus : undefined} onClick={() => setAsked("now")}>
        {button}
        {about && <span className="vh"> {about}</span>}
      </button>
    );
  const question = (
    <>
      <p>{text}</p>
      <p className="acts">
        <button
          type="button"
          className="btn btn--bad"
          ref={focus}
          onClick={() => {
            setAsked("before");
            onYes();
          }}
        >
          {button}
        </button>
        <button type="button" className="btn btn--quiet" onClick={() => setAsked("before")}>
          {t("cancel")}
        </button>
      </p>
    </>
  );
  return (
    <div className={look ?? "confirm"} role="alert">
      {look ? <div>{question}</div> : question}
    </div>
  );
}
