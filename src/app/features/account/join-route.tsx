import { useState } from "react";
import type { SessionAnswer } from "#sync/account-messages.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { placeInAddress } from "../../place-in-address.ts";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { Join } from "./join.tsx";
import { ProviderFailure } from "./provider-sign-in.tsx";
import { useProviderReturn } from "./use-provider-return.ts";

/** A join code that came with a link, `#CODE` or `#join=CODE`: after the hash it reaches no log. */
const codeOfAddress = () => (typeof location === "undefined" ? "" : placeInAddress(location.hash).replace(/^join=/, ""));

/** The page of an invitation: first what joining means, then the button. */
export function JoinRoute() {
  const t = useTranslate("sign-in");
  const { answer, again } = useAnswer<SessionAnswer>("session");
  const [linkedCode] = useState(codeOfAddress);
  const back = useProviderReturn(answer?.ok ? answer.value.account : undefined);
  useTitle(t("join"));
  return (
    <div className="page--wide">
      <div className="wrap settings">
        <header className="page-head">
          <h1>{t("join")}</h1>
          <p>{t("join.text")}</p>
        </header>
        {back.problem && <RecordProblem problem={back.problem} onRetry={() => location.reload()} />}
        {(!answer || back.isArriving) && <p role="status">{t("asking")}</p>}
        {answer && !answer.ok && (
          <div className="stack">
            <ApiProblemText namespace="sign-in" problem={answer.error} />
            <p>
              <button type="button" className="btn btn--quiet" onClick={again}>
                {t("retry")}
              </button>
            </p>
          </div>
        )}
        {answer?.ok && !back.isArriving && (
          <div className="stack">
            {!answer.value.account && <ProviderFailure />}
            <Join server={answer.value.server} account={answer.value.account} code={linkedCode || back.joinCode} offersSignIn />
          </div>
        )}
      </div>
    </div>
  );
}
