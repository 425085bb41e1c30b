import { startTransition, useEffect, useRef, useState } from "react";
import { isLocale, type Locale, languageTagOf, locales } from "#domain/locale.ts";
import type { Catalogue } from "#domain/pack/manifest.ts";
import type { ConcordanceAnswer } from "#domain/search/concordance.ts";
import { searchHref } from "#page/address.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { ownNames } from "../../own-names.ts";
import { usePreferences } from "../../preferences.ts";
import { timeToDraw } from "../../search/drawing-pace.ts";
import { pageSearch, useSearchState } from "../../search/page-search.ts";
import { SearchField } from "../../search/search-field.tsx";
import { SearchScope } from "../../search/search-scope.tsx";
import { useQueryText } from "../../search/use-query-text.ts";
import { useTitle } from "../../ui/use-title.ts";
import { Lines } from "./lines.tsx";

const firstLimit = 20;

interface Answered {
  readonly text: string;
  readonly beside: Locale;
  /** All indexes were ready when it was asked, so that a text which is missing beside is not here at all. */
  readonly isWhole: boolean;
  readonly answer: ConcordanceAnswer;
}
let last: Answered | undefined;

/** A word or term everywhere it stands, in two languages side by side (`?q=`, `?with=`). */
export function ConcordanceRoute({ data: catalogue }: { readonly data: Catalogue }) {
  const locale = useLocale();
  const t = useTranslate("search");
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useQueryText(input, last?.text);
  const [limit, setLimit] = useState(firstLimit);
  const state = useSearchState();
  const here = typeof state === "object" ? state.locales : undefined;
  const isHere = (other: Locale) => !here || here.includes(other);
  const isWhole = typeof state === "object" && state.ready === state.of;
  const [beside, setBeside] = useBesideLanguage(here);
  const [known] = useState(() => (last?.text === text ? last : undefined));
  const [shown, setShown] = useState(known);
  const ready = typeof state === "object" ? state.ready : undefined;
  useTitle(t("concordance.title"));
  useEffect(() => {
    if (ready === undefined) return;
    if (text.trim() === "") return setShown(undefined);
    let current = true;
    void pageSearch()
      ?.concordance({ text, locale, beside, limit })
      .then(async (answer) => {
        await timeToDraw(!isWhole);
        if (!answer || !current) return;
        const next = { text, beside, isWhole, answer };
        last = next;
        startTransition(() => setShown(next)); // drawing lines never holds up a key
      });
    return () => {
      current = false;
    };
  }, [text, locale, beside, limit, ready, isWhole]);
  return (
    <div className="page--wide">
      <div className="wrap">
        <header className="page-head">
          <h1>{t("concordance.title")}</h1>
          <p className="lead">{t("concordance.lead")}</p>
        </header>
        <SearchField
          label={t("concordance.label")}
          hint={t("concordance.hint")}
          onText={(next) => {
            setText(next);
            setLimit(firstLimit);
          }}
          inputRef={input}
        >
          <div className="field">
            <label htmlFor="beside">{t("concordance.beside")}</label>
            <select className="in" id="beside" value={beside} onChange={(event) => setBeside(event.target.value)}>
              {locales.map((other) => (
                <option key={other} value={other} lang={isHere(other) ? languageTagOf(other) : undefined}>
                  {isHere(other) ? ownNames[other] : t("concordance.not-here", { language: ownNames[other] })}
                </option>
              ))}
            </select>
          </div>
        </SearchField>
        <p className="meta search-count" role="status">
          {shown && outcomeText(shown, t)}
        </p>
        {here && !here.includes(beside) && <p>{t("concordance.beside-missing", { language: ownNames[beside] })}</p>}
        {shown && shown.answer.lines.length > 0 && (
          <Lines
            text={shown.text}
            answer={shown.answer}
            areKnown={shown === known}
            beside={shown.isWhole && here?.includes(shown.beside) ? shown.beside : undefined}
          />
        )}
        {shown && shown.answer.lines.length < shown.answer.total && (
          <button type="button" className="btn btn--quiet" onClick={() => setLimit(limit + firstLimit)}>
            {t("search.more", { count: Math.min(firstLimit, shown.answer.total - shown.answer.lines.length) })}
          </button>
        )}
        {shown?.answer.outcome === "nothing" && (
          <a className="lk" href={`${searchHref(locale)}?${new URLSearchParams({ q: shown.text.slice(0, 200) })}`}>
            {t("concordance.search")}
          </a>
        )}
      </div>
      <SearchScope catalogue={catalogue} state={state} />
    </div>
  );
}

function outcomeText({ text, answer: { outcome, total, locale } }: Answered, t: ReturnType<typeof useTranslate>): string {
  switch (outcome) {
    case "found":
      return t("concordance.places", { count: total, language: ownNames[locale] });
    case "nothing":
      return t("concordance.nothing", { text: text.slice(0, 60) });
    case "only-common-words":
      return t("search.common");
    case "empty":
      return t("search.unreadable");
  }
}

/** The language chosen here or named by the address, else the reader's second one, else one that is on the device. */
function useBesideLanguage(here: readonly Locale[] | undefined): readonly [Locale, (chosen: string) => void] {
  const locale = useLocale();
  const second = usePreferences(({ contentLocale }) => contentLocale);
  const [chosen, setChosen] = useState<Locale>();
  useEffect(() => {
    const named = new URLSearchParams(location.search).get("with");
    if (isLocale(named)) setChosen(named);
  }, []);
  const other = here?.find((candidate) => candidate !== locale);
  const usual = second && second !== locale ? second : locale === "en" ? (other ?? "fr") : "en";
  const choose = (value: string) => {
    if (!isLocale(value)) return;
    setChosen(value);
    const address = new URL(location.href);
    address.searchParams.set("with", value);
    history.replaceState(history.state, "", address);
  };
  return [chosen ?? usual, choose];
}
