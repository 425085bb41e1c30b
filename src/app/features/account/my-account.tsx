import { useState } from "react";
import { flushSync } from "react-dom";
import { adminHref, homeHref, settingsHref, trainerHref, workshopHref } from "#page/address.ts";
import type { Account, ServerInfo } from "#sync/account-messages.ts";
import { type ApiProblem, endSession } from "../../api/call-api.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { useSync } from "../../sync/use-sync.ts";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { Setting } from "../../ui/setting.tsx";
import { DeleteAccount } from "./delete-account.tsx";
import { MoreLearning } from "./more-learning.tsx";
import { MyCohorts } from "./my-cohorts.tsx";
import { Passkeys } from "./passkeys.tsx";
import { Password } from "./password.tsx";
import { Sessions } from "./sessions.tsx";
import { TwoFactor } from "./two-factor.tsx";

interface Props {
  readonly account: Account;
  readonly server: ServerInfo;
  /** Something of the account changed on the server. */
  readonly onChanged: () => void;
}

/** Who is signed in here, and what they can change, take along and end. */
export function MyAccount({ account, server, onChanged }: Props) {
  const t = useTranslate("sign-in");
  const locale = useLocale();
  const leave = useLeave();
  const isFull = server.isSecure && !account.workshop;
  return (
    <>
      <Setting id="me" title={account.name}>
        <p>
          {t(`role.${account.role}`)}
          {account.userName && (
            <>
              {" · "}
              <bdi dir="ltr">{account.userName}</bdi>
            </>
          )}
        </p>
        {account.workshop && <p className="meta">{t("workshop.account")}</p>}
        <p className="acts">
          <a className="lk" href={`${settingsHref(locale)}#sync`}>
            {t("sync")}
          </a>
          {account.role !== "learner" && (
            <a className="lk" href={trainerHref(locale)}>
              {t("training")}
            </a>
          )}
          {account.role === "administrator" && (
            <>
              <a className="lk" href={adminHref(locale)}>
                {t("administration")}
              </a>
              <a className="lk" href={workshopHref(locale)}>
                {t("workshop")}
              </a>
            </>
          )}
        </p>
        <p>
          <button type="button" className="btn btn--quiet" onClick={() => void leave.signOut()}>
            {t("sign-out")}
          </button>
        </p>
        <p className="meta">{t("sign-out.help")}</p>
        {leave.problem && <ApiProblemText namespace="sign-in" problem={leave.problem} />}
      </Setting>
      {!leave.isLeaving && <MyCohorts />}
      {isFull && !leave.isLeaving && (
        <>
          <MoreLearning server={server} account={account} onChanged={onChanged} />
          {account.hasPassword && <Password userName={account.userName} />}
          {account.hasPassword && <TwoFactor isOn={account.hasTwoFactor} userName={account.userName} onChanged={onChanged} />}
          {server.signIn.passkey && <Passkeys />}
          <Sessions />
          <Setting id="export" title={t("export")}>
            <p>{t("export.text")}</p>
            <p>
              <a className="btn btn--quiet" href="/api/account/export" download target="_self">
                {t("export.button")}
              </a>
            </p>
          </Setting>
          <DeleteAccount hasPassword={account.hasPassword} userName={account.userName} />
        </>
      )}
    </>
  );
}

/**
 * The server's session ends first: if it cannot be reached the person stays signed in, and is told. What asks the server for more about
 * the account is put away before: it gets no answer any more.
 */
function useLeave() {
  const locale = useLocale();
  const sync = useSync()?.sync;
  const [isLeaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const signOut = async () => {
    flushSync(() => setLeaving(true));
    const left = await endSession("sign-out");
    if (!left.ok && left.error.code !== "sign-in-needed") {
      setLeaving(false);
      return setProblem(left.error);
    }
    await sync?.signedOut();
    location.assign(homeHref(locale));
  };
  return { signOut, isLeaving, problem };
}
