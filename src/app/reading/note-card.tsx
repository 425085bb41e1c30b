import { useState } from "react";
import type { AnnotatedBlockState, Annotation } from "#domain/notes/annotation.ts";
import { msOf } from "#domain/record/hlc.ts";
import { useFormat, useTranslate } from "../i18n/i18n.tsx";
import { RecordProblem } from "../ui/record-problem.tsx";
import { NoteEditor } from "./note-editor.tsx";
import type { Kept } from "./use-annotations.ts";

interface Props {
  readonly annotation: Annotation;
  readonly state: AnnotatedBlockState | undefined;
  /** Writes a note anew; absent where its block is gone, so that it can only be kept or deleted. */
  readonly onChange: ((text: string) => Promise<Kept>) | undefined;
  readonly onRemove: () => Promise<Kept>;
}

/** One note, highlight or bookmark: what was written, when, whether its paragraph still reads so, and what can be done with it. */
export function NoteCard({ annotation, state, onChange, onRemove }: Props) {
  const t = useTranslate("reader");
  const common = useTranslate("common");
  const format = useFormat();
  const [step, setStep] = useState<"shown" | "changing" | "asking">("shown");
  const [failure, setFailure] = useState<Extract<Kept, { ok: false }>["error"]>();
  const { kind, note, at, statementIds } = annotation;
  const remove = async () => {
    const kept = await onRemove();
    setFailure(kept.ok ? undefined : kept.error);
  };
  if (step === "changing" && onChange) {
    return <NoteEditor draftKey={`note:${statementIds[0]}`} text={note ?? ""} onSave={onChange} onClose={() => setStep("shown")} />;
  }
  return (
    <div className="note-card stack-s">
      {note !== undefined && (
        <p className="note-text" dir="auto">
          {note}
        </p>
      )}
      <p className="meta dots">
        <span>{t(`notes.${kind}-on`, { date: format.date(msOf(at)) })}</span>
        {state === "changed" && <span className="tag tag--warn">{t("notes.changed")}</span>}
        {step === "shown" && kind === "note" && onChange && (
          <button type="button" className="lk" onClick={() => setStep("changing")}>
            {t("notes.change")}
          </button>
        )}
        {step === "shown" && (
          <button type="button" className="lk" onClick={() => (kind === "note" ? setStep("asking") : void remove())}>
            {t(kind === "note" ? "notes.delete" : "notes.remove")}
          </button>
        )}
      </p>
      {step === "asking" && (
        <p className="acts">
          {/* biome-ignore lint/a11y/noAutofocus: the question takes the place of the button that was pressed */}
          <button type="button" className="btn btn--quiet" autoFocus onClick={() => void remove()}>
            {t("notes.delete-now")}
          </button>
          <button type="button" className="btn btn--quiet" onClick={() => setStep("shown")}>
            {common("cancel")}
          </button>
        </p>
      )}
      {failure && <RecordProblem problem={failure} onRetry={remove} />}
    </div>
  );
}
