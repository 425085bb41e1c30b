import type { RefObject } from "react";
import { type AttemptState, attemptsLeft, openAttempt } from "#domain/attempt/attempt-state.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { QuizPage } from "#page/activity-page.ts";
import type { OnDraftProblem } from "../../device/draft-saver.ts";
import type { QuizDevice } from "../../device/early-device.ts";
import type { Keep } from "../../record/use-statements.ts";
import { useNeeded } from "../../ui/use-needed.ts";
import { OlderVersion } from "./older-version.tsx";
import { OpenAttempt } from "./open-attempt.tsx";
import { QuizStart } from "./quiz-start.tsx";
import { quizIdOf } from "./quiz-statements.ts";
import { useAttemptDrafts } from "./use-attempt-drafts.ts";

/** Comes while an attempt is under way, so that a quiz can be taken sooner. */
const loadResult = async () => (await import("./quiz-result.tsx")).QuizResult;

interface Props {
  readonly page: QuizPage;
  readonly device: QuizDevice;
  /** In the order begun, at least one. */
  readonly attempts: readonly AttemptState[];
  /** All of this quiz. */
  readonly statements: readonly Statement[];
  readonly keep: Keep;
  readonly isKept: boolean;
  readonly moved: RefObject<boolean>;
  readonly onBegin: () => void;
  readonly onDraftProblem: OnDraftProblem;
}

/** A quiz of which an attempt was begun: under way, on another version of the quiz, or handed in. */
export function BegunQuiz({ page, device, attempts, statements, keep, isKept, moved, onBegin, onDraftProblem }: Props) {
  const { structure } = page;
  const open = openAttempt(attempts);
  const attempt = open ?? attempts.at(-1);
  const drafts = useAttemptDrafts(device, quizIdOf(page), attempt, structure.items, onDraftProblem);
  const QuizResult = useNeeded(loadResult, !open);
  const left = attemptsLeft(structure, attempts.length);
  if (!attempt || !drafts) return <QuizStart page={page} onBegin={undefined} />;
  if (!open) {
    return QuizResult ? (
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
        onBegin={onBegin}
      />
    ) : (
      <QuizStart page={page} onBegin={undefined} />
    );
  }
  const begunOn = statements.find(({ verb, attemptId }) => verb === "started" && attemptId === open.attemptId)?.structure;
  if (begunOn !== undefined && begunOn !== page.files.structure) {
    return <OlderVersion page={page} version={open.courseVersion} onBegin={left > 0 ? onBegin : undefined} />;
  }
  return <OpenAttempt page={page} attempt={open} drafts={drafts} keep={keep} isKept={isKept} moved={moved} />;
}
