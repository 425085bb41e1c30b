import { useState } from "react";
import type { InvitationRecord } from "#sync/cohort-messages.ts";
import { type ApiProblem, callApi } from "../../api/call-api.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { useSync } from "../../sync/use-sync.ts";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { WhatTrainersSee } from "./what-trainers-see.tsx";

interface Props {
  readonly id: string;
  readonly invitation: InvitationRecord;
  /** With what to say of it. */
  readonly onAnswered: (message: string) => void;
}

/**
 * A cohort that a trainer asks the learner to join: what would be seen, then the answer. It is shown without a network, from what the device
 * last heard; the answer needs one.
 */
export function MyInvitation({ id, invitation: { cohort, confidential, trainers, invitedAt }, onAnswered }: Props) {
  const t = useTranslate("sign-in");
  const format = useFormat();
  const sync = useSync()?.sync;
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const answer = async (action: "accept" | "decline") => {
    if (isSending) return;
    setSending(true);
    setProblem(undefined);
    const path = `account/cohorts/${encodeURIComponent(cohort.id)}/${action}`;
    const answered = await callApi<undefined>("POST", path, action === "accept" ? { confidential } : undefined);
    setSending(false);
    sync?.sendNow();
    if (!answered.ok) return setProblem(answered.error);
    onAnswered(t(action === "accept" ? "joined.cohort" : "invited.declined", { name: cohort.name }));
  };
  return (
    <section className="stack cohort" aria-labelledby={`invitation-${id}`}>
      <h3 id={`invitation-${id}`}>{t("invited", { name: cohort.name })}</h3>
      <p className="meta">{t("invited.on", { date: format.date(Date.parse(invitedAt)) })}</p>
      <p>{t("invited.text")}</p>
      <WhatTrainersSee confidential={confidential} trainers={trainers} />
      {problem && <ApiProblemText namespace="sign-in" problem={problem} />}
      <p className="acts">
        <button type="button" className="btn btn--main" aria-disabled={isSending} onClick={() => void answer("accept")}>
          {t("join.button")}
          <span className="vh"> {cohort.name}</span>
        </button>
        <button type="button" className="btn btn--quiet" aria-disabled={isSending} onClick={() => void answer("decline")}>
          {t("invited.decline")}
          <span className="vh"> {cohort.name}</span>
        </button>
      </p>
    </section>
  );
}
