import { useState } from "react";
import { localTimeAt } from "#domain/cohort/zoned-time.ts";
import { trainerHref } from "#page/address.ts";
import type { CohortInvitation, NewInvitationRequest } from "#sync/cohort-messages.ts";
import { parseInvitation } from "#sync/parse-cohort-answers.ts";
import { type ApiProblem, callApi } from "../../api/call-api.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { CopyText } from "../../reference/copy-text.tsx";
import { useDayText } from "../../reference/day-text.ts";
import { postParsed } from "../../training/ask-server.ts";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { Confirmed } from "../../ui/confirmed.tsx";
import { ApiForm, Field } from "../../ui/fields.tsx";
import { Toggle } from "../../ui/setting.tsx";
import { joinLink, QrCode } from "./join-link.tsx";
import type { ViewProps } from "./view-props.ts";

/** Codes by which learners join the cohort: to be said, sent as a link, scanned or handed out on paper. The server makes them. */
export function InvitationsView({ cohort, onChanged }: ViewProps) {
  const t = useTranslate("trainer");
  const [problem, setProblem] = useState<ApiProblem>();
  const [isWorkshop, setWorkshop] = useState(false);
  const { id, invitations, archived } = cohort;
  const stop = async (invitation: string) => {
    const stopped = await callApi("DELETE", `cohorts/${id}/invitations/${invitation}`);
    setProblem(stopped.ok ? undefined : stopped.error);
    onChanged();
  };
  const invite = ({ days = "", maxUses = "" }: { readonly [field: string]: string }) => {
    const request: NewInvitationRequest = {
      ...(days && { days: Number(days) }),
      ...(maxUses && { maxUses: Number(maxUses) }),
      ...(isWorkshop && { workshop: true }),
    };
    return postParsed(`cohorts/${id}/invitations`, request, parseInvitation);
  };
  return (
    <section aria-labelledby="invitations-title">
      <h2 id="invitations-title">{t("view.invitations")}</h2>
      <p>{t("invitations.text")}</p>
      {problem && <ApiProblemText namespace="trainer" problem={problem} />}
      <ul className="invitations">
        {invitations.map((invitation) => (
          <Invitation key={invitation.id} invitation={invitation} cohort={cohort} onStop={() => void stop(invitation.id)} />
        ))}
      </ul>
      {archived ? (
        <p>{t("archived.text")}</p>
      ) : (
        <ApiForm label={t("invitation.new")} button={t("invitation.new")} namespace="trainer" send={invite} onDone={onChanged} keep>
          <Field name="days" type="number" min={1} max={366} defaultValue={30} label={t("invitation.days")} dir="ltr" />
          <Field name="maxUses" type="number" min={1} max={100_000} label={t("invitation.max-uses")} dir="ltr" />
          <Toggle label={t("invitation.workshop")} help={t("invitation.workshop.help")} checked={isWorkshop} onChange={setWorkshop} />
        </ApiForm>
      )}
    </section>
  );
}

interface Props {
  readonly invitation: CohortInvitation;
  readonly cohort: ViewProps["cohort"];
  readonly onStop: () => void;
}

function Invitation({ invitation: { id, code, workshop, uses, maxUses, expiresAt }, cohort, onStop }: Props) {
  const t = useTranslate("trainer");
  const locale = useLocale();
  const day = useDayText();
  const link = joinLink(cohort.language, code);
  return (
    <li>
      <QrCode link={link} label={t("invitation.qr", { code })} />
      <div className="stack-s">
        <p className="join-code">
          <code dir="ltr">{code}</code>
        </p>
        <p>
          <bdi dir="ltr" className="long">
            {link}
          </bdi>
        </p>
        <p className="meta dots">
          {workshop && <span>{t("invitation.workshop.short")}</span>}
          <span>{maxUses === null ? t("invitation.uses", { count: uses }) : t("invitation.uses-of", { count: uses, of: maxUses })}</span>
          <span>{t("invitation.until", { date: day(localTimeAt(expiresAt, cohort.timeZone).slice(0, 10)) })}</span>
        </p>
        <div className="acts">
          <CopyText text={() => link} className="btn btn--quiet">
            {t("invitation.copy")}
          </CopyText>
          <a className="btn btn--quiet" href={trainerHref(locale, { cohort: cohort.id, view: "sheet", invitation: id })}>
            {t("invitation.sheet")}
          </a>
          <Confirmed button={t("invitation.stop")} about={code} text={t("invitation.stop.text")} onYes={onStop} />
        </div>
      </div>
    </li>
  );
}
