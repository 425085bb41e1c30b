import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { type LedgerPart, ledgerStatus, type TranslatedPart, type TranslationLedger } from "#domain/course/translation-ledger.ts";
import { isLocale, type Locale } from "#domain/locale.ts";
import { blockText } from "#domain/notes/block-text.ts";
import type { ActivityPage } from "#page/activity-page.ts";
import { activityHref, catalogueHref } from "#page/address.ts";
import { languageOf } from "#page/lesson-view.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { ownNames } from "../../own-names.ts";
import { pageSource } from "../../page-source.ts";
import { Problem } from "../../problem-page.tsx";
import { useTitle } from "../../ui/use-title.ts";

interface Ledger {
  readonly page: ActivityPage;
  readonly ledger: TranslationLedger | undefined;
  /** The same activity in the source language. */
  readonly source: ActivityPage;
}
type Read =
  | { readonly kind: "ready"; readonly found: Ledger }
  | { readonly kind: "none" }
  | { readonly kind: "problem"; readonly problem: unknown };

/** Where the text of a page comes from, part by part. The query says which page, and in which language. */
export function LedgerRoute() {
  const t = useTranslate("reader");
  const locale = useLocale();
  const read = useLedger();
  useTitle(t("ledger"));
  if (read?.kind === "problem") return <Problem cause={read.problem} />;
  return (
    <div className="page--wide">
      <div className="wrap">
        <header className="page-head">
          <h1>{t("ledger")}</h1>
          <p className="lead">{t("ledger.lead")}</p>
        </header>
        {read?.kind === "none" && (
          <p>
            {t("ledger.none")} <a href={catalogueHref(locale)}>{t("print.courses")}</a>
          </p>
        )}
        {read?.kind === "ready" && <LedgerTable {...read.found} />}
      </div>
    </div>
  );
}

function useLedger(): Read | undefined {
  const { search } = useLocation();
  const locale = useLocale();
  const [read, setRead] = useState<Read>();
  useEffect(() => {
    let current = true;
    const query = new URLSearchParams(search);
    const [course, activity, text] = [query.get("course"), query.get("activity"), query.get("text")];
    const find = async (): Promise<Read> => {
      if (!course || !activity) return { kind: "none" };
      const [page, ledger] = await Promise.all([
        pageSource.activity(locale, course, activity, isLocale(text) ? { text } : {}),
        pageSource.ledger(course, activity),
      ]);
      const source = ledger ? await pageSource.activity(locale, course, activity, { text: ledger.sourceLocale }) : page;
      return { kind: "ready", found: { page, ledger, source } };
    };
    void find()
      .catch((problem: unknown): Read => ({ kind: "problem", problem }))
      .then((found) => {
        if (current) setRead(found);
      });
    return () => {
      current = false;
    };
  }, [search, locale]);
  return read;
}

function LedgerTable({ page, ledger, source }: Ledger) {
  const t = useTranslate("reader");
  const locale = useLocale();
  const { textLocale } = page;
  const parts = ledger?.parts ?? [];
  const own = ledger?.translations[textLocale] ?? {};
  const current = parts.filter((part) => ledgerStatus(part, own[part.id]) === "current").length;
  const isSource = ledger === undefined || textLocale === ledger.sourceLocale;
  return (
    <>
      <h2>
        <a {...languageOf(textLocale, locale)} href={activityHref(locale, page.course.id, page.module?.id, page.activity.id)}>
          {page.words.title}
        </a>
      </h2>
      <p className="meta dots">
        <span>{ownNames[textLocale]}</span>
        <span>{t("ledger.version", { version: page.course.version.slice(0, 8) })}</span>
        {!isSource && <span>{t("ledger.counts", { current, of: parts.length })}</span>}
      </p>
      {isSource ? (
        <p>{t("ledger.is-source")}</p>
      ) : (
        <div className="scroll">
          <table className="tbl">
            <caption className="vh">{t("ledger")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("ledger.part")}</th>
                <th scope="col">{t("ledger.state")}</th>
                <th scope="col">{t("ledger.by")}</th>
                <th scope="col">{t("ledger.from")}</th>
              </tr>
            </thead>
            <tbody>
              {parts.map((part) => (
                <PartRow key={part.id} part={part} translated={own[part.id]} page={page} source={source} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

interface PartProps {
  readonly part: LedgerPart;
  readonly translated: TranslatedPart | undefined;
  readonly page: ActivityPage;
  readonly source: ActivityPage;
}

function PartRow({ part, translated, page, source }: PartProps) {
  const t = useTranslate("reader");
  const lesson = useTranslate("lesson");
  const locale = useLocale();
  const status = ledgerStatus(part, translated);
  const version = <bdi dir="ltr">{translated?.of}</bdi>;
  return (
    <tr>
      <th scope="row">
        {part.id === "" && <span className="meta">{t("ledger.title-part")} </span>}
        <span {...languageOf(languageOfPart(page, part.id), locale)}>{beginningOf(page, part.id)}</span>
      </th>
      <td data-label={t("ledger.state")}>{translated ? lesson(`state.${translated.state}`) : t("ledger.missing")}</td>
      <td data-label={t("ledger.by")}>{translated && <bdi>{translated.by ?? t("ledger.machine")}</bdi>}</td>
      <td data-label={t("ledger.from")}>
        {version}{" "}
        {status !== "missing" && (
          <span className={status === "current" ? "meta" : "tag tag--warn"}>{t(`ledger.${status}`, { hash: part.version })}</span>
        )}
        {status === "stale" && (
          <details>
            <summary className="lk">{t("ledger.source-now")}</summary>
            <p {...languageOf(source.textLocale, locale)}>{textOfPart(source, part.id)}</p>
          </details>
        )}
      </td>
    </tr>
  );
}

const beginningOf = (page: ActivityPage, id: string): string => {
  const text = textOfPart(page, id);
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
};

function textOfPart({ words }: ActivityPage, id: string): string {
  if (id === "") return words.title;
  if ("blocks" in words) {
    const block = words.blocks[id];
    return block?.figure?.title ?? blockText(block ?? { body: [] });
  }
  return "items" in words ? blockText({ body: words.items[id]?.stem ?? [] }) : "";
}

function languageOfPart({ words, textLocale }: ActivityPage, id: string): Locale {
  if ("blocks" in words) return words.blocks[id]?.lang ?? textLocale;
  return ("items" in words && words.items[id]?.lang) || textLocale;
}
