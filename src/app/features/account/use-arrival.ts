import { useEffect, useRef, useState } from "react";
import { homeHref } from "#page/address.ts";
import type { Account } from "#sync/account-messages.ts";
import type { DeviceProblem } from "../../device/device.ts";
import { useDevice } from "../../device/use-device.ts";
import { useLocale } from "../../i18n/i18n.tsx";
import { useSync } from "../../sync/use-sync.ts";

/**
 * Makes this device the signed-in person's, as soon as it is open, and opens it anew, as theirs. What was recorded here without an account
 * is asked about on the next page: home, or where `then` leads. Without a database (private windows) there is nothing to make theirs.
 */
export function useArrival(then?: () => void): {
  readonly arrive: (account: Account) => void;
  readonly problem: DeviceProblem | undefined;
} {
  const locale = useLocale();
  const opened = useDevice();
  const sync = useSync()?.sync;
  const [account, setAccount] = useState<Account>();
  const [problem, setProblem] = useState<DeviceProblem>();
  const leave = useRef(then);
  useEffect(() => {
    leave.current = then ?? (() => location.assign(homeHref(locale)));
  });
  useEffect(() => {
    if (!account || !opened || (opened.device && !sync)) return;
    void (async () => {
      const known = await sync?.signedIn(account);
      if (known && !known.ok) setProblem(known.error);
      else leave.current?.();
    })();
  }, [account, opened, sync]);
  return { arrive: setAccount, problem };
}
