import { useSyncExternalStore } from "react";
import { useTranslate } from "./i18n/i18n.tsx";
import { Icon } from "./ui/icon.tsx";

function subscribe(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** True while the browser says that there is no network. A `true` from the browser proves nothing, so only `offline` is shown. */
export function useOffline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => !navigator.onLine,
    () => false,
  );
}

/** A fact, not an error: answers are kept on this device either way. */
export function OfflineChip() {
  const t = useTranslate("common");
  const offline = useOffline();
  return (
    <span className="chip" role="status">
      <Icon name={offline ? "offline" : "device"} />
      <span>{t(offline ? "chip.offline" : "chip.device")}</span>
    </span>
  );
}
