import { type ChangeEvent, useRef, useState } from "react";
import type { ImportOutcome } from "../../device/device.ts";
import { useDevice } from "../../device/use-device.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { Setting } from "../../ui/setting.tsx";

type Message = { readonly key: string; readonly values?: { readonly [name: string]: number }; readonly bad?: true };

/** The learner's record as a file, back from a file, and deleted: always by their own act, with the outcome said. */
export function MyData() {
  const t = useTranslate("settings");
  const device = useDevice()?.device;
  const [message, setMessage] = useState<Message>();
  const [asked, setAsked] = useState<{ readonly text: string; readonly statements: number }>();
  const [deleting, setDeleting] = useState(false);
  const file = useRef<HTMLInputElement>(null);

  const exportRecord = async () => {
    const result = await device?.files.export();
    if (!result) return;
    if (!result.ok) return setMessage({ key: `device.${result.error.code}.text`, bad: true });
    saveFile(`concord-record-${new Date().toISOString().slice(0, 10)}.json`, "application/json", result.value);
    setMessage({ key: "export.done" });
  };
  const show = (outcome: ImportOutcome, text: string) => {
    setAsked(undefined);
    if (outcome.kind === "other-owner") setAsked({ text, statements: outcome.statements });
    else if (outcome.kind === "refused") setMessage({ key: `import.${outcome.code}`, bad: true });
    else
      setMessage({
        key: outcome.conflicts + outcome.unreadable > 0 ? "import.done-with-rest" : "import.done",
        values: { count: outcome.added, known: outcome.known, conflicts: outcome.conflicts, unreadable: outcome.unreadable },
      });
  };
  const importRecord = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    if (!chosen || !device) return;
    const text = await chosen.text();
    event.target.value = "";
    show(await device.files.import(text, false), text);
  };
  const adopt = async () => {
    if (asked && device) show(await device.files.import(asked.text, true), asked.text);
  };
  const erase = async () => {
    const result = await device?.files.erase();
    setDeleting(false);
    if (result) setMessage(result.ok ? { key: "erase.done" } : { key: `device.${result.error.code}.text`, bad: true });
  };

  return (
    <Setting id="my-data" title={t("my-data")}>
      <div className="acts">
        <button type="button" className="btn btn--quiet" disabled={!device} onClick={() => void exportRecord()}>
          <Icon name="export" />
          {t("export")}
        </button>
        <button type="button" className="btn btn--quiet" disabled={!device} onClick={() => file.current?.click()}>
          {t("import")}
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={t("import")}
          onChange={(event) => void importRecord(event)}
        />
        <button type="button" className="btn btn--bad" disabled={!device} aria-expanded={deleting} onClick={() => setDeleting(!deleting)}>
          <Icon name="trash" />
          {t("erase")}
        </button>
      </div>
      <p className="meta">{t("export.help")}</p>
      {asked && (
        <div className="note note--warn" role="alert">
          <Icon name="warn" />
          <div>
            <p className="h">{t("adopt.title")}</p>
            <p>{t("adopt.text", { count: asked.statements })}</p>
            <p className="acts">
              <button type="button" className="btn btn--quiet" onClick={() => void adopt()}>
                {t("adopt.yes")}
              </button>
              <button type="button" className="btn btn--text" onClick={() => setAsked(undefined)}>
                {t("cancel")}
              </button>
            </p>
          </div>
        </div>
      )}
      {deleting && (
        <div className="note note--bad">
          <Icon name="warn" />
          <div>
            <p className="h">{t("erase.title")}</p>
            <p>{t("erase.text")}</p>
            <p className="acts">
              <button type="button" className="btn btn--bad" onClick={() => void erase()}>
                {t("erase.yes")}
              </button>
              <button type="button" className="btn btn--text" onClick={() => setDeleting(false)}>
                {t("cancel")}
              </button>
            </p>
          </div>
        </div>
      )}
      <p role="status" className={message?.bad ? "bad" : undefined}>
        {message && t(message.key, message.values)}
      </p>
    </Setting>
  );
}
