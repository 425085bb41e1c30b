import { isLocale } from "#domain/locale.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type {
  Assignment,
  AssignmentTarget,
  CohortDetail,
  CohortGroup,
  CohortInvitation,
  CohortInvitee,
  CohortMember,
  CohortPerson,
  CohortSummary,
  MemberRowProblem,
  MemberRowReport,
  MembersReport,
} from "./cohort-messages.ts";
import type { AnswerProblem } from "./parse-answers.ts";

/** Reads the answer to GET /api/cohorts: `{ items }`. Fields of a newer server are passed on. */
export function parseCohortList(value: unknown): Result<readonly CohortSummary[], AnswerProblem> {
  return isFields(value) ? listOf("$.items", value.items, isSummary) : unreadable("$");
}

/** Reads the answer to GET /api/cohorts/:id. */
export function parseCohortDetail(value: unknown): Result<CohortDetail, AnswerProblem> {
  if (!isFields(value) || !isSummary(value)) return unreadable("$");
  const trainers = listOf("$.trainers", value.trainers, isPerson);
  if (!trainers.ok) return trainers;
  const groups = listOf("$.groups", value.groups, isGroup);
  if (!groups.ok) return groups;
  const members = listOf("$.members", value.members, isMember);
  if (!members.ok) return members;
  const invitees = listOf("$.invitees", value.invitees ?? [], isInvitee);
  if (!invitees.ok) return invitees;
  const plan = listOf("$.plan", value.plan, isAssignment);
  if (!plan.ok) return plan;
  const invitations = listOf("$.invitations", value.invitations, isInvitation);
  if (!invitations.ok) return invitations;
  return ok({
    ...value,
    trainers: trainers.value,
    groups: groups.value,
    members: members.value,
    invitees: invitees.value,
    plan: plan.value,
    invitations: invitations.value,
  });
}

/** Reads the answer to POST /api/cohorts/:id/invitations. */
export const parseInvitation = (value: unknown): Result<CohortInvitation, AnswerProblem> =>
  isInvitation(value) ? ok(value) : unreadable("$");

/** Reads the answer to POST /api/cohorts/:id/trainers. */
export const parseCohortPerson = (value: unknown): Result<CohortPerson, AnswerProblem> => (isPerson(value) ? ok(value) : unreadable("$"));

/** Reads the answer to POST /api/cohorts/:id/members. */
export function parseMembersReport(value: unknown): Result<MembersReport, AnswerProblem> {
  if (!isFields(value)) return unreadable("$");
  if (typeof value.done !== "boolean") return unreadable("$.done");
  const rows = listOf("$.rows", value.rows, isRowReport);
  return rows.ok ? ok({ done: value.done, rows: rows.value }) : rows;
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
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isOptional = (value: unknown, isValue: (value: unknown) => boolean): boolean => value === undefined || isValue(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isMoment = (value: unknown): value is string => typeof value === "string" && !Number.isNaN(Date.parse(value));
const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

const isSummary = (value: unknown): value is CohortSummary =>
  isFields(value) &&
  isText(value.id) &&
  isText(value.name) &&
  isLocale(value.language) &&
  isText(value.timeZone) &&
  isOptional(value.opensOn, isDay) &&
  isOptional(value.closesOn, isDay) &&
  isFlag(value.confidential) &&
  isCount(value.version) &&
  isCount(value.learners) &&
  isCount(value.assignments) &&
  isFlag(value.archived) &&
  isMoment(value.createdAt);

const isPerson = (value: unknown): value is CohortPerson =>
  isFields(value) && isText(value.id) && isText(value.name) && isOptional(value.userName, isText);

const isMember = (value: unknown): value is CohortMember =>
  isPerson(value) && isFields(value) && isMoment(value.joinedAt) && isTexts(value.groups) && isTexts(value.sharedCourses);

const isInvitee = (value: unknown): value is CohortInvitee =>
  isPerson(value) && isFields(value) && isMoment(value.invitedAt) && isFlag(value.declined);

const isGroup = (value: unknown): value is CohortGroup =>
  isFields(value) && isText(value.id) && isText(value.name) && isCount(value.version) && isTexts(value.members);

const isTarget = (value: unknown): value is AssignmentTarget =>
  isFields(value) &&
  (value.kind === "cohort" || (value.kind === "group" && isText(value.group)) || (value.kind === "learner" && isText(value.learner)));

const isAssignment = (value: unknown): value is Assignment =>
  isFields(value) &&
  isText(value.id) &&
  isCount(value.version) &&
  isFields(value.work) &&
  isText(value.work.course) &&
  isOptional(value.work.module, isText) &&
  isOptional(value.work.activity, isText) &&
  isTarget(value.target) &&
  isFlag(value.required) &&
  isOptional(value.opensAt, isMoment) &&
  isOptional(value.dueAt, isMoment) &&
  isOptional(value.note, isText);

const isInvitation = (value: unknown): value is CohortInvitation =>
  isFields(value) &&
  isText(value.id) &&
  isText(value.code) &&
  isFlag(value.workshop) &&
  isCount(value.uses) &&
  (value.maxUses === null || isCount(value.maxUses)) &&
  isMoment(value.expiresAt);

const rowProblems: { readonly [code in MemberRowProblem]: true } = {
  "name-missing": true,
  "name-too-long": true,
  "user-name-invalid": true,
  "user-name-taken": true,
  "email-invalid": true,
  "email-taken": true,
  "twice-in-list": true,
  "not-a-learner": true,
};

const isRowReport = (value: unknown): value is MemberRowReport => {
  if (!isFields(value)) return false;
  if (value.outcome === "created") return isText(value.userName) && isOptional(value.oneTimePassword, isText);
  if (value.outcome === "refused") return isText(value.code) && Object.hasOwn(rowProblems, value.code);
  return value.outcome === "invited" || value.outcome === "already-in";
};
