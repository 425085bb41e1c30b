import { useNavigate } from "react-router";
import { trainerHref } from "#page/address.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { CohortForm } from "./cohort-form.tsx";
import { ownTimeZone } from "./time-zones.ts";

/** A cohort is there from the moment on which it is saved here; the server hears of it when it can be reached. */
export function NewCohort() {
  const t = useTranslate("trainer");
  const locale = useLocale();
  const navigate = useNavigate();
  return (
    <>
      <header className="page-head">
        <p className="crumb">
          <a href={trainerHref(locale)}>{t("title")}</a>
        </p>
        <h1>{t("cohort.new")}</h1>
      </header>
      <CohortForm
        version={0}
        settings={{ name: "", language: locale, timeZone: ownTimeZone(), confidential: false }}
        isFixed={false}
        button={t("cohort.create")}
        draftKey="trainer:new-cohort"
        onSaved={(cohort) => void navigate(trainerHref(locale, { cohort }))}
      />
    </>
  );
}
