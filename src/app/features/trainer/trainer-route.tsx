import { memo, useState } from "react";
import { useLocation } from "react-router";
import { accountHref } from "#page/address.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { useTrainerStyles } from "../../training/use-trainer-styles.ts";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ChangesNote } from "./changes-note.tsx";
import { CohortList } from "./cohort-list.tsx";
import { CohortPage } from "./cohort-page.tsx";
import { InvitationSheet } from "./invitation-sheet.tsx";
import { NewCohort } from "./new-cohort.tsx";
import { LearnerPage } from "./report/learner-page.tsx";
import { Room } from "./report/room.tsx";
import { type TrainerPlace, trainerPlaceFrom } from "./trainer-place.ts";
import { useTrainerAccess } from "./use-trainer-access.ts";

/** The trainer's area. The server decides who may; this page asks it, and shows what it said last when it cannot be reached. */
export function TrainerRoute() {
  const t = useTranslate("trainer");
  const locale = useLocale();
  const access = useTrainerAccess();
  const isStyled = useTrainerStyles();
  useTitle(t("title"));
  if (access.kind === "trainer" && isStyled) return <Area isSignedOut={access.isSignedOut} />;
  return (
    <div className="page--wide">
      <div className="wrap settings">
        <header className="page-head">
          <h1>{t("title")}</h1>
          <p>{t("lead")}</p>
        </header>
        {access.kind === "asking" && <p role="status">{t("asking")}</p>}
        {access.kind === "no-device" && <RecordProblem problem={access.problem} onRetry={() => location.reload()} />}
        {access.kind === "problem" && (
          <div className="stack">
            <ApiProblemText namespace="trainer" problem={access.problem} />
            <p>
              <button type="button" className="btn btn--quiet" onClick={access.again}>
                {t("retry")}
              </button>
            </p>
          </div>
        )}
        {access.kind === "not-yours" && (
          <p>
            {t("not-yours")} <a href={accountHref(locale)}>{t("to-account")}</a>
          </p>
        )}
      </div>
    </div>
  );
}

function Area({ isSignedOut }: { readonly isSignedOut: boolean }) {
  const { search } = useLocation();
  const [place] = useState(() => trainerPlaceFrom(search)); // another address is another page, which takes this one's place when it is loaded
  return (
    <div className="page--wide">
      <div className="wrap trainer">
        <ChangesNote isSignedOut={isSignedOut} />
        <Place place={place} />
      </div>
    </div>
  );
}

/** Not drawn again when the address changes: another page is on its way then. */
const Place = memo(function Place({ place }: { readonly place: TrainerPlace }) {
  switch (place.kind) {
    case "cohorts":
      return <CohortList />;
    case "new-cohort":
      return <NewCohort />;
    case "cohort":
      return <CohortPage id={place.cohort} view={place.view} />;
    case "learner":
      return <LearnerPage cohortId={place.cohort} learner={place.learner} />;
    case "room":
      return <Room cohortId={place.cohort} session={place.session} quiz={place.quiz} />;
    case "sheet":
      return <InvitationSheet cohortId={place.cohort} invitationId={place.invitation} />;
  }
});
