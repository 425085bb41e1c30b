import type { ReactNode } from "react";
import { accountHref } from "#page/address.ts";
import type { SessionAnswer } from "#sync/account-messages.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";

/** Shows an administrator what stands in it, and others whose page it is, so that nothing is asked that the server would refuse. */
export function ForAdministrators({ children }: { readonly children: ReactNode }) {
  const t = useTranslate("admin");
  const locale = useLocale();
  const { answer } = useAnswer<SessionAnswer>("session");
  if (!answer) return <p role="status">{t("asking")}</p>;
  if (!answer.ok) return <ApiProblemText namespace="admin" problem={answer.error} />;
  if (answer.value.account?.role === "administrator" && answer.value.server.isSecure) return children;
  return (
    <p>
      {t("not-yours")} <a href={accountHref(locale)}>{t("to-account")}</a>
    </p>
  );
}
