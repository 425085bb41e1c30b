import { settingsHref } from "#page/address.ts";
import { useFormat, useLocale } from "../i18n/i18n.tsx";
import { useWords } from "../i18n/use-words.ts";
import { useSync } from "./use-sync.ts";

/** One line for the record: what of it is not on the server yet, since when the rest is, and the way to the details. */
export function SyncLine() {
  const t = useWords("account");
  const locale = useLocale();
  const format = useFormat();
  const status = useSync()?.state.status;
  if (!t || !status) return null;
  const { unsent, refused, lastSentAtMs } = status;
  return (
    <p className="meta dots sync-line">
      {unsent > 0 && <span>{t("sync.unsent", { count: unsent })}</span>}
      {refused.length > 0 && <span>{t("refused", { count: refused.length })}</span>}
      <span>
        {lastSentAtMs === undefined
          ? t("sync.never-sent")
          : t("sync.last-sent", { date: format.date(lastSentAtMs), time: format.time(lastSentAtMs) })}
      </span>
      <a href={`${settingsHref(locale)}#sync`}>{t("sync.more")}</a>
    </p>
  );
}
