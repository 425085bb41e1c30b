import { useState } from "react";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";

/** Deletes everything written, after asking. */
export function ClearWorksheet({ onClear }: { readonly onClear: () => void }) {
  const t = useTranslate("worksheet");
  const [state, setState] = useState<"rest" | "asking" | "cleared">("rest");
  const clear = () => {
    onClear();
    setState("cleared");
  };
  return (
    <div className="stack-s">
      {state === "asking" ? (
        <div className="note note--warn">
          <Icon name="warn" />
          <div>
            <p className="h">{t("clear.title")}</p>
            <p>{t("clear.text")}</p>
            <p className="acts">
              <button type="button" className="btn btn--bad" onClick={clear}>
                {t("clear.now")}
              </button>
              {/* biome-ignore lint/a11y/noAutofocus: the question takes the place of the button that was pressed */}
              <button type="button" className="btn btn--quiet" autoFocus onClick={() => setState("rest")}>
                {t("cancel")}
              </button>
            </p>
          </div>
        </div>
      ) : (
        <button type="button" className="btn btn--text" onClick={() => setState("asking")}>
          <Icon name="trash" />
          {t("clear")}
        </button>
      )}
      <p role="status" className="meta">
        {state === "cleared" && t("clear.done")}
      </p>
    </div>
  );
}
