import { useEffect, useSyncExternalStore } from "react";
import { createHolder } from "../device/holder.ts";

/** Sync and cohorts with all that they show, in one script of its own: fetched where the device is an account's, or a screen is about it. */
export const accountViews = createHolder(() => import("./account-views.ts").catch(() => undefined));

/** `undefined` until somebody has opened them and they are here. */
export const useAccountViews = () => useSyncExternalStore(accountViews.subscribe, accountViews.now, () => undefined);

/** For screens that are about sync or cohorts: opens them. */
export function useOpenAccountViews() {
  useEffect(() => accountViews.open(), []);
  return useAccountViews();
}
