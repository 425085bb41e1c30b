import { useState } from "react";
import type { ForwardedLearner, ForwardReport, NewClaimAnswer, NewOriginAnswer, OriginSummary, Page } from "#sync/admin-messages.ts";
import { type ApiProblem, callApi } from "../../api/call-api.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { withSpace } from "../../i18n/with-space.ts";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { ApiForm, Field } from "../../ui/fields.tsx";
import { Setting } from "../../ui/setting.tsx";
import { usePages } from "./use-pages.ts";

/** The server answers when the records of a whole workshop are through its own line. */
const forwardingMs = 3_600_000;

/** Records from workshop laptops: sent from here to a central server, and taken in here from others, each under its own origin. */
export function Forwarding() {
  const t = useTranslate("admin");
  const { items, problem, again } = usePages<OriginSummary>("admin/origins");
  const [report, setReport] = useState<ForwardReport>();
  const [token, setToken] = useState<string>();
  const [failed, setFailed] = useState<ApiProblem>();
  const revoke = async (id: string) => {
    const result = await callApi("DELETE", `admin/origins/${encodeURIComponent(id)}`);
    setFailed(result.ok ? undefined : result.error);
    again();
  };
  return (
    <>
      <Setting id="forward" title={t("forward")}>
        <p>{t("forward.text")}</p>
        <ApiForm
          label={t("forward")}
          button={t("forward.button")}
          namespace="admin"
          send={({ url, token: given }) =>
            callApi<ForwardReport>("POST", "admin/forward", { url, token: given }, { limitMs: forwardingMs })
          }
          onDone={setReport}
        >
          <Field name="url" type="url" label={t("forward.url")} required dir="ltr" autoComplete="off" />
          <Field name="token" label={t("forward.token")} help={t("forward.token.help")} required dir="ltr" autoComplete="off" />
        </ApiForm>
        <p role="status">
          {report && t("forward.done", { count: report.statements, learners: report.learners, rejected: report.rejected })}
        </p>
      </Setting>
      <Setting id="origins" title={t("origins")}>
        <p>{t("origins.text")}</p>
        <ApiForm
          label={t("origins.add")}
          button={t("origins.add")}
          namespace="admin"
          send={({ name }) => callApi<NewOriginAnswer>("POST", "admin/origins", { name })}
          onDone={(answer) => {
            setToken(answer.token);
            again();
          }}
        >
          <Field name="name" label={t("origins.name")} required maxLength={100} autoComplete="off" />
        </ApiForm>
        {token && (
          <div className="note note--ok" role="status">
            <div>
              <p className="h">{t("token.once")}</p>
              <p>
                <code dir="ltr">{token}</code>
              </p>
            </div>
          </div>
        )}
        {(failed ?? problem) && <ApiProblemText namespace="admin" problem={failed ?? (problem as ApiProblem)} />}
        <ul className="roster">
          {items.map((origin) => (
            <li key={origin.id}>
              <Origin origin={origin} onRevoke={() => void revoke(origin.id)} />
            </li>
          ))}
        </ul>
      </Setting>
    </>
  );
}

function Origin({ origin, onRevoke }: { readonly origin: OriginSummary; readonly onRevoke: () => void }) {
  const t = useTranslate("admin");
  const format = useFormat();
  const [learners, setLearners] = useState<readonly ForwardedLearner[]>();
  const [claim, setClaim] = useState<{ readonly learner: string } & NewClaimAnswer>();
  const [problem, setProblem] = useState<ApiProblem>();
  const open = async () => {
    const result = await callApi<Page<ForwardedLearner>>("GET", `admin/origins/${encodeURIComponent(origin.id)}/learners`);
    setProblem(result.ok ? undefined : result.error);
    if (result.ok) setLearners(result.value.items);
  };
  const makeClaim = async (learner: string) => {
    const result = await callApi<NewClaimAnswer>("POST", "admin/claims", { origin: origin.id, learner });
    setProblem(result.ok ? undefined : result.error);
    if (result.ok) setClaim({ learner, ...result.value });
  };
  return (
    <div className="stack-s">
      <p>
        <strong>{origin.name}</strong>
      </p>
      <p className="meta dots">
        <span>{t("origin.learners", { count: origin.learners })}</span>
        <span>{t("origin.entries", { count: origin.statements })}</span>
        {origin.lastForwardAt && <span>{t("origin.last", { date: format.date(Date.parse(origin.lastForwardAt)) })}</span>}
      </p>
      <p className="acts">
        <button type="button" className="btn btn--quiet" aria-expanded={learners !== undefined} onClick={() => void open()}>
          {t("origin.show")}
        </button>
        <button type="button" className="btn btn--quiet" onClick={onRevoke}>
          {t("origin.revoke")}
        </button>
      </p>
      {problem && <ApiProblemText namespace="admin" problem={problem} />}
      {learners && (
        <ul className="roster">
          {learners.map(({ learner, name, statements, claimedBy }) => (
            <li key={learner}>
              <div>
                <p>{name}</p>
                <p className="meta">{claimedBy ? t("claim.taken") : t("origin.entries", { count: statements })}</p>
                {claim?.learner === learner && (
                  <p role="status">
                    {withSpace(t("claim.code"))}
                    <code dir="ltr">{claim.code}</code>
                  </p>
                )}
              </div>
              {!claimedBy && (
                <button type="button" className="btn btn--quiet" onClick={() => void makeClaim(learner)}>
                  {t("claim.make")}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
