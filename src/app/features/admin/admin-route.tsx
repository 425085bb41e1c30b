import { accountHref } from "#page/address.ts";
import type { SessionAnswer } from "#sync/account-messages.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { Accounts } from "./accounts.tsx";
import { AuditLog } from "./audit-log.tsx";
import { Forwarding } from "./forwarding.tsx";
import { JoinCodes } from "./join-codes.tsx";

/** For administrators: people, codes, what was done, and records from workshops. The server decides who may; this page only asks it. */
export function AdminRoute() {
  const t = useTranslate("admin");
  const locale = useLocale();
  const { answer } = useAnswer<SessionAnswer>("session");
  useTitle(t("title"));
  const isAdministrator = answer?.ok && answer.value.account?.role === "administrator" && answer.value.server.isSecure;
  return (
    <div className="page--wide">
      <div className="wrap settings">
        <header className="page-head">
          <h1>{t("title")}</h1>
          <p>{t("lead")}</p>
        </header>
        {!answer && <p role="status">{t("asking")}</p>}
        {answer && !answer.ok && <ApiProblemText namespace="admin" problem={answer.error} />}
        {answer?.ok && !isAdministrator && (
          <p>
            {t("not-yours")} <a href={accountHref(locale)}>{t("to-account")}</a>
          </p>
        )}
        {isAdministrator && (
          <>
            <Accounts />
            <JoinCodes />
            <Forwarding />
            <AuditLog />
          </>
        )}
      </div>
    </div>
  );
}
