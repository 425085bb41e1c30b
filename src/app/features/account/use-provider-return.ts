import { useEffect, useState } from "react";
import { homeHref } from "#page/address.ts";
import type { Account } from "#sync/account-messages.ts";
import type { DeviceProblem } from "../../device/device.ts";
import { useLocale } from "../../i18n/i18n.tsx";
import { openInvitation } from "./open-invitation.ts";
import { forgetProvider, joinCodeFromProvider } from "./provider-return.ts";
import { useArrival } from "./use-arrival.ts";

interface ProviderReturn {
  /** With which the person left; empty when they had none, or did not leave. */
  readonly joinCode: string;
  /** They are signed in, and the device is about to be theirs on a page of its own. */
  readonly isArriving: boolean;
  readonly problem: DeviceProblem | undefined;
}

/**
 * Ends a provider's sign-in, which comes back as a page load: with a session, the device becomes that account's, as by any other way in.
 * `account` is undefined until the server has told of the session.
 */
export function useProviderReturn(account: Account | null | undefined): ProviderReturn {
  const locale = useLocale();
  const [joinCode] = useState(joinCodeFromProvider);
  const { arrive, problem } = useArrival(() => {
    forgetProvider();
    if (joinCode) openInvitation(locale, joinCode);
    else location.assign(homeHref(locale));
  });
  const isArriving = joinCode !== undefined && Boolean(account);
  useEffect(() => {
    if (account === null) forgetProvider();
    else if (account && isArriving) arrive(account);
  }, [account, arrive, isArriving]);
  return { joinCode: joinCode ?? "", isArriving, problem };
}
