import { useEffect } from "react";
import { catalogueHref, homeHref, referenceHref } from "#page/address.ts";
import { PageProblem } from "#page/page-problem.ts";
import { useLocale, useTranslate } from "./i18n/i18n.tsx";
import { Icon, type IconName } from "./ui/icon.tsx";
import { useTitle } from "./ui/use-title.ts";

const iconOf: { readonly [code: string]: IconName } = { "not-found": "info", "course-gone": "info", offline: "offline" };

/** What a page shows instead of itself: the state, what it means, what can be done. Our own faults show no stack. */
export function Problem({ cause }: { readonly cause: unknown }) {
  const code = cause instanceof PageProblem ? cause.code : "broken";
  const locale = useLocale();
  const t = useTranslate("common");
  useTitle(t(`problem.${code}.title`));
  useEffect(() => {
    if (code === "broken") console.error(cause);
  }, [code, cause]);
  return (
    <div className="page--wide">
      <div className="wrap stack">
        <Icon name={iconOf[code] ?? "warn"} />
        <h1>{t(`problem.${code}.title`)}</h1>
        <p className="lead">{t(`problem.${code}.text`)}</p>
        <p className="acts">
          <a className="btn btn--main" href={catalogueHref(locale)}>
            <Icon name="courses" />
            {t("nav.courses")}
          </a>
          <a className="btn btn--quiet" href={referenceHref(locale)}>
            {t("nav.reference")}
          </a>
          <a className="btn btn--quiet" href={homeHref(locale)}>
            {t("nav.home")}
          </a>
        </p>
      </div>
    </div>
  );
}
