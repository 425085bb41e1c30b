import { parseStatement } from "#domain/record/parse-statement.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { CohortPerson, MarkHistory } from "./cohort-messages.ts";
import { reportCell, workStates } from "./compact-report.ts";
import type { AnswerProblem } from "./parse-answers.ts";
import type {
  AssignedCell,
  CohortReport,
  CompactLearner,
  CompactReport,
  ConfidentialActivity,
  CourseGain,
  GainReport,
  ItemReport,
  ItemStatistics,
  LearnerReport,
  LiveSession,
  ReportCell,
  ReportedLearner,
  RetiredWork,
  RoomItem,
  RoomState,
} from "./report-messages.ts";

/** Reads the answer to GET /api/cohorts/:id/report. Every learner has a cell for every activity. Fields of a newer server are passed on. */
export function parseCohortReport(value: unknown): Result<CohortReport, AnswerProblem> {
  if (!isFields(value)) return unreadable("$");
  if (value.confidential === true) {
    if (!isMaybe(value.asOf, isMoment)) return unreadable("$.asOf");
    if (!isMaybe(value.learners, isCount)) return unreadable("$.learners");
    const activities = listOf("$.activities", value.activities, isConfidentialActivity);
    return activities.ok
      ? ok({ ...value, confidential: true, asOf: value.asOf, learners: value.learners, activities: activities.value })
      : activities;
  }
  if (value.confidential !== false) return unreadable("$.confidential");
  if (!isMoment(value.asOf)) return unreadable("$.asOf");
  const activities = listOf("$.activities", value.activities, isText);
  if (!activities.ok) return activities;
  const { length } = activities.value;
  const isPlan = (plan: unknown): plan is Plan =>
    isListOf(plan, (due) => due === null || due === "" || isMoment(due)) && (plan as Plan).length === length;
  const plans = listOf("$.plans", value.plans, isPlan);
  if (!plans.ok) return plans;
  const retired = value.retired === undefined ? ok(undefined) : listOf("$.retired", value.retired, isRetiredWork);
  if (!retired.ok) return retired;
  if (!Array.isArray(value.learners)) return unreadable("$.learners");
  const learners: ReportedLearner[] = [];
  for (const learner of value.learners) {
    const read = reportedLearner(learner, plans.value, length);
    if (!read) return unreadable(`$.learners[${learners.length}]`);
    learners.push(read);
  }
  const { plans: _, retired: __, ...rest } = value;
  return ok({
    ...rest,
    confidential: false,
    asOf: value.asOf,
    activities: activities.value,
    ...(retired.value && { retired: retired.value }),
    learners,
  });
}

/** Reads the answer to GET /api/cohorts/:id/learners/:learner. */
export function parseLearnerReport(value: unknown): Result<LearnerReport, AnswerProblem> {
  if (!isFields(value)) return unreadable("$");
  const { asOf, learner, heardAt } = value;
  if (!isMoment(asOf)) return unreadable("$.asOf");
  if (!isPerson(learner)) return unreadable("$.learner");
  if (heardAt !== undefined && !isMoment(heardAt)) return unreadable("$.heardAt");
  const assigned = value.assigned === undefined ? ok(undefined) : listOf("$.assigned", value.assigned, isAssignedCell);
  if (!assigned.ok) return assigned;
  const retired = value.retired === undefined ? ok(undefined) : listOf("$.retired", value.retired, isRetiredWork);
  if (!retired.ok) return retired;
  const statements = listOf("$.statements", value.statements, isReportedStatement);
  if (!statements.ok) return statements;
  const comments = listOf("$.comments", value.comments, isComment);
  if (!comments.ok) return comments;
  const marks = listOf("$.marks", value.marks, isMarkHistory);
  if (!marks.ok) return marks;
  return ok({
    asOf,
    learner,
    ...(heardAt !== undefined && { heardAt }),
    ...(assigned.value && { assigned: assigned.value }),
    ...(retired.value && { retired: retired.value }),
    statements: statements.value,
    comments: comments.value,
    marks: marks.value,
  });
}

/** Reads the answer to GET /api/cohorts/:id/items. */
export function parseItemReport(value: unknown): Result<ItemReport, AnswerProblem> {
  if (!isFields(value)) return unreadable("$");
  if (!isMaybe(value.asOf, isMoment)) return unreadable("$.asOf");
  const items = listOf("$.items", value.items, isItemStatistics);
  return items.ok ? ok({ asOf: value.asOf, items: items.value }) : items;
}

/** Reads the answer to GET /api/cohorts/:id/gain. */
export function parseGainReport(value: unknown): Result<GainReport, AnswerProblem> {
  if (!isFields(value)) return unreadable("$");
  if (!isMaybe(value.asOf, isMoment)) return unreadable("$.asOf");
  const courses = listOf("$.courses", value.courses, isCourseGain);
  return courses.ok ? ok({ asOf: value.asOf, courses: courses.value }) : courses;
}

/** Reads the answer to POST /api/cohorts/:id/live and POST /api/live/:id/close. */
export const parseLiveSession = (value: unknown): Result<LiveSession, AnswerProblem> =>
  isLiveSession(value) ? ok(value) : unreadable("$");

/** Reads the data of an event `room`. */
export function parseRoomState(value: unknown): Result<RoomState, AnswerProblem> {
  if (!isFields(value)) return unreadable("$");
  const { asOf, joined, started } = value;
  if (!isMoment(asOf)) return unreadable("$.asOf");
  if (!isCount(joined)) return unreadable("$.joined");
  if (!isMaybe(started, isCount)) return unreadable("$.started");
  const closed = listOf("$.closed", value.closed, isText);
  if (!closed.ok) return closed;
  const items = listOf("$.items", value.items, isRoomItem);
  return items.ok ? ok({ asOf, joined, started, closed: closed.value, items: items.value }) : items;
}

type Fields = { readonly [field: string]: unknown };

function listOf<T>(at: string, value: unknown, isItem: (item: unknown) => item is T): Result<readonly T[], AnswerProblem> {
  if (!Array.isArray(value)) return unreadable(at);
  const fault = value.findIndex((item) => !isItem(item));
  return fault < 0 ? ok(value.filter(isItem)) : unreadable(`${at}[${fault}]`);
}

const unreadable = (at: string) => err({ code: "unreadable" as const, at });
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isShare = (value: unknown): value is number => isNumber(value) && value >= 0 && value <= 1;
/** Between -1 and 1, with room for rounding. */
const isDifference = (value: unknown): value is number => isNumber(value) && Math.abs(value) <= 1 + 1e-9;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isMoment = (value: unknown): value is string => typeof value === "string" && !Number.isNaN(Date.parse(value));
const isMaybe = <T>(value: unknown, isValue: (value: unknown) => value is T): value is T | null => value === null || isValue(value);
const isOptional = (value: unknown, isValue: (value: unknown) => boolean): boolean => value === undefined || isValue(value);
const isListOf = (value: unknown, isItem: (item: unknown) => boolean): boolean => Array.isArray(value) && value.every(isItem);

/** The name of somebody whose account was deleted is empty. */
const isPerson = (value: unknown): value is CohortPerson =>
  isFields(value) && isText(value.id) && typeof value.name === "string" && isOptional(value.userName, isText);

const isRetiredWork = (value: unknown): value is RetiredWork =>
  isFields(value) && isText(value.activity) && isOptional(value.version, isText);

const isAssignedCell = (value: unknown): value is AssignedCell =>
  isFields(value) &&
  isText(value.activity) &&
  workStates.some((state) => state === value.state) &&
  isOptional(value.best, isShare) &&
  isOptional(value.attempts, isCount) &&
  isOptional(value.sinceMs, isCount) &&
  isOptional(value.dueAt, isMoment) &&
  isOptional(value.late, (late) => late === true);

type Plan = CompactReport["plans"][number];

function reportedLearner(value: unknown, plans: readonly Plan[], activities: number): ReportedLearner | undefined {
  if (!isCompactLearner(value) || value.cells.length !== activities) return undefined;
  const { plan, cells: told, ...learner } = value;
  const due = plans[plan];
  if (!due) return undefined;
  const cells: (ReportCell | null)[] = [];
  for (const [at, one] of told.entries()) {
    const cell = reportCell(one, due[at] ?? null);
    if (cell === undefined) return undefined;
    cells.push(cell);
  }
  return { ...learner, cells };
}

/** But for its cells, which are read one by one. */
const isCompactLearner = (value: unknown): value is CompactLearner =>
  isPerson(value) &&
  isFields(value) &&
  isListOf(value.groups, isText) &&
  isMoment(value.joinedAt) &&
  isOptional(value.heardAt, isMoment) &&
  isOptional(value.unsent, isCount) &&
  isCount(value.plan) &&
  Array.isArray(value.cells);

const isConfidentialActivity = (value: unknown): value is ConfidentialActivity =>
  isFields(value) &&
  isText(value.activity) &&
  isMaybe(value.asOf, isMoment) &&
  [value.learners, value.started, value.done, value.mastered].every((count) => isMaybe(count, isCount)) &&
  isMaybe(value.meanBest, isShare);

const isReportedStatement = (value: unknown): value is LearnerReport["statements"][number] =>
  isFields(value) && parseStatement(value.statement).ok && isMoment(value.stored);

const isComment = (value: unknown): value is LearnerReport["comments"][number] =>
  isFields(value) &&
  isText(value.id) &&
  isCount(value.version) &&
  isMoment(value.at) &&
  isText(value.cohort) &&
  typeof value.from === "string" &&
  isText(value.text) &&
  [value.activity, value.attempt, value.item].every((part) => isOptional(part, isText));

const isMarkHistory = (value: unknown): value is MarkHistory => isFields(value) && isText(value.id) && isListOf(value.versions, isMark);

const isMark = (value: unknown): value is MarkHistory["versions"][number] =>
  isFields(value) &&
  isCount(value.version) &&
  isText(value.attempt) &&
  isText(value.item) &&
  isFields(value.points) &&
  Object.values(value.points).every(isNumber) &&
  isOptional(value.comment, (comment) => typeof comment === "string") &&
  (value.state === "draft" || value.state === "final") &&
  isPerson(value.by) &&
  isMoment(value.at);

const isChoice = (value: unknown): boolean => isFields(value) && isText(value.choice) && isMaybe(value.count, isCount);

const isItemStatistics = (value: unknown): value is ItemStatistics =>
  isFields(value) &&
  isText(value.item) &&
  isText(value.quiz) &&
  isCount(value.answered) &&
  isMaybe(value.difficulty, isShare) &&
  isMaybe(value.discrimination, isDifference) &&
  isListOf(value.choices, isChoice) &&
  isMaybe(value.medianSeconds, isNumber) &&
  isListOf(
    value.certainty,
    (level) =>
      isFields(level) && [1, 2, 3].some((known) => known === level.level) && isMaybe(level.count, isCount) && isMaybe(level.right, isCount),
  );

const isQuartiles = (value: unknown): value is NonNullable<CourseGain["quartiles"]> =>
  Array.isArray(value) && value.length === 3 && value.every(isDifference);

const isCourseGain = (value: unknown): value is CourseGain =>
  isFields(value) &&
  isText(value.course) &&
  isCount(value.learners) &&
  isShare(value.before) &&
  isShare(value.after) &&
  isMaybe(value.quartiles, isQuartiles);

const isLiveSession = (value: unknown): value is LiveSession =>
  isFields(value) &&
  isText(value.id) &&
  isText(value.cohort) &&
  isText(value.quiz) &&
  isMoment(value.startedAt) &&
  isListOf(value.closed, isText);

const isRoomItem = (value: unknown): value is RoomItem =>
  isFields(value) &&
  isText(value.item) &&
  isMaybe(value.answered, isCount) &&
  isMaybe(value.right, isCount) &&
  (value.choices === null || isListOf(value.choices, isChoice));
