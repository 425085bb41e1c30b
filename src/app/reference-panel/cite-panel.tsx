import { instrumentHref } from "#page/address.ts";
import { instrumentOf, pinpointOf } from "#page/cite-ref.ts";
import { useLocale, useTranslate } from "../i18n/i18n.tsx";
import { CopyFootnote } from "../reference/copy-footnote.tsx";
import { InstrumentFacts } from "../reference/instrument-facts.tsx";
import { OfficialText } from "../reference/official-text.tsx";
import { EnglishTag, ReferenceWords, TextState } from "../reference/reference-words.tsx";
import { UsedInList } from "../reference/used-in-list.tsx";
import type { Mark } from "./marks.ts";
import { ShelfProblem } from "./shelf-problem.tsx";
import { useShelf } from "./use-shelf.ts";

/** A cited document in short, the paragraph or article that is cited here, a footnote, and what else relies on it. */
export function CitePanel({ mark }: { readonly mark: Mark }) {
  const locale = useLocale();
  const t = useTranslate("reference");
  const read = useShelf((shelf) => shelf.instrument(locale, instrumentOf(mark.id)));
  if (!read) return <p className="meta">{t("panel.wait")}</p>;
  if (!read.page) return <ShelfProblem problem={read.problem} gone={t("panel.gone.citation")} />;
  const { instrument, text, pinpoints, usedIn } = read.page;
  const pinpoint = pinpoints.find(({ ref }) => ref === mark.id);
  const uses = pinpoint?.usedIn ?? usedIn;
  return (
    <>
      <p className="entry-text">
        <strong>
          <ReferenceWords of={text.title} />
        </strong>{" "}
        <EnglishTag of={text.title} />
      </p>
      {pinpoint && <p className="here">{t("panel.here", { pinpoint: pinpoint.name })}</p>}
      {text.summary && (
        <>
          <p>
            <ReferenceWords of={text.summary} />
          </p>
          <TextState of={text.summary} />
        </>
      )}
      <InstrumentFacts instrument={instrument} text={text} />
      <CopyFootnote instrument={instrument} text={text} pinpoint={pinpoint?.name} href={placeOf(mark.element)} />
      <p>
        <a className="lk" href={instrumentHref(locale, instrument.id, pinpointOf(mark.id))}>
          {t("panel.open-library")}
        </a>
      </p>
      {instrument.url !== undefined && <OfficialText url={instrument.url} />}
      {uses.length > 0 && (
        <details>
          <summary className="lk">{t("used-in")}</summary>
          <UsedInList uses={uses} />
        </details>
      )}
    </>
  );
}

/** The address of the block that cites: the page itself where its text has no blocks. */
function placeOf(element: HTMLElement): string {
  const block = element.closest(".blk[id], .pair[id]")?.id;
  return `${location.pathname}${block === undefined ? "" : `#${block}`}`;
}
