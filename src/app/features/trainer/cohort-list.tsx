import { trainerHref } from "#page/address.ts";
import type { CohortSummary } from "#sync/cohort-messages.ts";
import { parseCohortList } from "#sync/parse-cohort-answers.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { AsOf } from "../../training/as-of.tsx";
import { cohortsNow, type Shown } from "../../training/cohort-now.ts";
import { useDatedAnswer } from "../../training/use-dated-answer.ts";
import { useTraining } from "../../training/use-training.ts";
import { CohortFacts } from "./cohort-facts.tsx";

/** The cohorts that the account teaches, the archived ones apart. */
export function CohortList() {
  const t = useTranslate("trainer");
  const locale = useLocale();
  const answer = useDatedAnswer("cohorts", parseCohortList);
  const changes = useTraining()?.state.changes ?? [];
  const cohorts = cohortsNow(answer.dated?.value ?? [], changes);
  const open = cohorts.filter(({ archived }) => !archived);
  const archived = cohorts.filter((cohort) => cohort.archived);
  return (
    <>
      <header className="page-head trainer-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="lead">{t("lead")}</p>
        </div>
        <a className="btn btn--main" href={trainerHref(locale, { view: "new" })}>
          {t("cohort.new")}
        </a>
      </header>
      <AsOf answer={answer} />
      {open.length > 0 && <Cohorts cohorts={open} />}
      {answer.dated && cohorts.length === 0 && <p>{t("cohorts.none")}</p>}
      {archived.length > 0 && (
        <details className="archived">
          <summary className="lk">{t("cohorts.archived", { count: archived.length })}</summary>
          <Cohorts cohorts={archived} />
        </details>
      )}
    </>
  );
}

function Cohorts({ cohorts }: { readonly cohorts: readonly Shown<CohortSummary>[] }) {
  const locale = useLocale();
  return (
    <ul className="cohorts">
      {cohorts.map((cohort) => (
        <li key={cohort.id}>
          <h2>
            <a href={trainerHref(locale, { cohort: cohort.id })}>
              <bdi>{cohort.name}</bdi>
            </a>
          </h2>
          <CohortFacts cohort={cohort} />
        </li>
      ))}
    </ul>
  );
}
