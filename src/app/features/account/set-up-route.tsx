import { useState } from "react";
import type { Account } from "#sync/account-messages.ts";
import { callApi } from "../../api/call-api.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { ApiForm, Field } from "../../ui/fields.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { Setting } from "../../ui/setting.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { useArrival } from "./use-arrival.ts";

/** The page of the one-time link that the first start prints: it makes the first administrator. */
export function SetUpRoute() {
  const t = useTranslate("sign-in");
  const { arrive, problem } = useArrival();
  const [token] = useState(() => (typeof location === "undefined" ? "" : location.hash.slice(1)));
  useTitle(t("set-up"));
  return (
    <div className="page--wide">
      <div className="wrap settings">
        <header className="page-head">
          <h1>{t("set-up")}</h1>
          <p>{t("set-up.lead")}</p>
        </header>
        {problem && <RecordProblem problem={problem} onRetry={() => location.reload()} />}
        <Setting id="first" title={t("set-up.first")}>
          <ApiForm
            label={t("set-up")}
            button={t("set-up.button")}
            namespace="sign-in"
            keep
            send={({ name = "", userName = "", password = "" }) =>
              callApi<{ readonly account: Account }>("POST", "set-up", { token, name, userName, password })
            }
            onDone={({ account }) => arrive(account)}
          >
            <Field name="name" label={t("name")} required autoComplete="name" maxLength={100} />
            <Field name="userName" label={t("user-name")} help={t("user-name.help")} required autoComplete="username" dir="ltr" />
            <Field
              name="password"
              type="password"
              label={t("password")}
              help={t("password.help")}
              required
              minLength={10}
              autoComplete="new-password"
              dir="ltr"
            />
          </ApiForm>
        </Setting>
      </div>
    </div>
  );
}
