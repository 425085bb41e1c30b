import { useCallback, useRef, useState } from "react";
import type { Catalogue } from "#domain/pack/manifest.ts";
import type { SearchKind } from "#domain/search/document.ts";
import type { SearchAnswer } from "#domain/search/search-answer.ts";
import { concordanceHref } from "#page/address.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { SearchField } from "../../search/search-field.tsx";
import { SearchScope } from "../../search/search-scope.tsx";
import { useQueryText } from "../../search/use-query-text.ts";
import { useTitle } from "../../ui/use-title.ts";
import { Results } from "./results.tsx";
import { firstLimits, type Limits, lastSearchedText, useSearch } from "./use-search.ts";

/** Searches everything on the device while one types. */
export function SearchRoute({ data: catalogue }: { readonly data: Catalogue }) {
  const t = useTranslate("search");
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useQueryText(input, lastSearchedText());
  const [limits, setLimits] = useState<Limits>(firstLimits);
  const { state, shown, known } = useSearch(text, limits);
  useTitle(t("search.title"));
  const change = (next: string) => {
    setText(next);
    setLimits(firstLimits);
  };
  const showAll = useCallback((kind: SearchKind, total: number) => setLimits((now) => ({ ...now, [kind]: total })), []);
  return (
    <div className="page--margin">
      <div className="wrap">
        <header className="page-head">
          <h1>{t("search.title")}</h1>
          <p className="lead">{t("search.lead")}</p>
        </header>
        <SearchField label={t("search.label")} hint={t("search.hint")} onText={change} inputRef={input} />
        <p className="meta search-count" role="status">
          {shown && countText(shown.answer, shown.text, t)}
        </p>
        {shown && <Results {...shown} areKnown={shown === known} onShowAll={showAll} />}
        {shown?.answer.outcome === "found" && <ContextLink text={shown.text} />}
      </div>
      <SearchScope catalogue={catalogue} state={state} />
    </div>
  );
}

/** What the search came to, in one sentence; announced when it changes. */
function countText({ outcome, match, shortened, groups }: SearchAnswer, text: string, t: ReturnType<typeof useTranslate>): string {
  switch (outcome) {
    case "found": {
      const count = groups.reduce((sum, { total }) => sum + total, 0);
      const found = t(match === "every" ? "search.results" : "search.some", { count });
      return shortened ? `${found} ${t("search.shortened")}` : found;
    }
    case "nothing":
      return `${t("search.nothing", { text: beginningOf(text) })} ${t("search.nothing-hint")}`;
    case "only-common-words":
      return t("search.common");
    case "empty":
      return t("search.unreadable");
  }
}

const beginningOf = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function ContextLink({ text }: { readonly text: string }) {
  const locale = useLocale();
  const t = useTranslate("search");
  const query = new URLSearchParams({ q: text.slice(0, 200) });
  return (
    <p className="sec">
      <a className="lk" href={`${concordanceHref(locale)}?${query}`}>
        {t("search.context", { text: beginningOf(text) })}
      </a>
    </p>
  );
}
