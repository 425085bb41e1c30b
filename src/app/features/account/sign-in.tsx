import { useState } from "react";
import type { Account, ServerInfo } from "#sync/account-messages.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { Setting } from "../../ui/setting.tsx";
import { Join } from "./join.tsx";
import { Notice } from "./notice.tsx";
import { openInvitation } from "./open-invitation.ts";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import { PasswordSignIn } from "./password-sign-in.tsx";
import { ProviderFailure, ProviderSignIn } from "./provider-sign-in.tsx";
import { useArrival } from "./use-arrival.ts";

/** Ways in: what this server and this connection allow. Who has looked up an invitation comes to it by each of them. */
export function SignIn({ server }: { readonly server: ServerInfo }) {
  const t = useTranslate("sign-in");
  const locale = useLocale();
  const [joinCode, setJoinCode] = useState("");
  const { arrive, problem } = useArrival(joinCode ? () => openInvitation(locale, joinCode) : undefined);
  const enter = ({ account }: { readonly account: Account }) => arrive(account);
  if (!server.isSetUp) return <Notice title={t("not-set-up.title")} text={t("not-set-up.text")} />;
  return (
    <>
      <ProviderFailure />
      {problem && <RecordProblem problem={problem} onRetry={() => location.reload()} />}
      {server.isSecure && (
        <Setting id="sign-in" title={t("sign-in")}>
          <PasswordSignIn onDone={enter} />
          {server.signIn.passkey && <PasskeySignIn onDone={enter} />}
          <ProviderSignIn server={server} joinCode={joinCode} />
          <p className="meta">{t("forgotten")}</p>
        </Setting>
      )}
      <Setting id="join" title={t("join")}>
        <p>{t("join.text")}</p>
        <Join server={server} account={null} onInvitation={setJoinCode} />
      </Setting>
    </>
  );
}
