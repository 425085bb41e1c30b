import { err, ok, type Result } from "#domain/result.ts";
import type {
  AssignedWork,
  AssignmentRecord,
  CommentRecord,
  EnrolmentRecord,
  InvitationRecord,
  JoinPreview,
  MarkRecord,
} from "./cohort-messages.ts";
import type { AnswerProblem } from "./parse-answers.ts";

/**
 * Readers of what the server wrote into a learner's stream (`ServerRecord.body`), and of what joining means. A record that cannot be read
 * stays on the device: a newer Concord may have written it.
 */
export function parseEnrolmentRecord(body: unknown): Result<EnrolmentRecord, AnswerProblem> {
  if (!isFields(body)) return unreadable("$");
  const { cohort, confidential, joinedAt, trainers, sharedCourses } = body;
  if (!isFields(cohort) || !isText(cohort.id) || !isText(cohort.name)) return unreadable("$.cohort");
  if (typeof confidential !== "boolean") return unreadable("$.confidential");
  if (!isMoment(joinedAt)) return unreadable("$.joinedAt");
  if (!isTexts(trainers)) return unreadable("$.trainers");
  if (!isTexts(sharedCourses)) return unreadable("$.sharedCourses");
  return ok({ cohort: { id: cohort.id, name: cohort.name }, confidential, joinedAt, trainers, sharedCourses });
}

export function parseInvitationRecord(body: unknown): Result<InvitationRecord, AnswerProblem> {
  if (!isFields(body)) return unreadable("$");
  const { cohort, confidential, trainers, invitedAt } = body;
  if (!isFields(cohort) || !isText(cohort.id) || !isText(cohort.name)) return unreadable("$.cohort");
  if (typeof confidential !== "boolean") return unreadable("$.confidential");
  if (!isTexts(trainers)) return unreadable("$.trainers");
  if (!isMoment(invitedAt)) return unreadable("$.invitedAt");
  return ok({ cohort: { id: cohort.id, name: cohort.name }, confidential, trainers, invitedAt });
}

export function parseAssignmentRecord(body: unknown): Result<AssignmentRecord, AnswerProblem> {
  if (!isFields(body)) return unreadable("$");
  const { cohort, work, required, opensAt, dueAt, note } = body;
  if (!isFields(cohort) || !isText(cohort.id) || !isText(cohort.name) || !isText(cohort.timeZone)) return unreadable("$.cohort");
  if (!isAssignedWork(work)) return unreadable("$.work");
  if (typeof required !== "boolean") return unreadable("$.required");
  if (opensAt !== undefined && !isMoment(opensAt)) return unreadable("$.opensAt");
  if (dueAt !== undefined && !isMoment(dueAt)) return unreadable("$.dueAt");
  if (!isOptionalText(note)) return unreadable("$.note");
  return ok({
    cohort: { id: cohort.id, name: cohort.name, timeZone: cohort.timeZone },
    work,
    required,
    ...(opensAt !== undefined && { opensAt }),
    ...(dueAt !== undefined && { dueAt }),
    ...(note !== undefined && { note }),
  });
}

export function parseCommentRecord(body: unknown): Result<CommentRecord, AnswerProblem> {
  if (!isFields(body)) return unreadable("$");
  const { cohort, from, text, activity, attempt, item } = body;
  if (!isText(cohort)) return unreadable("$.cohort");
  if (!isText(from)) return unreadable("$.from");
  if (!isText(text)) return unreadable("$.text");
  if (!isOptionalText(activity)) return unreadable("$.activity");
  if (!isOptionalText(attempt)) return unreadable("$.attempt");
  if (!isOptionalText(item)) return unreadable("$.item");
  return ok({
    cohort,
    from,
    text,
    ...(activity !== undefined && { activity }),
    ...(attempt !== undefined && { attempt }),
    ...(item !== undefined && { item }),
  });
}

export function parseMarkRecord(body: unknown): Result<MarkRecord, AnswerProblem> {
  if (!isFields(body)) return unreadable("$");
  const { cohort, from, attempt, item, points, comment } = body;
  if (!isText(cohort)) return unreadable("$.cohort");
  if (!isText(from)) return unreadable("$.from");
  if (!isText(attempt)) return unreadable("$.attempt");
  if (!isText(item)) return unreadable("$.item");
  if (!isPoints(points)) return unreadable("$.points");
  if (!isOptionalText(comment)) return unreadable("$.comment");
  return ok({ cohort, from, attempt, item, points, ...(comment !== undefined && { comment }) });
}

/** Reads the answer to GET /api/join/:code. */
export function parseJoinPreview(value: unknown): Result<JoinPreview, AnswerProblem> {
  if (!isFields(value)) return unreadable("$");
  const { role, workshop, cohort, isMember } = value;
  if (role !== "learner" && role !== "trainer") return unreadable("$.role");
  if (typeof workshop !== "boolean") return unreadable("$.workshop");
  if (cohort === null) return ok({ role, workshop, cohort });
  if (!isFields(cohort) || !isText(cohort.name) || typeof cohort.confidential !== "boolean" || !isTexts(cohort.trainers))
    return unreadable("$.cohort");
  const { name, confidential, trainers } = cohort;
  return ok({ role, workshop, cohort: { name, confidential, trainers }, ...(isMember === true && { isMember }) });
}

type Fields = { readonly [field: string]: unknown };

const unreadable = (at: string) => err({ code: "unreadable" as const, at });
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isOptionalText = (value: unknown): value is string | undefined => value === undefined || isText(value);
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isMoment = (value: unknown): value is string => typeof value === "string" && !Number.isNaN(Date.parse(value));
const isPoints = (value: unknown): value is MarkRecord["points"] => isFields(value) && Object.values(value).every(Number.isFinite);

const isAssignedWork = (value: unknown): value is AssignedWork =>
  isFields(value) && isText(value.course) && isOptionalText(value.module) && isOptionalText(value.activity);
