import type { ReactNode } from "react";
import { catalogueHref } from "#page/address.ts";
import { useFormat, useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { Problem } from "../../problem-page.tsx";
import { ReaderIcon } from "../../reading/reader-icon.tsx";
import type { ModuleTexts } from "./module-texts.ts";
import type { ReadModule } from "./use-module-texts.ts";

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly read: ReadModule | undefined;
  readonly children: (texts: ModuleTexts) => ReactNode;
}

/** What stands around something to be printed: what it is, the way to print it, and what to do where there is nothing yet. */
export function PrintFrame({ title, lead, read, children }: Props) {
  const t = useTranslate("reader");
  const locale = useLocale();
  if (read?.kind === "problem") return <Problem cause={read.problem} />;
  return (
    <div className="page--wide">
      <div className="wrap">
        <header className="page-head on-screen">
          <h1>{title}</h1>
          <p className="lead">{lead}</p>
        </header>
        {read?.kind === "none" && (
          <p className="on-screen">
            {t("print.none")} <a href={catalogueHref(locale)}>{t("print.courses")}</a>
          </p>
        )}
        {read?.kind === "ready" && children(read.texts)}
      </div>
    </div>
  );
}

export function PrintButton() {
  const t = useTranslate("reader");
  return (
    <button type="button" className="btn btn--main" onClick={() => print()}>
      <ReaderIcon name="print" />
      {t("print.now")}
    </button>
  );
}

/** Title, version, languages and date, as every printed sheet carries them. */
export function PrintFoot({ texts }: { readonly texts: ModuleTexts }) {
  const t = useTranslate("reader");
  const format = useFormat();
  return (
    <p className="print-foot">
      {t("print.foot", { course: texts.course.title, version: texts.course.version.slice(0, 8), date: format.date(Date.now()) })}
    </p>
  );
}
