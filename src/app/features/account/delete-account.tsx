import { useState } from "react";
import { homeHref } from "#page/address.ts";
import { endSession } from "../../api/call-api.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { useSync } from "../../sync/use-sync.ts";
import { ApiForm, Field, UserName } from "../../ui/fields.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Setting } from "../../ui/setting.tsx";

/** Ends the account and deletes its record on the server, after asking. What is on this device is deleted under Settings. */
export function DeleteAccount({ hasPassword, userName }: { readonly hasPassword: boolean; readonly userName: string | undefined }) {
  const t = useTranslate("sign-in");
  const locale = useLocale();
  const sync = useSync()?.sync;
  const [isAsking, setAsking] = useState(false);
  const leave = async () => {
    await sync?.signedOut();
    location.assign(homeHref(locale));
  };
  return (
    <Setting id="delete" title={t("delete")}>
      <p>{t("delete.text")}</p>
      <p>
        <button type="button" className="btn btn--bad" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
          <Icon name="trash" />
          {t("delete")}
        </button>
      </p>
      {isAsking && (
        <div className="note note--bad">
          <Icon name="warn" />
          <ApiForm
            label={t("delete")}
            button={t("delete.yes")}
            namespace="sign-in"
            send={({ password }) => endSession("account/delete", hasPassword ? { password } : {})}
            onDone={() => void leave()}
          >
            <p className="h">{t("delete.title")}</p>
            {hasPassword && <UserName value={userName} />}
            {hasPassword && (
              <Field name="password" type="password" label={t("password.current")} required autoComplete="current-password" dir="ltr" />
            )}
          </ApiForm>
        </div>
      )}
    </Setting>
  );
}
