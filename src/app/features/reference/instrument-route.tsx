import { useLocation } from "react-router";
import { standingOfType } from "#domain/reference/library.ts";
import { instrumentHref, libraryHref } from "#page/address.ts";
import type { InstrumentPage, PinpointEntry } from "#page/shelf-pages.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { CopyFootnote } from "../../reference/copy-footnote.tsx";
import { InstrumentFacts } from "../../reference/instrument-facts.tsx";
import { OfficialText } from "../../reference/official-text.tsx";
import { EnglishTag, ReferenceWords, TextState } from "../../reference/reference-words.tsx";
import { StandingList } from "../../reference/standing-list.tsx";
import { SymbolText } from "../../reference/symbol-text.tsx";
import { UsedInList } from "../../reference/used-in-list.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { pinpointAt } from "./pinpoint-at.ts";
import { PinpointIndex } from "./pinpoint-index.tsx";
import { ReferenceCrumb } from "./reference-crumb.tsx";

/** One document: what it is, its official text, and every place that relies on it. The address's mark names a paragraph or article. */
export function InstrumentRoute({ data }: { readonly data: InstrumentPage }) {
  const { locale, instrument, text, pinpoints, usedIn, standings } = data;
  const t = useTranslate("reference");
  const { hash } = useLocation();
  const here = pinpointAt(hash, pinpoints);
  useTitle(text.short ?? text.title.text);
  return (
    <div className="page--margin">
      <div className="wrap">
        <ReferenceCrumb list={{ href: libraryHref(locale), name: t("library") }} />
        <header className="page-head">
          {instrument.symbol !== undefined && (
            <p className="meta">
              <SymbolText of={instrument} />
            </p>
          )}
          <h1>
            <ReferenceWords of={text.title} />
          </h1>
          <p className="meta dots">
            <span>{t(`type.${instrument.type}`)}</span>
            <EnglishTag of={text.title} />
          </p>
        </header>
        {text.summary && (
          <section aria-labelledby="summary">
            <h2 id="summary" className="vh">
              {t("document.summary")}
            </h2>
            <p className="entry-text">
              <ReferenceWords of={text.summary} />
            </p>
            <TextState of={text.summary} />
          </section>
        )}
        {pinpoints.length > 0 && (
          <section className="sec" aria-labelledby="pinpoints">
            <div className="sec-h">
              <h2 id="pinpoints">{t("document.pinpoints")}</h2>
            </div>
            <PinpointIndex entries={pinpoints} labelledBy="pinpoints" />
            <ul className="pinpoints">
              {pinpoints.map((entry) => (
                <Pinpoint key={entry.ref} entry={entry} page={data} isHere={entry === here} />
              ))}
            </ul>
          </section>
        )}
        {(usedIn.length > 0 || pinpoints.length === 0) && (
          <section className="sec" aria-labelledby="used">
            <div className="sec-h">
              <h2 id="used">{t(pinpoints.length > 0 ? "document.whole" : "used-in")}</h2>
            </div>
            {usedIn.length > 0 ? <UsedInList uses={usedIn} /> : <p className="meta">{t("used-in.none")}</p>}
          </section>
        )}
      </div>
      <aside className="margin" aria-label={t("document.data")}>
        <section>
          <h2>{t("document.data")}</h2>
          <InstrumentFacts instrument={instrument} text={text} />
          <div className="acts">
            <CopyFootnote instrument={instrument} text={text} href={instrumentHref(locale, instrument.id)} />
          </div>
        </section>
        {standings.length > 0 && standingOfType(instrument.type) === undefined && (
          <section>
            <h2>{t("document.cited-as")}</h2>
            <StandingList standings={standings} />
          </section>
        )}
        {instrument.url !== undefined && (
          <section>
            <h2>{t("document.official")}</h2>
            <OfficialText url={instrument.url} />
          </section>
        )}
      </aside>
    </div>
  );
}

interface PinpointProps {
  readonly entry: PinpointEntry;
  readonly page: InstrumentPage;
  readonly isHere: boolean;
}

function Pinpoint({ entry: { pinpoint, name, standings, usedIn }, page, isHere }: PinpointProps) {
  const href = instrumentHref(page.locale, page.instrument.id, pinpoint);
  return (
    <li id={pinpoint} aria-current={isHere ? "location" : undefined}>
      <h3>
        <a href={href}>{name}</a>
      </h3>
      <StandingList standings={standings} />
      <UsedInList uses={usedIn} />
      <div className="acts">
        <CopyFootnote instrument={page.instrument} text={page.text} pinpoint={name} href={href} />
      </div>
    </li>
  );
}
