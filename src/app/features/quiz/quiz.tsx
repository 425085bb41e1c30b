import { type ReactNode, useRef, useState } from "react";
import { drawItems } from "#domain/attempt/draw-items.ts";
import type { AttemptId } from "#domain/record/statement.ts";
import type { QuizPage } from "#page/activity-page.ts";
import type { QuizDevice } from "../../device/early-device.ts";
import type { Failure } from "../../record/use-statements.ts";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { useNeeded } from "../../ui/use-needed.ts";
import { QuizStart } from "./quiz-start.tsx";
import { quizIdOf, startedStatement } from "./quiz-statements.ts";
import { useQuizRecord } from "./use-quiz-record.ts";

const loadBegun = async () => (await import("./begun-quiz.tsx")).BegunQuiz;
// Asked for as soon as this file runs, so that it comes while the page is being taken over and its introduction is read.
loadBegun().catch(() => undefined);

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
  const { attempts, statements, keep, failure } = useQuizRecord(device, quizIdOf(page));
  const [draftFailure, setDraftFailure] = useState<Failure>();
  const moved = useRef(false);
  const isBegun = attempts !== undefined && attempts.length > 0;
  const BegunQuiz = useNeeded(loadBegun, isBegun);
  const begin = () => {
    moved.current = true;
    const attemptId = newAttemptId();
    keep(startedStatement(page, attemptId, drawItems(page.structure, attemptId)));
  };
  const shown = (): ReactNode => {
    if (!device || !isBegun || !BegunQuiz) return <QuizStart page={page} onBegin={device && attempts && !isBegun ? begin : undefined} />;
    return (
      <BegunQuiz
        page={page}
        device={device}
        attempts={attempts}
        statements={statements}
        keep={keep}
        isKept={isKept}
        moved={moved}
        onBegin={begin}
        onDraftProblem={setDraftFailure}
      />
    );
  };
  const problem = failure ?? draftFailure;
  return (
    <>
      {shown()}
      {problem && <RecordProblem problem={problem.problem} onRetry={problem.retry} />}
    </>
  );
}
