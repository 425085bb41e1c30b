import { useEffect } from "react";
import { settingsHref } from "#page/address.ts";
import type { SyncState } from "../device/device.ts";
import { useLocale } from "../i18n/i18n.tsx";
import { useWords } from "../i18n/use-words.ts";
import { OfflineChip, useOffline } from "../offline-chip.tsx";
import { startTraining } from "../training/start-training.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { useSync } from "./use-sync.ts";

type Shown = "sent" | "sending" | "waiting" | "offline" | "stopped";
const icons: { readonly [shown in Shown]: IconName } = {
  sent: "check",
  sending: "update",
  waiting: "clock",
  offline: "offline",
  stopped: "lock",
};

/** In the masthead: whether everything is on the server, with the way to the details. Before that is known, what holds without an account. */
export function SyncChip() {
  const t = useWords("account");
  const locale = useLocale();
  const isOffline = useOffline();
  const state = useSync()?.state;
  const role = state?.status?.account.role;
  useEffect(() => {
    if (role && role !== "learner") startTraining(locale);
  }, [role, locale]);
  if (!t || !state?.status) return <OfflineChip />;
  const shown = shownFor(state, isOffline);
  return (
    <a className="chip chip--sync" href={`${settingsHref(locale)}#sync`}>
      <Icon name={icons[shown]} />
      <span>
        {shown === "offline" && state.status.unsent === 0 ? t("chip.offline") : t(`sync.chip.${shown}`, { count: state.status.unsent })}
      </span>
    </a>
  );
}

function shownFor({ status, phase }: SyncState, isOffline: boolean): Shown {
  if (status?.stopped) return "stopped";
  if (isOffline) return "offline";
  if (status?.unsent === 0) return "sent";
  return phase.kind === "working" ? "sending" : "waiting";
}
