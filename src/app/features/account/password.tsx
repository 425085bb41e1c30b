import { useState } from "react";
import { callApi } from "../../api/call-api.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { ApiForm, Field, UserName } from "../../ui/fields.tsx";
import { Setting } from "../../ui/setting.tsx";

/** Another password; every other session of the account ends with it. */
export function Password({ userName }: { readonly userName: string | undefined }) {
  const t = useTranslate("sign-in");
  const [isChanged, setChanged] = useState(false);
  return (
    <Setting id="password" title={t("password")}>
      <ApiForm
        label={t("password.change")}
        button={t("password.change")}
        namespace="sign-in"
        send={({ current, next }) => {
          setChanged(false);
          return callApi("POST", "account/password", { current, next });
        }}
        onDone={() => setChanged(true)}
      >
        <UserName value={userName} />
        <Field name="current" type="password" label={t("password.current")} required autoComplete="current-password" dir="ltr" />
        <Field
          name="next"
          type="password"
          label={t("new-password")}
          help={t("password.help")}
          required
          minLength={10}
          autoComplete="new-password"
          dir="ltr"
        />
      </ApiForm>
      <p role="status">{isChanged && t("password.changed")}</p>
    </Setting>
  );
}
