import { useEffect, useState } from "react";
import type { DeviceProblem } from "../device/device.ts";
import { useDevice } from "../device/use-device.ts";
import { useDraftSaver } from "../device/use-draft-saver.ts";
import { useTranslate } from "../i18n/i18n.tsx";
import { RecordProblem } from "../ui/record-problem.tsx";
import type { Kept } from "./use-annotations.ts";

interface Props {
  /** Where the half-written text is kept on this device. */
  readonly draftKey: string;
  readonly text: string;
  readonly onSave: (text: string) => Promise<Kept>;
  readonly onClose: () => void;
}

/** A note being written. What is typed is kept on this device until it is saved or given up. */
export function NoteEditor({ draftKey, text: before, onSave, onClose }: Props) {
  const t = useTranslate("reader");
  const common = useTranslate("common");
  const device = useDevice()?.device;
  const [text, setText] = useState(before);
  const [failure, setFailure] = useState<{ readonly problem: DeviceProblem; readonly retry: () => void }>();
  const drafts = useDraftSaver(device, setFailure);
  useEffect(() => {
    let current = true;
    void device?.drafts.load(draftKey).then((draft) => {
      if (current && typeof draft === "string") setText((typed) => (typed === before ? draft : typed));
    });
    return () => {
      current = false;
    };
  }, [device, draftKey, before]);
  const change = (typed: string) => {
    setText(typed);
    drafts?.save(draftKey, typed === before ? undefined : typed);
  };
  const close = () => {
    drafts?.save(draftKey, undefined);
    onClose();
  };
  const save = async () => {
    const kept = await onSave(text.trim());
    if (kept.ok) close();
    else setFailure({ problem: kept.error, retry: () => void save() });
  };
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label>
        {t("notes.text")}
        <textarea
          className="in"
          dir="auto"
          rows={4}
          maxLength={4000}
          // biome-ignore lint/a11y/noAutofocus: the reader has just asked for it
          autoFocus
          value={text}
          onChange={(event) => change(event.target.value)}
        />
      </label>
      <p className="acts">
        <button type="submit" className="btn btn--main" disabled={text.trim() === ""}>
          {t("notes.save")}
        </button>
        <button type="button" className="btn btn--quiet" onClick={close}>
          {common("cancel")}
        </button>
      </p>
      {failure && <RecordProblem problem={failure.problem} onRetry={failure.retry} />}
    </form>
  );
}
