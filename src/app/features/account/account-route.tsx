import type { SessionAnswer } from "#sync/account-messages.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { MyAccount } from "./my-account.tsx";
import { MyCohorts } from "./my-cohorts.tsx";
import { SignIn } from "./sign-in.tsx";
import { useProviderReturn } from "./use-provider-return.ts";

/** Signing in and joining; for somebody who is signed in, everything about their account. */
export function AccountRoute() {
  const t = useTranslate("sign-in");
  const { answer, again } = useAnswer<SessionAnswer>("session");
  const back = useProviderReturn(answer?.ok ? answer.value.account : undefined);
  useTitle(t("title"));
  return (
    <div className="page--wide">
      <div className="wrap settings">
        <header className="page-head">
          <h1>{t("title")}</h1>
          <p>{t("lead")}</p>
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
            <MyCohorts />
          </div>
        )}
        {answer?.ok &&
          !back.isArriving &&
          (answer.value.account ? (
            <MyAccount account={answer.value.account} server={answer.value.server} onChanged={again} />
          ) : (
            <SignIn server={answer.value.server} />
          ))}
      </div>
    </div>
  );
}
