import { useState } from "react";
import type { Account, SignInAnswer } from "#sync/account-messages.ts";
import { callApi } from "../../api/call-api.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { ApiForm, Field, UserName } from "../../ui/fields.tsx";

/** Up to three steps, each asked only when the server needs it: password, a password of one's own, second factor. */
export function PasswordSignIn({ onDone }: { readonly onDone: (answer: { readonly account: Account }) => void }) {
  const t = useTranslate("sign-in");
  const [step, setStep] = useState<"password" | "second-factor" | "new-password">("password");
  const [given, setGiven] = useState({ user: "", password: "" });
  const take = (answer: SignInAnswer) => ("account" in answer ? onDone(answer) : setStep(answer.needs));
  switch (step) {
    case "password":
      return (
        <ApiForm
          label={t("sign-in")}
          button={t("sign-in.button")}
          namespace="sign-in"
          keep
          send={({ user = "", password = "" }) => {
            setGiven({ user, password });
            return callApi<SignInAnswer>("POST", "sign-in", { user, password });
          }}
          onDone={take}
        >
          <Field name="user" label={t("user")} required autoComplete="username" autoCapitalize="none" dir="ltr" />
          <Field name="password" type="password" label={t("password")} required autoComplete="current-password" dir="ltr" />
        </ApiForm>
      );
    case "new-password":
      return (
        <ApiForm
          key={step}
          label={t("new-password")}
          button={t("sign-in.button")}
          namespace="sign-in"
          keep
          send={({ newPassword }) => callApi<SignInAnswer>("POST", "sign-in", { ...given, newPassword })}
          onDone={take}
        >
          <p>{t("new-password.text")}</p>
          <UserName value={given.user} />
          <Field
            name="newPassword"
            type="password"
            label={t("new-password")}
            help={t("password.help")}
            required
            minLength={10}
            autoFocus
            autoComplete="new-password"
            dir="ltr"
          />
        </ApiForm>
      );
    case "second-factor":
      return (
        <ApiForm
          key={step}
          label={t("second-factor")}
          button={t("sign-in.button")}
          namespace="sign-in"
          keep
          send={({ code }) => callApi<{ readonly account: Account }>("POST", "sign-in/second-factor", { code })}
          onDone={onDone}
        >
          <Field
            name="code"
            label={t("second-factor")}
            help={t("second-factor.help")}
            required
            autoFocus
            autoComplete="one-time-code"
            dir="ltr"
          />
        </ApiForm>
      );
  }
}
