import { memo } from "react";
import type { Locale } from "#domain/locale.ts";
import type { ConcordanceAnswer, ConcordanceLine } from "#domain/search/concordance.ts";
import { placeHref } from "#page/result-address.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { ownNames } from "../../own-names.ts";
import { ShownParagraph, ShownText, Where } from "../../search/shown-text.tsx";
import { useDrawn } from "../../search/use-drawn.ts";

interface Props {
  readonly text: string;
  readonly answer: ConcordanceAnswer;
  /** Undefined when nothing in that language is on the device, or not ready yet. */
  readonly beside: Locale | undefined;
  /** The reader comes back to these lines, and to the place at which they were. */
  readonly areKnown: boolean;
}

/** Places in the order of the courses: on the one side what was found, on the other the same text in the second language. */
export const Lines = memo(({ text, answer: { lines, locale: found }, beside, areKnown }: Props) => {
  const drawn = useDrawn(text, lines.length, areKnown);
  const reader = useLocale();
  const second = found === beside ? reader : beside;
  const other = second === found ? undefined : second;
  return (
    <ol className="lines">
      {lines.slice(0, drawn).map((line) => (
        <Line key={line.id} line={line} found={found} other={other} />
      ))}
    </ol>
  );
});

interface LineProps {
  readonly line: ConcordanceLine;
  readonly found: Locale;
  readonly other: Locale | undefined;
}
const Line = memo(({ line, found, other }: LineProps) => {
  const locale = useLocale();
  const t = useTranslate("search");
  const { place, name, where, beside } = line;
  const title = name ?? where.at(-1);
  const around = name ? where : where.slice(0, -1);
  return (
    <li>
      <h2>
        <a href={placeHref(place, locale, found)}>
          {title ? <ShownText locale={title.locale} segments={[{ text: title.text }]} /> : line.id}
        </a>
      </h2>
      {around.length > 0 && <Where titles={around} />}
      <div className={other && "both"}>
        <ShownParagraph {...line.found} />
        {other && (
          <div>
            {beside ? <ShownParagraph {...beside} /> : <p className="meta">{t("concordance.no-twin", { language: ownNames[other] })}</p>}
            {beside && beside.locale !== other && (
              <span className="tag tag--warn">{t("concordance.fallback", { language: ownNames[beside.locale] })}</span>
            )}
          </div>
        )}
      </div>
    </li>
  );
});
