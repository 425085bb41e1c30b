import { useState } from "react";
import type { SessionAnswer } from "#sync/account-messages.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { Join } from "./join.tsx";

/** A join code that came with a link, `#CODE` or `#join=CODE`: after the hash it reaches no log. */
const codeOfAddress = () => (typeof location === "undefined" ? "" : location.hash.slice(1).replace(/^join=/, ""));

/** The page of an invitation: first what joining means, then the button. */
export function JoinRoute() {
  const t = useTranslate("sign-in");
  const { answer, again } = useAnswer<SessionAnswer>("session");
  const [code] = useState(codeOfAddress);
  useTitle(t("join"));
  return (
    <div className="page--wide">
      <div className="wrap settings">
        <header className="page-head">
          <h1>{t("join")}</h1>
          <p>{t("join.text")}</p>
        </header>
        {!answer && <p role="status">{t("asking")}</p>}
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
        {answer?.ok && <Join server={answer.value.server} account={answer.value.account} code={code} offersSignIn />}
      </div>
    </div>
  );
}
