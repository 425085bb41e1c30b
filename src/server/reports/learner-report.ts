import { type Kysely, sql } from "kysely";
import { isVisible, type Visibility, workedOn, workVerbs } from "#domain/cohort/visible-work.ts";
import { compareByTime } from "#domain/record/effective-statements.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { CohortPerson, CommentRecord, MarkChange, MarkHistory } from "#sync/cohort-messages.ts";
import { reportCell } from "#sync/compact-report.ts";
import type { AssignedCell, LearnerReport } from "#sync/report-messages.ts";
import type { CohortKey } from "../cohorts/cohort-access.ts";
import type { Tables } from "../database/tables.ts";
import { attemptsOf, type GradedAttempt, gradeAttempt } from "../sync/attempts.ts";
import { countedStatement } from "../sync/grade-statement.ts";
import type { PublishedPacks } from "../sync/published-packs.ts";
import { gradedStatementFrom, type StatementRow, statementColumns } from "../sync/statement-row.ts";
import { cellText } from "./cohort-report.ts";
import { visitCohortWork } from "./cohort-work.ts";
import type { ReportedCohort, ReportedMember } from "./reported-cohort.ts";
import { takenBackIds } from "./visible-statements.ts";
import type { WorkLine } from "./work-lines.ts";

/** One learner as the trainers of a cohort may see them. */
export async function learnerReport(
  db: Kysely<Tables>,
  packs: PublishedPacks,
  cohort: ReportedCohort,
  member: ReportedMember,
  nowMs: number,
): Promise<LearnerReport> {
  const { person, heardAt, visibility } = member;
  const statements = await readStatements(db, packs, cohort.tenant, person.id, visibility);
  const worked = new Set(statements.map(({ statement }) => workedOn(statement)));
  return {
    asOf: new Date(nowMs).toISOString(),
    learner: person,
    ...(heardAt && { heardAt: heardAt.toISOString() }),
    assigned: await assignedCells(db, packs, { ...cohort, members: [member] }, member, nowMs),
    retired: cohort.retired.filter(({ activity }) => worked.has(activity)),
    statements,
    comments: await readComments(db, cohort, person.id),
    marks: await readMarks(db, cohort, person.id),
  };
}

/** The learner's row of the cohort's matrix. */
async function assignedCells(
  db: Kysely<Tables>,
  packs: PublishedPacks,
  cohort: ReportedCohort,
  { due }: ReportedMember,
  nowMs: number,
): Promise<AssignedCell[]> {
  const work = new Map<number, WorkLine>();
  await visitCohortWork(db, packs, cohort, cohort.activities, (_, place, line) => work.set(place, line));
  return cohort.activities.flatMap((activity, place) => {
    if (!due.has(activity)) return [];
    const date = due.get(activity);
    const cell = reportCell(JSON.parse(cellText(work.get(place), date, nowMs)), date?.text ?? "");
    return cell ? [{ activity, ...cell }] : [];
  });
}

type Row = StatementRow & { readonly stored: Date };

/** What a trainer may see, with the scores that the server gives: of what it cannot grade there is none, whatever a device says. */
async function readStatements(
  db: Kysely<Tables>,
  packs: PublishedPacks,
  tenant: string,
  learner: string,
  visibility: Visibility,
): Promise<LearnerReport["statements"]> {
  const open = [...visibility.assigned, ...visibility.shared];
  const { rows } = await sql<Row>`
    select ${sql.join([...statementColumns, "stored"].map((column) => sql.ref(column)))}
    from statements
    where tenant = ${tenant} and learner = ${learner} and verb = any(${[...workVerbs]}::text[])
      and (activity = any(${open}::text[]) or body->>'quizId' = any(${open}::text[]))`.execute(db);
  const takenBack = await takenBackIds(db, tenant, [learner]);
  const seen = rows
    .filter(({ id }) => !takenBack.has(id))
    .map((row) => ({ ...gradedStatementFrom(row), stored: row.stored.toISOString() }))
    .filter(({ statement }) => isVisible(statement, visibility))
    .sort((a, b) => compareByTime(a.statement, b.statement));
  const attempts = await gradedAttempts(
    seen.map(({ statement }) => statement),
    packs,
  );
  return seen.map(({ stored, ...graded }) => ({ statement: withAttemptScore(countedStatement(graded), attempts), stored }));
}

/** By quiz and attempt. */
type GradedAttempts = ReadonlyMap<string, GradedAttempt>;
const attemptKey = (quiz: string, attempt: string | undefined): string => `${quiz} ${attempt}`;

async function gradedAttempts(statements: readonly Statement[], packs: PublishedPacks): Promise<GradedAttempts> {
  const graded = await Promise.all(attemptsOf(statements).map((key) => gradeAttempt(key, statements, packs)));
  return new Map(graded.flatMap((attempt) => (attempt ? [[attemptKey(attempt.quiz, attempt.attempt), attempt]] : [])));
}

function withAttemptScore(statement: Statement, attempts: GradedAttempts): Statement {
  if (statement.verb !== "submitted") return statement;
  const { scaled: _, ...result } = statement.result ?? {};
  const attempt = attempts.get(attemptKey(statement.activityId, statement.attemptId));
  const scaled = attempt?.scaled ?? undefined;
  return { ...statement, result: { ...result, mastered: attempt?.mastered ?? false, ...(scaled !== undefined && { scaled }) } };
}

interface CommentRow {
  readonly id: string;
  readonly version: number;
  readonly stored: Date;
  readonly body: CommentRecord;
}
/** Those of this cohort's trainers that stand. */
async function readComments(db: Kysely<Tables>, { tenant, cohort }: CohortKey, learner: string): Promise<LearnerReport["comments"]> {
  const { rows } = await sql<CommentRow>`
    select id, version, stored, body from (
      select distinct on (id) id, version, stored, body, deleted from server_records
      where tenant = ${tenant} and learner = ${learner} and kind = 'comment'
      order by id, version desc
    ) latest
    where not deleted and body->>'cohort' = ${cohort}
    order by stored, id`.execute(db);
  return rows.map(({ id, version, stored, body }) => ({ ...body, id, version, at: stored.toISOString() }));
}

async function readMarks(db: Kysely<Tables>, { tenant, cohort }: CohortKey, learner: string): Promise<MarkHistory[]> {
  const rows = await db
    .selectFrom("marks")
    .leftJoin("accounts", "accounts.id", "marks.marked_by")
    .selectAll("marks")
    .select(["accounts.name", "accounts.user_name"])
    .where("marks.tenant", "=", tenant)
    .where("marks.learner", "=", learner)
    .where("marks.cohort", "=", cohort)
    .orderBy("marks.id")
    .orderBy("marks.version")
    .execute();
  const histories = new Map<string, (MarkChange & { readonly by: CohortPerson; readonly at: string })[]>();
  for (const { id, version, attempt, item, points, comment, state, marked_by, marked_at, name, user_name } of rows) {
    const by = { id: marked_by, name: name ?? "", ...(user_name !== null && { userName: user_name }) };
    const mark = { version, attempt, item, points, state, ...(comment !== null && { comment }), by, at: marked_at.toISOString() };
    histories.set(id, [...(histories.get(id) ?? []), mark]);
  }
  return [...histories].map(([id, versions]) => ({ id, versions }));
}
