import { useState } from "react";
import { useTranslate } from "../../i18n/i18n.tsx";

interface Props {
  readonly button: string;
  /** Whom or what the button is about, for those who hear it without its row. */
  readonly about?: string;
  /** What will happen. */
  readonly text: string;
  readonly onYes: () => unknown;
}

/** The same function each time: another one would take the focus again with every answer of the server. */
const focus = (shown: HTMLButtonElement | null) => shown?.focus();

/** A button for what cannot be taken back with another click: it asks first, in its place. */
export function Confirmed({ button, about, text, onYes }: Props) {
  const t = useTranslate("trainer");
  const [isAsking, setAsking] = useState(false);
  if (!isAsking)
    return (
      <button type="button" className="btn btn--quiet" onClick={() => setAsking(true)}>
        {button}
        {about && <span className="vh"> {about}</span>}
      </button>
    );
  return (
    <div className="confirm" role="alert">
      <p>{text}</p>
      <p className="acts">
        <button
          type="button"
          className="btn btn--bad"
          ref={focus}
          onClick={() => {
            setAsking(false);
            onYes();
          }}
        >
          {button}
        </button>
        <button type="button" className="btn btn--quiet" onClick={() => setAsking(false)}>
          {t("cancel")}
        </button>
      </p>
    </div>
  );
}
