import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { attemptsLeft, openAttempt } from "#domain/attempt/attempt-state.ts";
import { drawItems } from "#domain/attempt/draw-items.ts";
import type { AttemptId } from "#domain/record/statement.ts";
import type { QuizPage } from "#page/activity-page.ts";
import type { QuizDevice } from "../../device/early-device.ts";
import type { Failure } from "../../record/use-statements.ts";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { OlderVersion } from "./older-version.tsx";
import { OpenAttempt } from "./open-attempt.tsx";
import { QuizStart } from "./quiz-start.tsx";
import { quizIdOf, startedStatement } from "./quiz-statements.ts";
import { useAttemptDrafts } from "./use-attempt-drafts.ts";
import { useQuizRecord } from "./use-quiz-record.ts";

/** Comes while an attempt is under way, so that a quiz can be taken sooner. */
const QuizResult = lazy(async () => ({ default: (await import("./quiz-result.tsx")).QuizResult }));

interface Props {
  readonly page: QuizPage;
  /** Undefined until the device is open, and where it cannot be. */
  readonly device: QuizDevice | undefined;
  /** False where the browser keeps nothing: said on every view. */
  readonly isKept: boolean;
  /** Decides what is drawn and in which order options stand. */
  readonly newAttemptId: () => AttemptId;
}

/** A quiz from its first page to its result. An open attempt is taken up again at once; what is shown follows from the record alone. */
export function Quiz({ page, device, isKept, newAttemptId }: Props) {
  const { structure } = page;
  const quizId = quizIdOf(page);
  const { attempts, statements, keep, failure } = useQuizRecord(device, quizId);
  const [draftFailure, setDraftFailure] = useState<Failure>();
  const open = attempts && openAttempt(attempts);
  const attempt = open ?? attempts?.at(-1);
  const drafts = useAttemptDrafts(device, quizId, attempt, structure.items, setDraftFailure);
  const moved = useRef(false);
  const left = attemptsLeft(structure, attempts?.length ?? 0);

  const begin = () => {
    moved.current = true;
    const attemptId = newAttemptId();
    keep(startedStatement(page, attemptId, drawItems(structure, attemptId)));
  };
  const shown = (): ReactNode => {
    if (!attempts || !device || (attempt && !drafts)) return <QuizStart page={page} onBegin={undefined} />;
    if (!attempt || !drafts) return <QuizStart page={page} onBegin={begin} />;
    if (!open) {
      return (
        <Suspense fallback={<QuizStart page={page} onBegin={undefined} />}>
          <QuizResult
            key={attempt.attemptId}
            page={page}
            attempt={attempt}
            device={device}
            drafts={drafts.items}
            onDraft={drafts.change}
            keep={keep}
            moved={moved}
            attemptsLeft={left}
            onBegin={begin}
          />
        </Suspense>
      );
    }
    const begunOn = statements.find(({ verb, attemptId }) => verb === "started" && attemptId === open.attemptId)?.structure;
    if (begunOn !== undefined && begunOn !== page.files.structure) {
      return <OlderVersion page={page} version={open.courseVersion} onBegin={left > 0 ? begin : undefined} />;
    }
    return <OpenAttempt page={page} attempt={open} drafts={drafts} keep={keep} isKept={isKept} moved={moved} />;
  };
  const problem = failure ?? draftFailure;
  return (
    <>
      {shown()}
      {problem && <RecordProblem problem={problem.problem} onRetry={problem.retry} />}
    </>
  );
}
