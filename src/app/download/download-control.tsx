import { useEffect, useId, useState } from "react";
import { locales as allLocales, type Locale } from "#domain/locale.ts";
import type { CatalogueCourse, CatalogueReference } from "#domain/pack/manifest.ts";
import { storageEstimate } from "#offline/storage.ts";
import type { InstalledCourse, Packs } from "../device/device.ts";
import { useInstalled, usePacks } from "../device/use-device.ts";
import { useFormat, useLocale, useTranslate } from "../i18n/i18n.tsx";
import { ownNames } from "../own-names.ts";
import { usePreferences } from "../preferences.ts";
import { Icon } from "../ui/icon.tsx";
import { type DownloadState, forgetDownload, pauseDownload, startDownload, useDownloads } from "./downloads.ts";

interface ControlProps {
  readonly course: CatalogueCourse;
  /** The reference shelf, which comes with the course; absent where the server has none. */
  readonly reference: CatalogueReference | undefined;
}

/** A course on its way to this device and from it: every state of the design guide, with sizes before anything starts. */
export function DownloadControl({ course, reference }: ControlProps) {
  const t = useTranslate("pages");
  const packs = usePacks();
  const installed = useInstalled()?.find(({ id }) => id === course.id);
  const state = useDownloads(({ courses }) => courses[course.id]);
  const [choosing, setChoosing] = useState(false);
  const [message, setMessage] = useState("");
  const start = async (locales: readonly Locale[]) => {
    if (!packs) return;
    setChoosing(false);
    setMessage("");
    if (await startDownload(packs, course, locales)) setMessage(t("download.done"));
  };
  const remove = async () => {
    const result = await packs?.remove(course.id);
    if (result?.ok) setMessage(t("download.removed"));
  };
  return (
    <div className="dl">
      {packs?.cannotStore ? (
        <p className="meta">{t(`download.${packs.cannotStore}`)}</p>
      ) : state ? (
        <Running course={course} state={state} onResume={start} />
      ) : installed && !choosing ? (
        <Here
          course={course}
          reference={reference}
          installed={installed}
          packs={packs}
          onUpdate={() => start(installed.locales)}
          onChange={() => setChoosing(true)}
          onRemove={remove}
        />
      ) : (
        <Choose course={course} reference={reference} chosen={installed?.locales} packs={packs} onStart={start} />
      )}
      <p role="status" className="meta">
        {message}
      </p>
    </div>
  );
}

function Running({
  course,
  state,
  onResume,
}: {
  readonly course: CatalogueCourse;
  readonly state: DownloadState;
  readonly onResume: (locales: readonly Locale[]) => void;
}) {
  const t = useTranslate("pages");
  const format = useFormat();
  const share = state.total > 0 ? state.done / state.total : 0;
  const amount = t("download.progress", { done: format.size(state.done), total: format.size(state.total) });
  return (
    <>
      <div className="top">
        <strong>{state.kind === "running" ? t("download.running") : t("download.stopped", { share: format.percent(share) })}</strong>
        {state.total > 0 && <span className="num">{amount}</span>}
      </div>
      <progress value={share} max={1} aria-label={t("download.running")} />
      {state.kind === "running" ? (
        <div className="acts">
          <button type="button" className="btn btn--quiet" onClick={() => pauseDownload(course.id)}>
            <Icon name="pause" />
            {t("download.pause")}
          </button>
        </div>
      ) : (
        <>
          <p className="meta">{state.code === "aborted" ? t("download.paused") : t(`download.failed.${state.code}`)}</p>
          <div className="acts">
            <button type="button" className="btn btn--quiet" onClick={() => onResume(state.locales)}>
              {state.total > 0 ? t("download.resume", { size: format.size(Math.max(0, state.total - state.done)) }) : t("retry")}
            </button>
            <button type="button" className="btn btn--text" onClick={() => forgetDownload(course.id)}>
              {t("download.cancel")}
            </button>
          </div>
        </>
      )}
    </>
  );
}

interface HereProps extends ControlProps {
  readonly installed: InstalledCourse;
  readonly packs: Packs | undefined;
  readonly onUpdate: () => void;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

function Here({ course, reference, installed, packs, onUpdate, onChange, onRemove }: HereProps) {
  const t = useTranslate("pages");
  const format = useFormat();
  const newer = course.version !== installed.version || (reference && reference.version !== installed.shelf?.version);
  const missing = useMissingBytes(packs, course, newer ? installed.locales : undefined);
  return (
    <>
      <p className="row-i">
        <span className="tag tag--ok">
          <Icon name="device" />
          {t("download.here")}
        </span>
      </p>
      <p className="meta">
        {t("download.here-facts", {
          languages: format.list(installed.locales.map((locale) => ownNames[locale])),
          size: format.size(installed.bytes),
        })}
      </p>
      {newer && (
        <>
          <p className="row-i">
            <span className="tag tag--warn">
              <Icon name="update" />
              {t("download.update")}
            </span>
          </p>
          <p className="meta">{t("download.update-text")}</p>
          <div className="acts">
            <button type="button" className="btn btn--quiet" onClick={onUpdate}>
              {t("download.update-button", { size: missing === undefined ? "…" : format.size(missing) })}
            </button>
          </div>
        </>
      )}
      <div className="acts">
        <button type="button" className="btn btn--text" onClick={onChange}>
          {t("download.add")}
        </button>
        <button type="button" className="btn btn--text" onClick={onRemove}>
          {t("download.remove")}
        </button>
      </div>
    </>
  );
}

interface ChooseProps extends ControlProps {
  /** Languages that are here already. */
  readonly chosen: readonly Locale[] | undefined;
  readonly packs: Packs | undefined;
  readonly onStart: (locales: readonly Locale[]) => void;
}

function Choose({ course, reference, chosen, packs, onStart }: ChooseProps) {
  const locale = useLocale();
  const t = useTranslate("pages");
  const format = useFormat();
  const id = useId();
  const contentLocale = usePreferences((preferences) => preferences.contentLocale);
  const offered = allLocales.filter((other) => course.languages[other]);
  const first =
    [contentLocale, locale, course.sourceLocale].find((wanted): wanted is Locale => wanted !== null && offered.includes(wanted)) ??
    course.sourceLocale;
  const [wanted, setWanted] = useState<readonly Locale[]>();
  const picked = wanted ?? chosen ?? [first];
  const hasShelf = useInstalled()?.some(({ shelf }) => shelf !== undefined && shelf.version === reference?.version);
  const estimate =
    course.transfer.structure +
    picked.reduce((sum, other) => sum + (course.transfer.words[other] ?? 0), 0) +
    (reference && !hasShelf ? shelfBytes(reference, [...new Set([...picked, locale])]) : 0);
  const free = useFreeBytes();
  return (
    <>
      <button
        type="button"
        className="btn btn--quiet"
        disabled={!packs || picked.length === 0}
        aria-describedby={id}
        onClick={() => onStart(picked)}
      >
        <Icon name="download" />
        {t("download.button", { size: format.size(estimate) })}
      </button>
      <p className="meta dots two-lines" id={id}>
        <span>{format.list(picked.map((other) => ownNames[other]))}</span>
        {free !== undefined && <span>{t("download.free", { size: format.size(free) })}</span>}
      </p>
      <details>
        <summary className="lk">{t("download.languages")}</summary>
        <fieldset>
          <legend className="vh">{t("download.languages")}</legend>
          {offered.map((other) => (
            <label className="pick" key={other}>
              <input
                type="checkbox"
                checked={picked.includes(other)}
                onChange={(event) => setWanted(event.target.checked ? [...picked, other] : picked.filter((each) => each !== other))}
              />
              <span>
                {t("download.with-structure", { language: ownNames[other], size: format.size(course.transfer.words[other] ?? 0) })}
              </span>
            </label>
          ))}
        </fieldset>
      </details>
    </>
  );
}

/** The shelf also comes in the language of the interface. */
const shelfBytes = ({ transfer }: CatalogueReference, locales: readonly Locale[]): number =>
  transfer.structure + locales.reduce((sum, locale) => sum + transfer.words[locale], 0);

function useFreeBytes(): number | undefined {
  const [free, setFree] = useState<number>();
  useEffect(() => {
    void storageEstimate(navigator.storage).then(({ quotaBytes, usageBytes }) => {
      if (quotaBytes !== undefined && usageBytes !== undefined) setFree(quotaBytes - usageBytes);
    });
  }, []);
  return free;
}

function useMissingBytes(packs: Packs | undefined, course: CatalogueCourse, locales: readonly Locale[] | undefined): number | undefined {
  const [missing, setMissing] = useState<number>();
  useEffect(() => {
    if (!packs || !locales) return;
    void packs.missing(course, locales).then(setMissing, () => undefined);
  }, [packs, course, locales]);
  return missing;
}
