import { useEffect, useSyncExternalStore } from "react";
import type { DeviceSync, SyncState } from "../device/device.ts";
import { useDevice } from "../device/use-device.ts";
import { openSync } from "./open-sync.ts";

const nothing = () => () => undefined;

/** Sync of this device and its state; begins with the first who asks. `undefined` until the device is open, and where there is none. */
export function useSync(): { readonly sync: DeviceSync; readonly state: SyncState } | undefined {
  const sync = useDevice()?.device?.sync(openSync);
  useEffect(() => sync?.begin(), [sync]);
  const state = useSyncExternalStore(sync?.subscribe ?? nothing, sync?.state ?? (() => undefined), () => undefined);
  return sync && state && { sync, state };
}
