import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslate } from "../i18n/i18n.tsx";
import { Icon } from "../ui/icon.tsx";

interface Props {
  /** Made when it is asked for: an address on this site is not known while pages are built. */
  readonly text: () => string;
  /** Name of the button, if its content does not say what is copied. */
  readonly label?: string;
  readonly className: string;
  readonly children?: ReactNode;
}

type Outcome = { readonly text: string; readonly copied: boolean };

/** Copies a text and says so. Where the browser forbids it (plain http), the text is shown and selected, to be copied by hand. */
export function CopyText({ text, label, className, children }: Props) {
  const t = useTranslate("reference");
  const [mounted, setMounted] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => setMounted(true), []);
  useEffect(() => {
    if (outcome?.copied === false) field.current?.select();
  }, [outcome]);
  const copy = async () => {
    const made = text();
    setOutcome({ text: made, copied: await toClipboard(made) });
  };
  return (
    <>
      <button type="button" className={className} aria-label={label} disabled={!mounted} onClick={() => void copy()}>
        <Icon name="copy" />
        {children}
      </button>
      <span role="status" className="meta copied">
        {outcome && (outcome.copied ? t("copied", { text: outcome.text }) : t("copy.by-hand"))}
      </span>
      {outcome?.copied === false && (
        <textarea className="in" ref={field} readOnly rows={4} aria-label={t("copy.text")} value={outcome.text} dir="auto" />
      )}
    </>
  );
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no clipboard on insecure addresses, or the browser refuses
  }
}
