import { Type } from "typebox";
import { locales } from "#domain/locale.ts";
import { closed, code, day, email, itemsOf, moment, name, text, time, userName, uuid } from "./schemas.ts";

/** Shapes of requests and answers about cohorts (src/sync/cohort-messages.ts). */
const version = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });
const locale = Type.Union(locales.map((each) => Type.Literal(each)));
/** Ids of content (docs/authoring.md). */
const contentId = Type.String({ pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 100 });
/** `course/id` */
const activityId = Type.String({ pattern: "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 200 });
const attemptId = Type.String({ minLength: 1, maxLength: 100, pattern: "^[A-Za-z0-9-]+$" });
/** Of several lines; without what PostgreSQL and screens do not take. */
const prose = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: "^(?:[^\\p{Cc}\\p{Cs}]|[\\t\\n])*$" });

const settings = {
  name,
  language: locale,
  timeZone: Type.String({ maxLength: 64, pattern: "^[A-Za-z0-9_+/-]+$" }),
  opensOn: Type.Optional(day),
  closesOn: Type.Optional(day),
  confidential: Type.Boolean(),
};
const work = Type.Object({ course: contentId, module: Type.Optional(contentId), activity: Type.Optional(contentId) }, closed);
const target = Type.Union([
  Type.Object({ kind: Type.Literal("cohort") }, closed),
  Type.Object({ kind: Type.Literal("group"), group: uuid }, closed),
  Type.Object({ kind: Type.Literal("learner"), learner: uuid }, closed),
]);
const assignment = {
  version,
  work,
  target,
  required: Type.Boolean(),
  opensAt: Type.Optional(moment),
  dueAt: Type.Optional(moment),
  note: Type.Optional(prose(2000)),
};
const group = { version, name, members: Type.Array(uuid, { maxItems: 2000 }) };

/** Cells of somebody's list: what is wrong with one is told row by row, not by refusing the request. */
const cell = Type.String({ maxLength: 1000 });

export const cohortRequests = {
  cohort: Type.Object(
    { ...settings, version: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }), archived: Type.Optional(Type.Literal(true)) },
    closed,
  ),
  group: Type.Object(group, closed),
  invitation: Type.Object(
    {
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
      maxUses: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
      workshop: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  trainer: Type.Object({ user: Type.Union([userName, email]) }, closed),
  members: Type.Object(
    {
      dryRun: Type.Boolean(),
      import: Type.Optional(uuid),
      rows: Type.Array(
        Type.Object({ name: cell, userName: Type.Optional(cell), email: Type.Optional(cell), group: Type.Optional(cell) }, closed),
        { minItems: 1, maxItems: 1000 },
      ),
    },
    closed,
  ),
  assignment: Type.Object(assignment, closed),
  accept: Type.Object({ confidential: Type.Boolean() }, closed),
  share: Type.Object({ course: contentId, shared: Type.Boolean() }, closed),
  comment: Type.Object(
    {
      version,
      text: prose(10_000),
      activity: Type.Optional(activityId),
      attempt: Type.Optional(attemptId),
      item: Type.Optional(activityId),
      deleted: Type.Optional(Type.Literal(true)),
    },
    closed,
  ),
  mark: Type.Object(
    {
      version,
      attempt: attemptId,
      item: activityId,
      points: Type.Record(Type.String({ pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" }), Type.Number({ minimum: 0, maximum: 1000 }), {
        additionalProperties: false,
        maxProperties: 50,
      }),
      comment: Type.Optional(prose(10_000)),
      state: Type.Union([Type.Literal("draft"), Type.Literal("final")]),
    },
    closed,
  ),
};

export const cohortParams = {
  cohort: Type.Object({ id: uuid }),
  group: Type.Object({ id: uuid, group: uuid }),
  invitation: Type.Object({ id: uuid, invitation: uuid }),
  trainer: Type.Object({ id: uuid, trainer: uuid }),
  member: Type.Object({ id: uuid, learner: uuid }),
  invitee: Type.Object({ id: uuid, invitee: uuid }),
  assignment: Type.Object({ id: uuid, assignment: uuid }),
  comment: Type.Object({ id: uuid, learner: uuid, comment: uuid }),
  mark: Type.Object({ id: uuid, learner: uuid, mark: uuid }),
  joinCode: Type.Object({ code }),
};
export const cohortQueries = { version: Type.Object({ version: Type.String({ pattern: "^[1-9][0-9]{0,8}$" }) }, closed) };

const summary = {
  ...settings,
  id: uuid,
  version,
  learners: Type.Integer(),
  assignments: Type.Integer(),
  archived: Type.Boolean(),
  createdAt: time,
};
const person = { id: uuid, name: Type.String(), userName: Type.Optional(Type.String()) };
const invitation = Type.Object({
  id: uuid,
  code: Type.String(),
  workshop: Type.Boolean(),
  uses: Type.Integer(),
  maxUses: Type.Union([Type.Integer(), Type.Null()]),
  expiresAt: time,
});

export const cohortAnswers = {
  cohorts: itemsOf(Type.Object(summary)),
  summary: Type.Object(summary),
  detail: Type.Object({
    ...summary,
    trainers: Type.Array(Type.Object(person)),
    groups: Type.Array(Type.Object({ ...group, id: uuid })),
    members: Type.Array(Type.Object({ ...person, joinedAt: time, groups: Type.Array(uuid), sharedCourses: Type.Array(Type.String()) })),
    invitees: Type.Array(Type.Object({ ...person, invitedAt: time, declined: Type.Boolean() })),
    plan: Type.Array(Type.Object({ ...assignment, id: uuid })),
    invitations: Type.Array(invitation),
  }),
  invitation,
  person: Type.Object(person),
  members: Type.Object({
    done: Type.Boolean(),
    rows: Type.Array(
      Type.Union([
        Type.Object({ outcome: Type.Union([Type.Literal("invited"), Type.Literal("already-in")]) }),
        Type.Object({ outcome: Type.Literal("created"), userName: Type.String(), oneTimePassword: Type.Optional(Type.String()) }),
        Type.Object({ outcome: Type.Literal("refused"), code: Type.String() }),
      ]),
    ),
  }),
  joinPreview: Type.Object({
    role: Type.Union([Type.Literal("learner"), Type.Literal("trainer")]),
    workshop: Type.Boolean(),
    cohort: Type.Union([Type.Object({ name: text(120), confidential: Type.Boolean(), trainers: Type.Array(Type.String()) }), Type.Null()]),
    isMember: Type.Optional(Type.Literal(true)),
  }),
};
