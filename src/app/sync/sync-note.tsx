import { assertNever } from "#domain/result.ts";
import { accountHref } from "#page/address.ts";
import type { Translate } from "#page/translate.ts";
import type { SyncPhase, SyncStatus } from "../device/device.ts";
import { useFormat, useLocale } from "../i18n/i18n.tsx";
import { useOffline } from "../offline-chip.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";

interface Props {
  readonly t: Translate;
  readonly status: SyncStatus;
  readonly phase: SyncPhase;
}
interface Note {
  /** Of `sync.<key>.title` and `sync.<key>.text`. */
  readonly key: string;
  readonly icon: IconName;
  readonly look?: "note--ok" | "note--warn";
}

/** How sync stands: the fact, what it means for the work, and when it goes on by itself. */
export function SyncNote({ t, status, phase }: Props) {
  const format = useFormat();
  const locale = useLocale();
  const isOffline = useOffline();
  const { key, icon, look } = noteFor(status, phase, isOffline);
  return (
    <div className={look ? `note ${look}` : "note"}>
      <Icon name={icon} />
      <div>
        <p className="h">{t(`sync.${key}.title`, { count: status.unsent })}</p>
        <p>{t(`sync.${key}.text`, { count: status.unsent })}</p>
        {phase.kind === "waiting" && !status.stopped && !isOffline && <p>{t("sync.next-try", { time: format.time(phase.nextTryAtMs) })}</p>}
        {status.stopped === "sign-in-needed" && (
          <p className="acts">
            <a className="btn btn--main" href={accountHref(locale)}>
              {t("sync.sign-in")}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

function noteFor({ unsent, stopped }: SyncStatus, phase: SyncPhase, isOffline: boolean): Note {
  if (stopped) return { key: stopped, icon: "lock", look: "note--warn" };
  if (isOffline) return { key: "offline", icon: "offline" };
  switch (phase.kind) {
    case "working":
      return { key: unsent > 0 ? "sending" : "receiving", icon: "update" };
    case "waiting":
      return waitingNote(phase.code);
    case "resting":
    case "stopped":
      return unsent > 0 ? { key: "waiting", icon: "clock" } : { key: "sent", icon: "check", look: "note--ok" };
  }
}

function waitingNote(code: Extract<SyncPhase, { readonly kind: "waiting" }>["code"]): Note {
  switch (code) {
    case "offline":
    case "time-out":
    case "unreadable":
    case "unavailable":
    case "too-often":
      return { key: "server", icon: "offline" };
    case "not-understood":
      return { key: "not-understood", icon: "update" };
    case "quota":
      return { key: "quota", icon: "clock" };
    case "device-full":
      return { key: "device-full", icon: "warn", look: "note--warn" };
    case "device":
      return { key: "database", icon: "warn", look: "note--warn" };
    default:
      return assertNever(code);
  }
}
