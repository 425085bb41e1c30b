import { useMemo } from "react";
import { type AttemptState, attemptsAt } from "#domain/attempt/attempt-state.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { QuizDevice } from "../../device/early-device.ts";
import { type KeptStatements, useStatements } from "../../record/use-statements.ts";

export interface QuizRecord extends Omit<KeptStatements, "statements"> {
  /** In the order begun; undefined until they have been read. */
  readonly attempts: readonly AttemptState[] | undefined;
  readonly statements: readonly Statement[];
}

const nothing: readonly Statement[] = [];
const read = (device: QuizDevice, quizId: string) => device.statementsOfQuiz(quizId);

/** Everything this learner did in one quiz, and the way to add to it. */
export function useQuizRecord(device: QuizDevice | undefined, quizId: string): QuizRecord {
  const { statements, ...record } = useStatements(device, quizId, read);
  const attempts = useMemo(() => statements && attemptsAt(quizId, statements), [quizId, statements]);
  return { ...record, attempts, statements: statements ?? nothing };
}
