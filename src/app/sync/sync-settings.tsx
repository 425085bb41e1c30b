import { useFormat } from "../i18n/i18n.tsx";
import { useWords } from "../i18n/use-words.ts";
import { Icon } from "../ui/icon.tsx";
import { Setting } from "../ui/setting.tsx";
import { RefusedList } from "./refused-list.tsx";
import { SyncNote } from "./sync-note.tsx";
import { useSync } from "./use-sync.ts";

/** What is unsent, when something was last sent and received, what the server refused, and sending at the person's word. */
export function SyncSettings() {
  const t = useWords("account");
  const format = useFormat();
  const known = useSync();
  if (!t || !known) return null;
  const { sync, state } = known;
  const { status, phase } = state;
  if (!status) {
    return (
      <Setting id="sync" title={t("sync")}>
        <div className="note">
          <Icon name="device" />
          <div>
            <p className="h">{t("sync.device.title")}</p>
            <p>{t("sync.device.text")}</p>
          </div>
        </div>
      </Setting>
    );
  }
  const { account, lastSentAtMs, lastReceivedAtMs, refused, unsent } = status;
  const at = (ms: number) => ({ date: format.date(ms), time: format.time(ms) });
  return (
    <Setting id="sync" title={t("sync")}>
      <p>{t("sync.account", { name: account.name })}</p>
      <div role="status">
        <SyncNote t={t} status={status} phase={phase} />
      </div>
      {unsent > 0 && <p>{t("sync.unsent", { count: unsent })}</p>}
      <p className="meta">{lastSentAtMs === undefined ? t("sync.never-sent") : t("sync.last-sent", at(lastSentAtMs))}</p>
      {lastReceivedAtMs !== undefined && <p className="meta">{t("sync.last-received", at(lastReceivedAtMs))}</p>}
      <p className="acts">
        <button type="button" className="btn btn--quiet" onClick={sync.sendNow}>
          <Icon name="update" />
          {t("sync.now")}
        </button>
      </p>
      {refused.length > 0 && <RefusedList t={t} refused={refused} onSendAgain={() => void sync.sendRefusedAgain()} />}
    </Setting>
  );
}
