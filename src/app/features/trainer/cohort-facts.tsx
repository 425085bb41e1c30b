import { shownZone } from "#domain/cohort/zoned-time.ts";
import { languageTagOf } from "#domain/locale.ts";
import type { CohortSummary } from "#sync/cohort-messages.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { ownNames } from "../../own-names.ts";
import { useDayText } from "../../reference/day-text.ts";
import type { Shown } from "../../training/cohort-now.ts";
import { Icon } from "../../ui/icon.tsx";

/** What a cohort is, in a line. */
export function CohortFacts({ cohort }: { readonly cohort: Shown<CohortSummary> }) {
  const t = useTranslate("trainer");
  const day = useDayText();
  const { learners, assignments, language, timeZone, opensOn, closesOn, confidential, archived, isWaiting } = cohort;
  const zone = timeZone.replaceAll("_", " ");
  return (
    <p className="meta dots">
      <span>{t("learners", { count: learners })}</span>
      <span>{t("assignments", { count: assignments })}</span>
      {opensOn && closesOn && <span>{t("dates.from-to", { from: day(opensOn), to: day(closesOn) })}</span>}
      {opensOn && !closesOn && <span>{t("dates.from", { from: day(opensOn) })}</span>}
      {!opensOn && closesOn && <span>{t("dates.to", { to: day(closesOn) })}</span>}
      <span lang={languageTagOf(language)}>{ownNames[language]}</span>
      <bdi dir="ltr">{zone}</bdi>
      {shownZone(timeZone) !== timeZone && <span>{t("cohort.time-zone.unknown", { zone })}</span>}
      {confidential && (
        <span className="row-i">
          <Icon name="lock" />
          {t("confidential")}
        </span>
      )}
      {archived && <span>{t("archived")}</span>}
      {isWaiting && <Waiting />}
    </p>
  );
}

/** Beside whatever the server does not know yet. */
export function Waiting() {
  const t = useTranslate("trainer");
  return (
    <span className="waiting row-i">
      <Icon name="clock" />
      {t("waiting")}
    </span>
  );
}
