import { useState } from "react";
import { homeHref } from "#page/address.ts";
import type { JoinAnswer } from "#sync/account-messages.ts";
import { callApi } from "../../api/call-api.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { useSync } from "../../sync/use-sync.ts";
import { ApiForm } from "../../ui/fields.tsx";

/** The button for somebody who is signed in; what is assigned comes with the next sync, which begins at once. */
export function JoinSignedIn({ code, onJoined }: { readonly code: string; readonly onJoined: (() => void) | undefined }) {
  const t = useTranslate("sign-in");
  const locale = useLocale();
  const sync = useSync()?.sync;
  const [joined, setJoined] = useState<JoinAnswer>();
  return (
    <>
      {!joined && (
        <ApiForm
          label={t("join.button")}
          button={t("join.button")}
          namespace="sign-in"
          send={() => callApi<JoinAnswer>("POST", "join", { joinCode: code })}
          onDone={(answer) => {
            setJoined(answer);
            sync?.sendNow();
            onJoined?.();
          }}
        >
          {null}
        </ApiForm>
      )}
      <p role="status">{joined && (joined.cohort ? t("joined.cohort", { name: joined.cohort.name }) : t("joined"))}</p>
      {joined && (
        <p>
          <a className="lk" href={homeHref(locale)}>
            {t("joined.home")}
          </a>
        </p>
      )}
    </>
  );
}
