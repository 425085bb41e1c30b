import type { Account, ServerInfo } from "#sync/account-messages.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { openInvitation } from "./open-invitation.ts";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import { PasswordSignIn } from "./password-sign-in.tsx";
import { ProviderSignIn } from "./provider-sign-in.tsx";
import { useArrival } from "./use-arrival.ts";

/** For somebody who has an account: after signing in they come back to the invitation, as themselves. */
export function SignInToJoin({ server, code }: { readonly server: ServerInfo; readonly code: string }) {
  const t = useTranslate("sign-in");
  const locale = useLocale();
  const { arrive, problem } = useArrival(() => openInvitation(locale, code));
  const enter = ({ account }: { readonly account: Account }) => arrive(account);
  return (
    <details>
      <summary className="lk">{t("join.have-account")}</summary>
      <div className="stack">
        {problem && <RecordProblem problem={problem} onRetry={() => location.reload()} />}
        <PasswordSignIn onDone={enter} />
        {server.signIn.passkey && <PasskeySignIn onDone={enter} />}
        <ProviderSignIn server={server} joinCode={code} />
      </div>
    </details>
  );
}
