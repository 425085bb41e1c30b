import { useState } from "react";
import type { SessionSummary } from "#sync/account-messages.ts";
import { type ApiProblem, callApi } from "../../api/call-api.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { Setting } from "../../ui/setting.tsx";

/** Where this account is signed in; any of them can be ended from here. */
export function Sessions() {
  const t = useTranslate("sign-in");
  const format = useFormat();
  const { answer, again } = useAnswer<{ readonly items: readonly SessionSummary[] }>("account/sessions");
  const [problem, setProblem] = useState<ApiProblem>();
  const end = async (id: string) => {
    const result = await callApi("DELETE", `account/sessions/${encodeURIComponent(id)}`);
    setProblem(result.ok ? undefined : result.error);
    if (result.ok || result.error.code === "not-found") again();
  };
  const shown = problem ?? (answer && !answer.ok ? answer.error : undefined);
  return (
    <Setting id="sessions" title={t("sessions")}>
      <ul className="roster">
        {answer?.ok &&
          answer.value.items.map(({ id, client, isThis, lastSeenAt }) => (
            <li key={id}>
              <div>
                <p>{client}</p>
                <p className="meta">
                  {isThis
                    ? t("session.this")
                    : t("session.seen", { date: format.date(Date.parse(lastSeenAt)), time: format.time(Date.parse(lastSeenAt)) })}
                </p>
              </div>
              {!isThis && (
                <button type="button" className="btn btn--quiet" onClick={() => void end(id)}>
                  {t("session.end")}
                </button>
              )}
            </li>
          ))}
      </ul>
      {shown && <ApiProblemText namespace="sign-in" problem={shown} />}
    </Setting>
  );
}
