import { useCallback, useEffect, useState } from "react";
import type { AttemptId } from "#domain/record/statement.ts";
import type { OnDraftProblem } from "../../device/draft-saver.ts";
import { useDraftSaver } from "../../device/use-draft-saver.ts";
import { type DecisionDraft, parseDecisionDraft } from "./decision-draft.ts";
import type { ScenarioDevice } from "./use-runs.ts";

export interface KeptDraft {
  /** None before the first step of a run, and after a decision was taken. */
  readonly draft: DecisionDraft | undefined;
  readonly change: (draft: DecisionDraft | undefined) => void;
}

/** The decision under way in a run, kept on this device with every change; undefined until it has been read. */
export function useDecisionDraft(
  device: ScenarioDevice | undefined,
  scenarioId: string,
  attemptId: AttemptId | undefined,
  onProblem: OnDraftProblem,
): KeptDraft | undefined {
  const [state, setState] = useState<{ readonly key: string; readonly draft: DecisionDraft | undefined }>();
  const saver = useDraftSaver(device, onProblem);
  const key = `scenario/${scenarioId}/${attemptId}`;

  useEffect(() => {
    if (!device || attemptId === undefined) return;
    let current = true;
    void device.drafts
      .load(key)
      .catch(() => undefined)
      .then((value) => {
        if (current) setState({ key, draft: parseDecisionDraft(value) });
      });
    return () => {
      current = false;
    };
  }, [device, key, attemptId]);

  const change = useCallback(
    (draft: DecisionDraft | undefined) => {
      setState({ key, draft });
      saver?.save(key, draft);
    },
    [key, saver],
  );
  return state?.key === key ? { draft: state.draft, change } : undefined;
}
