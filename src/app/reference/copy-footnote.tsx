import type { Instrument, InstrumentText } from "#domain/reference/library.ts";
import { inAnyLocale } from "#page/address.ts";
import { footnoteText } from "#page/footnote.ts";
import { useLocale, useTranslate } from "../i18n/i18n.tsx";
import { CopyText } from "./copy-text.tsx";

interface Props {
  readonly instrument: Instrument;
  readonly text: InstrumentText;
  readonly pinpoint?: string | undefined;
  /** Address on this site that the footnote leads back to. */
  readonly href: string;
}

/** Copies a footnote in the reader's language, with a link that opens in the language of whoever follows it. */
export function CopyFootnote({ instrument, text, pinpoint, href }: Props) {
  const locale = useLocale();
  const t = useTranslate("reference");
  return (
    <CopyText
      className="btn btn--text"
      text={() => footnoteText({ instrument, text, pinpoint, link: new URL(inAnyLocale(href), location.origin).href }, locale, t)}
    >
      {pinpoint === undefined ? t("footnote.copy") : t("footnote.copy-pinpoint", { pinpoint })}
    </CopyText>
  );
}
