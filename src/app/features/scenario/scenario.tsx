import { type ReactNode, useRef, useState } from "react";
import type { RoleId } from "#domain/course/scenario.ts";
import type { AttemptId } from "#domain/record/statement.ts";
import { runStarted } from "#domain/scenario/run-statements.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import type { Failure } from "../../record/use-statements.ts";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { OlderVersion } from "./older-version.tsx";
import { runContextOf, scenarioIdOf } from "./run-context.ts";
import { RunView } from "./run-view.tsx";
import { ScenarioStart } from "./scenario-start.tsx";
import { useDecisionDraft } from "./use-decision-draft.ts";
import { type ScenarioDevice, useRuns } from "./use-runs.ts";

interface Props {
  readonly page: ScenarioPage;
  /** Undefined until the device is open, and where it cannot be. */
  readonly device: ScenarioDevice | undefined;
  /** Decides what chance settles, and in which order options stand. */
  readonly newAttemptId: () => AttemptId;
  /** Last in the margin of every view. */
  readonly margin?: ReactNode;
  /** What is to be said first, on every view. */
  readonly children?: ReactNode;
}

/** A scenario from the choice of a role to its report. The run begun last is taken up again at once; what is shown follows from the record. */
export function Scenario({ page, device, newAttemptId, margin, children }: Props) {
  const scenarioId = scenarioIdOf(page);
  const { runs, statements, keep, failure } = useRuns(device, scenarioId);
  const [draftFailure, setDraftFailure] = useState<Failure>();
  const [isChoosing, setChoosing] = useState(false);
  const [goesOn, setGoesOn] = useState(false);
  const moved = useRef(false);
  const run = runs?.at(-1);
  const kept = useDecisionDraft(device, scenarioId, run?.attemptId, setDraftFailure);

  const begin = (role: RoleId) => {
    moved.current = true;
    keep(runStarted(runContextOf(page, newAttemptId()), role), () => setChoosing(false));
  };
  const chooseRole = () => {
    moved.current = true;
    setChoosing(true);
  };
  const problem = failure ?? draftFailure;
  const notes = (
    <>
      {children}
      {problem && <RecordProblem problem={problem.problem} onRetry={problem.retry} />}
    </>
  );
  const shown = { page, moved, notes, margin };
  if (!runs || (run && !kept)) return <ScenarioStart {...shown} earlier={[]} onBegin={undefined} />;
  if (!run || !kept || isChoosing) return <ScenarioStart {...shown} earlier={runs} onBegin={begin} />;
  const { structure } = page.files;
  const isHere = (run.structure ?? structure) === structure || goesOn;
  const wentOn = statements?.some((each) => each.attemptId === run.attemptId && each.verb === "decided" && each.structure === structure);
  if (!isHere && !wentOn) {
    return <OlderVersion page={page} run={run} notes={notes} onGoOn={() => setGoesOn(true)} onAnew={chooseRole} />;
  }
  return <RunView key={run.attemptId} {...shown} run={run} kept={kept} keep={keep} onAnew={chooseRole} />;
}
