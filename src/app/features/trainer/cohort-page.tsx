import { trainerHref } from "#page/address.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { AsOf } from "../../training/as-of.tsx";
import { useCohort } from "../../training/use-cohort.ts";
import { useTitle } from "../../ui/use-title.ts";
import { CohortFacts } from "./cohort-facts.tsx";
import { CohortSettingsView } from "./cohort-settings-view.tsx";
import { ImportView } from "./import-view.tsx";
import { InvitationsView } from "./invitations-view.tsx";
import { PeopleView } from "./people-view.tsx";
import { PlanView } from "./plan-view.tsx";
import { ItemsView } from "./report/items-view.tsx";
import { LiveView } from "./report/live-view.tsx";
import { ProgressView } from "./report/progress-view.tsx";
import { ReportView } from "./report/report-view.tsx";
import { type CohortView, cohortViews, isReportView } from "./trainer-place.ts";
import type { ViewProps } from "./view-props.ts";

/** One cohort: what it is, as of when, and one of its views. */
export function CohortPage({ id, view }: { readonly id: string; readonly view: CohortView }) {
  const t = useTranslate("trainer");
  const tr = useTranslate("trainer-report");
  const locale = useLocale();
  const { cohort, isUnsent, answer } = useCohort(id);
  const name = cohort?.name ?? t("title");
  useTitle(name);
  return (
    <>
      <header className="page-head">
        <p className="crumb on-screen">
          <a href={trainerHref(locale)}>{t("title")}</a>
        </p>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        {cohort && <CohortFacts cohort={cohort} />}
      </header>
      {isUnsent && <p className="meta">{t("cohort.unsent")}</p>}
      {!isUnsent && !(cohort && isReportView(view)) && <AsOf answer={answer} timeZone={cohort?.timeZone} />}
      {cohort && (
        <>
          <nav className="cohort-views" aria-label={t("views")}>
            {cohortViews.map((each) => (
              <a key={each} href={trainerHref(locale, { cohort: id, view: each })} aria-current={each === view ? "page" : undefined}>
                {isReportView(each) ? tr(`view.${each}`) : t(`view.${each}`)}
              </a>
            ))}
          </nav>
          {!(isUnsent && isMadeByServer(view)) && <View cohort={cohort} view={view} onChanged={answer.again} />}
        </>
      )}
    </>
  );
}

/** What only the server can make or tell, and only of a cohort that it knows. */
const isMadeByServer = (view: CohortView): boolean => view === "invitations" || view === "import" || isReportView(view);

function View({ view, ...props }: ViewProps & { readonly view: CohortView }) {
  switch (view) {
    case "people":
      return <PeopleView {...props} />;
    case "invitations":
      return <InvitationsView {...props} />;
    case "import":
      return <ImportView {...props} />;
    case "plan":
      return <PlanView {...props} />;
    case "report":
      return <ReportView cohort={props.cohort} />;
    case "items":
      return <ItemsView cohort={props.cohort} />;
    case "progress":
      return <ProgressView cohort={props.cohort} />;
    case "live":
      return <LiveView cohort={props.cohort} />;
    case "settings":
      return <CohortSettingsView cohort={props.cohort} />;
  }
}
