import { type ReactNode, type RefObject, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { choiceOf, phaseOf } from "#domain/scenario/engine.ts";
import { castOf, replay } from "#domain/scenario/replay.ts";
import type { Run } from "#domain/scenario/run.ts";
import { decisionTaken, runCompleted } from "#domain/scenario/run-statements.ts";
import type { Path } from "#domain/scenario/scenario-state.ts";
import { scoreRun } from "#domain/scenario/score-run.ts";
import { storyTree } from "#domain/scenario/story-tree.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { withSpace } from "../../i18n/with-space.ts";
import { Arrivals } from "./arrivals.tsx";
import { Consequence } from "./consequence.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { Ending } from "./ending.tsx";
import { EvidenceFile } from "./evidence-file.tsx";
import { PathComparison } from "./path-comparison.tsx";
import { Position } from "./position.tsx";
import { runContextOf } from "./run-context.ts";
import { ScenarioHead } from "./scenario-head.tsx";
import { StoryMap } from "./story-map.tsx";
import { SetAside, Stuck } from "./story-problems.tsx";
import { Text } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";
import type { KeptDraft } from "./use-decision-draft.ts";
import { useDurationText } from "./use-duration-text.ts";
import type { RunsRecord } from "./use-runs.ts";

interface Props {
  readonly page: ScenarioPage;
  readonly run: Run;
  readonly kept: KeptDraft;
  readonly keep: RunsRecord["keep"];
  /** The learner has acted on this page, so focus may move. */
  readonly moved: RefObject<boolean>;
  readonly notes: ReactNode;
  readonly margin: ReactNode;
  readonly onAnew: () => void;
}

/**
 * A run under way: what follows from the last decision, then what has arrived and what is to be decided, at last the ending with its
 * report. A draft tells that the learner went on from the consequence, or back to an earlier decision. What follows from a decision is
 * told while the device keeps it; only then does the story go on, and a decision that cannot be kept stays in its draft.
 */
export function RunView({ page, run, kept: { draft, change }, keep, moved, notes, margin, onAnew }: Props) {
  const t = useTranslate("scenario");
  const duration = useDurationText();
  const [status, setStatus] = useState("");
  /** The choices up to and with the decision that is being kept. */
  const [coming, setComing] = useState<Path>();
  /** While it is: where the learner wanted to go meanwhile. Not of the last painting, which may be older than what happened since. */
  const keeping = useRef<{ next?: Path }>(undefined);
  const { structure } = page;
  const { attemptId, role = "" } = run;
  const cast = useMemo(() => castOf(structure, role, attemptId), [structure, role, attemptId]);
  const tree = useMemo(() => storyTree(structure, cast, run.decisions), [structure, cast, run.decisions]);
  const wanted = coming ?? draft?.path ?? run.path;
  const played = useMemo(() => replay(structure, cast, wanted), [structure, cast, wanted]);
  const path = useMemo(() => wanted.slice(0, played.steps.length), [wanted, played]);
  const phase = phaseOf(structure, played.end);
  const last = played.steps.at(-1);
  const isTold = last === undefined || (draft !== undefined && !coming);

  const isFinished = phase === "ended" && !run.completed && !coming;
  useEffect(() => {
    if (isFinished) keep(runCompleted(runContextOf(page, attemptId), role, path, scoreRun(structure, played)));
  }, [isFinished, keep, page, attemptId, role, path, structure, played]);

  const goTo = (to: Path) => {
    if (keeping.current) {
      keeping.current.next = to;
      return;
    }
    moved.current = true;
    setStatus("");
    change({ path: to, helps: [] });
  };
  const decide = (option: string) => {
    const { node } = played.end;
    const { reason = "", certainty, helps = [] } = draft ?? {};
    const given = { path, choice: choiceOf(node, option), reason, helps, ...(certainty !== undefined && { certainty }) };
    const locale = page.words.nodes[node]?.lang ?? page.textLocale;
    const isTaken = keep(decisionTaken({ ...runContextOf(page, attemptId), locale }, given), () => {
      const next = keeping.current?.next;
      keeping.current = undefined;
      setComing(undefined);
      setStatus(next ? "" : t("kept"));
      change(next && { path: next, helps: [] });
    });
    if (!isTaken) return;
    // The button goes with its form: were it still in focus, the browser would lay out the page in the middle of the change.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    moved.current = true;
    keeping.current = {};
    setComing([...path, given.choice]);
  };
  const view = (): ReactNode => {
    if (!isTold) return <Consequence page={page} played={played} moved={moved} onNext={() => goTo(path)} />;
    const arrivals = <Arrivals page={page} played={played} moved={moved} />;
    switch (phase) {
      case "deciding":
        return (
          <>
            {arrivals}
            <DecisionForm
              key={JSON.stringify(path)}
              page={page}
              state={played.end}
              seed={attemptId}
              tree={tree}
              draft={draft ?? { path, helps: [] }}
              onDraft={change}
              onDecide={decide}
            />
          </>
        );
      case "ended":
        return (
          <>
            {arrivals}
            <Ending page={page} run={run} played={played} path={path} onAnew={onAnew} />
          </>
        );
      case "stuck":
        return (
          <>
            {arrivals}
            <Stuck onBack={path.length > 0 ? () => goTo(path.slice(0, -1)) : undefined} onAnew={onAnew} />
          </>
        );
    }
  };
  // What follows from a decision is painted first; what stands beside the story may come a moment later.
  const beside = useDeferredValue(
    <>
      <EvidenceFile page={page} played={played} />
      <Position page={page} state={played.end} />
      <StoryMap page={page} tree={tree} here={coming ? coming.slice(0, -1) : path} onGo={goTo} />
      {margin}
    </>,
  );
  const comparison = useDeferredValue(<PathComparison page={page} cast={cast} tree={tree} />);
  return (
    <>
      <div className="wrap">
        {notes}
        <ScenarioHead page={page}>
          <span>
            {withSpace(t("role"))}
            <Text of={toldIn(page, ({ roles }) => roles[role])} pick={({ name }) => name} />
          </span>
          <span>{t("clock", { time: duration(played.end.clock) })}</span>
        </ScenarioHead>
        <SetAside page={page} choices={played.setAside} />
        {view()}
        <p className="sec meta" role="status">
          {status}
        </p>
        {comparison}
      </div>
      <aside className="margin" aria-label={t("about")}>
        {beside}
      </aside>
    </>
  );
}
