import { useState } from "react";
import type { Account, ClaimAnswer, ServerInfo } from "#sync/account-messages.ts";
import { callApi } from "../../api/call-api.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { useSync } from "../../sync/use-sync.ts";
import { ApiForm, Field } from "../../ui/fields.tsx";
import { Setting } from "../../ui/setting.tsx";
import { Join } from "./join.tsx";

interface Props {
  readonly server: ServerInfo;
  readonly account: Account;
  readonly onChanged: () => void;
}

/** Joining another cohort, and taking over what was learned at a workshop, each by a code. */
export function MoreLearning({ server, account, onChanged }: Props) {
  const t = useTranslate("sign-in");
  const sync = useSync()?.sync;
  const [message, setMessage] = useState("");
  return (
    <Setting id="codes" title={t("codes")}>
      <Join server={server} account={account} onJoined={onChanged} />
      <ApiForm
        label={t("claim")}
        button={t("claim.button")}
        namespace="sign-in"
        send={({ code }) => callApi<ClaimAnswer>("POST", "account/claim", { code })}
        onDone={({ statements }) => {
          setMessage(t("claimed", { count: statements }));
          sync?.sendNow();
        }}
      >
        <Field name="code" label={t("claim")} help={t("claim.help")} required autoComplete="off" autoCapitalize="characters" dir="ltr" />
      </ApiForm>
      <p role="status">{message}</p>
    </Setting>
  );
}
