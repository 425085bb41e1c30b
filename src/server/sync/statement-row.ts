import type { Insertable, Selectable } from "kysely";
import type { Statement } from "#domain/record/statement.ts";
import type { Lseq } from "#sync/messages.ts";
import type { StatementsTable } from "../database/tables.ts";
import type { GradedStatement, StatementGrade } from "./grade-statement.ts";

/** The columns from which a statement and its grade are read back. */
export const statementColumns = ["id", "verb", "activity", "at", "attempt", "body", "grade", "scaled", "points"] as const;
export type StatementRow = Pick<Selectable<StatementsTable>, (typeof statementColumns)[number]>;
type NewRow = Omit<Insertable<StatementsTable>, "tenant" | "learner">;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Id of the statement that this one takes back; an id that none can have is none. */
export function takenBackBy({ verb, result }: Statement): string | undefined {
  const target = verb === "voided" ? result?.statementId : undefined;
  return target !== undefined && uuid.test(target) ? target : undefined;
}

/** The row of a statement. `stored`: when it was stored before, for a record that moves here; else the database's time. */
export function rowFrom({ statement, grade }: GradedStatement, lseq: Lseq, stored?: Date): NewRow {
  const { id, verb, activityId, at, attemptId, ...body } = statement;
  return {
    lseq,
    id,
    verb,
    activity: activityId,
    at,
    attempt: attemptId ?? null,
    voids: takenBackBy(statement) ?? null,
    ...(stored && { stored }),
    body: JSON.stringify(body),
    ...gradeColumns(grade),
  };
}

export const gradeColumns = (grade: StatementGrade | undefined) => ({
  grade: grade?.state ?? null,
  scaled: grade?.state === "differs" ? grade.scaled : null,
  points: grade?.state === "differs" ? grade.points : null,
});

export const gradedStatementFrom = (row: StatementRow): GradedStatement => ({ statement: statementFrom(row), grade: gradeFrom(row) });

/** The statement as it was sent; only the order of its fields may be another. */
export function statementFrom({ id, verb, activity, at, attempt, body }: Omit<StatementRow, "grade" | "scaled" | "points">): Statement {
  // The fields were read by `parseStatement` before they were stored.
  return { id, verb, activityId: activity, at, ...(attempt !== null && { attemptId: attempt }), ...body } as Statement;
}

function gradeFrom({ grade, scaled, points }: Pick<StatementRow, "grade" | "scaled" | "points">): StatementGrade | undefined {
  if (grade === "agreed" || grade === "ungraded") return { state: grade };
  return scaled === null || points === null ? undefined : { state: "differs", scaled, points };
}
