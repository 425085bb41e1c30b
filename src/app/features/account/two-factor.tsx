import { useState } from "react";
import type { TwoFactorSetUp } from "#sync/account-messages.ts";
import { callApi } from "../../api/call-api.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { ApiForm, Field, UserName } from "../../ui/fields.tsx";
import { Setting } from "../../ui/setting.tsx";

interface Props {
  readonly isOn: boolean;
  readonly userName: string | undefined;
  readonly onChanged: () => void;
}

/** A code from an authenticator app at every sign-in. It counts only once a code was confirmed, so nobody is locked out half-way. */
export function TwoFactor({ isOn, userName, onChanged }: Props) {
  const t = useTranslate("sign-in");
  const [setUp, setSetUp] = useState<TwoFactorSetUp>();
  const password = (
    <>
      <UserName value={userName} />
      <Field name="password" type="password" label={t("password.current")} required autoComplete="current-password" dir="ltr" />
    </>
  );
  return (
    <Setting id="two-factor" title={t("two-factor")}>
      <p>{t(isOn ? "two-factor.on" : "two-factor.off")}</p>
      {isOn && (
        <ApiForm
          label={t("two-factor.disable")}
          button={t("two-factor.disable")}
          namespace="sign-in"
          send={(values) => callApi("POST", "account/two-factor/disable", { password: values.password })}
          onDone={onChanged}
        >
          {password}
        </ApiForm>
      )}
      {!isOn && !setUp && (
        <ApiForm
          label={t("two-factor.start")}
          button={t("two-factor.start")}
          namespace="sign-in"
          send={(values) => callApi<TwoFactorSetUp>("POST", "account/two-factor/start", { password: values.password })}
          onDone={setSetUp}
        >
          {password}
        </ApiForm>
      )}
      {!isOn && setUp && (
        <ApiForm
          label={t("two-factor.confirm")}
          button={t("two-factor.confirm")}
          namespace="sign-in"
          send={({ code }) => callApi("POST", "account/two-factor/confirm", { code })}
          onDone={() => {
            setSetUp(undefined);
            onChanged();
          }}
        >
          <p>{t("two-factor.scan")}</p>
          <img className="qr" alt={t("two-factor.qr")} src={`data:image/svg+xml,${encodeURIComponent(setUp.qr)}`} />
          <p>
            <a href={setUp.uri}>{t("two-factor.open-app")}</a>
          </p>
          <p>{t("two-factor.backup")}</p>
          <ul className="codes" dir="ltr">
            {setUp.backupCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
          <Field name="code" label={t("second-factor")} required inputMode="numeric" autoComplete="one-time-code" dir="ltr" />
        </ApiForm>
      )}
    </Setting>
  );
}
