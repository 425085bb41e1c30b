import { useState } from "react";
import { dirOf, type Locale, languageTagOf } from "#domain/locale.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { ownNames } from "../../own-names.ts";
import { besideAddress } from "./field-address.ts";

interface Props {
  readonly field: string;
  readonly rows: number;
  readonly locale: Locale;
  readonly text: string;
  readonly onEnter: (text: string) => void;
}

/** The same answer in the language beside, for whoever sends it in that language as well. Folded away until it is wanted. */
export function BesideText({ field, rows, locale, text, onEnter }: Props) {
  const t = useTranslate("worksheet");
  const [isOpen, setOpen] = useState(false);
  const id = besideAddress(field);
  return (
    <details open={isOpen || text !== ""} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="lk" id={`${id}-name`}>
        {t("beside", { language: ownNames[locale] })}
      </summary>
      <textarea
        id={id}
        className="in"
        aria-labelledby={`${id}-name`}
        lang={languageTagOf(locale)}
        dir={dirOf(locale)}
        rows={rows}
        value={text}
        onChange={(event) => onEnter(event.target.value)}
      />
    </details>
  );
}
