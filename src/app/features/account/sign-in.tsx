import { useState } from "react";
import type { Account, ServerInfo } from "#sync/account-messages.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { Setting } from "../../ui/setting.tsx";
import { Join } from "./join.tsx";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import { PasswordSignIn } from "./password-sign-in.tsx";
import { useArrival } from "./use-arrival.ts";

/** What a provider's sign-in came to, when it failed: the server leads back here with `?problem=`. */
const problemOfAddress = () => new URLSearchParams(location.search).get("problem");

/** Ways in: what this server and this connection allow. */
export function SignIn({ server }: { readonly server: ServerInfo }) {
  const t = useTranslate("sign-in");
  const locale = useLocale();
  const { arrive, problem } = useArrival();
  const [failed] = useState(problemOfAddress);
  const enter = ({ account }: { readonly account: Account }) => arrive(account);
  if (!server.isSetUp) return <Notice title={t("not-set-up.title")} text={t("not-set-up.text")} />;
  return (
    <>
      {failed && <Notice title={t("provider.failed.title")} text={t("provider.failed.text")} />}
      {problem && <RecordProblem problem={problem} onRetry={() => location.reload()} />}
      {server.isSecure && (
        <Setting id="sign-in" title={t("sign-in")}>
          <PasswordSignIn onDone={enter} />
          {server.signIn.passkey && <PasskeySignIn onDone={enter} />}
          {server.signIn.providers.map(({ id, name }) => (
            <p key={id}>
              <a className="btn btn--quiet" href={`/api/sign-in/provider/${encodeURIComponent(id)}?to=/${locale}`} target="_self">
                {t("provider", { name })}
              </a>
            </p>
          ))}
          <p className="meta">{t("forgotten")}</p>
        </Setting>
      )}
      <Setting id="join" title={t("join")}>
        <p>{t("join.text")}</p>
        <Join server={server} account={null} />
      </Setting>
    </>
  );
}

function Notice({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="note note--warn">
      <Icon name="info" />
      <div>
        <p className="h">{title}</p>
        <p>{text}</p>
      </div>
    </div>
  );
}
