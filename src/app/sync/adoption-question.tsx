import { useState } from "react";
import type { Result } from "#domain/result.ts";
import type { Translate } from "#page/translate.ts";
import type { DeviceProblem, DeviceSync } from "../device/device.ts";
import { Icon } from "../ui/icon.tsx";

interface Props {
  readonly t: Translate;
  readonly sync: DeviceSync;
  /** Of the account that would take it over. */
  readonly name: string;
  /** Statements recorded here without an account. */
  readonly count: number;
  /** Called when the answer is kept. */
  readonly onAnswered?: () => void;
}

/** Asked once after signing in on a device that somebody used without an account. Nothing happens until it is answered. */
export function AdoptionQuestion({ t, sync, name, count, onAnswered }: Props) {
  const [hasProblem, setProblem] = useState(false);
  const answer = async (kept: Promise<Result<unknown, DeviceProblem>>) => {
    const result = await kept;
    setProblem(!result.ok);
    if (result.ok) onAnswered?.();
  };
  return (
    <div className="note note--warn">
      <Icon name="device" />
      <div>
        <p className="h">{t("adoption.title")}</p>
        <p>{t("adoption.text", { count, name })}</p>
        <p className="acts">
          <button type="button" className="btn btn--quiet" onClick={() => void answer(sync.adopt())}>
            {t("adoption.yes")}
          </button>
          <button type="button" className="btn btn--text" onClick={() => void answer(sync.decline())}>
            {t("adoption.no")}
          </button>
        </p>
        {hasProblem && <p role="alert">{t("adoption.problem")}</p>}
      </div>
    </div>
  );
}
