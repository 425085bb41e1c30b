import { useEffect, useState } from "react";
import type { Catalogue } from "#domain/pack/manifest.ts";
import { type Persistence, persistence, requestPersistence } from "#offline/storage.ts";
import { useInstalled, usePacks, useStorageUse } from "../../device/use-device.ts";
import { useFormat, useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { ownNames } from "../../own-names.ts";
import { Icon } from "../../ui/icon.tsx";
import { Setting } from "../../ui/setting.tsx";

/** best-effort: not asked for on this visit; denied: asked for, and refused. */
type PersistenceShown = Persistence | "best-effort";

/** What is stored, how much, how to free it, and whether the browser may clear it by itself. */
export function StorageSettings({ courses }: { readonly courses: Catalogue["courses"] }) {
  const locale = useLocale();
  const t = useTranslate("settings");
  const format = useFormat();
  const packs = usePacks();
  const installed = useInstalled();
  const use = useStorageUse();
  const shelf = installed?.[0]?.shelf;
  const [removed, setRemoved] = useState<string>();
  return (
    <Setting id="storage" title={t("storage")}>
      {use && (
        <>
          <p>
            <strong>{t("storage.use", { used: format.size(use.usedBytes), quota: format.size(use.quotaBytes) })}</strong>
          </p>
          <progress value={use.usedBytes} max={use.quotaBytes} aria-label={t("storage")} />
        </>
      )}
      {packs?.cannotStore && <p>{t(`storage.${packs.cannotStore}`)}</p>}
      {installed?.length === 0 && <p className="meta">{t("storage.empty")}</p>}
      {installed && installed.length > 0 && (
        <ul className="rows">
          {installed.map(({ id, title, bytes, locales }) => {
            const titles = courses.find((course) => course.id === id)?.titles;
            const name = titles?.[locale]?.title ?? title;
            return (
              <li key={id}>
                <div>
                  <strong>{name}</strong>
                  <p className="meta">
                    {t("storage.course", { languages: format.list(locales.map((other) => ownNames[other])), size: format.size(bytes) })}
                  </p>
                </div>
                <button
                  type="button"
                  className="btn btn--quiet"
                  aria-label={t("storage.remove-one", { title: name })}
                  onClick={() => void packs?.remove(id).then((result) => result.ok && setRemoved(name))}
                >
                  <Icon name="trash" />
                  {t("storage.remove")}
                </button>
              </li>
            );
          })}
          {shelf && (
            <li>
              <div>
                <strong>{t("storage.shelf")}</strong>
                <p className="meta">
                  {t("storage.course", {
                    languages: format.list(shelf.locales.map((other) => ownNames[other])),
                    size: format.size(shelf.bytes),
                  })}
                </p>
                <p className="meta">{t("storage.shelf-stays")}</p>
              </div>
            </li>
          )}
        </ul>
      )}
      <p role="status">{removed && t("storage.removed", { title: removed })}</p>
      <PersistentStorage />
    </Setting>
  );
}

function PersistentStorage() {
  const t = useTranslate("settings");
  const [state, setState] = useState<PersistenceShown>();
  useEffect(() => {
    void persistence(navigator.storage).then((now) => setState(now === "denied" ? "best-effort" : now));
  }, []);
  if (!state) return null;
  return (
    <div className={state === "granted" ? "note note--ok" : "note"}>
      <Icon name="lock" />
      <div>
        <p className="h" role="status">
          {t(`persist.${state}.title`)}
        </p>
        <p>{t(`persist.${state}.text`)}</p>
        {state === "best-effort" && (
          <p>
            <button type="button" className="btn btn--quiet" onClick={() => void requestPersistence(navigator.storage).then(setState)}>
              {t("persist.ask")}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
