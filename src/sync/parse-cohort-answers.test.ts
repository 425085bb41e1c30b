import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCohortDetail, parseCohortList, parseCohortPerson, parseInvitation, parseMembersReport } from "./parse-cohort-answers.ts";
import {
  parseAssignmentRecord,
  parseCommentRecord,
  parseEnrolmentRecord,
  parseJoinPreview,
  parseMarkRecord,
} from "./parse-cohort-records.ts";

const at = "2026-11-22T00:00:00.000Z";
const summary = {
  id: "c",
  version: 3,
  name: "Dakar",
  language: "fr",
  timeZone: "Africa/Dakar",
  opensOn: "2026-11-22",
  confidential: false,
  learners: 2,
  assignments: 1,
  archived: false,
  createdAt: at,
};
const person = { id: "p", name: "Awa", userName: "awa" };
const member = { ...person, joinedAt: at, groups: ["g"], sharedCourses: [] };
const group = { id: "g", version: 1, name: "Tuesday", members: ["p"] };
const assignment = {
  id: "a",
  version: 1,
  work: { course: "state-responsibility", module: "breach" },
  target: { kind: "group", group: "g" },
  required: true,
  dueAt: at,
};
const invitation = { id: "i", code: "abcd-efgh", workshop: false, uses: 0, maxUses: null, expiresAt: at };
const invitee = { id: "w", name: "Wen", invitedAt: at, declined: false };
const detail = {
  ...summary,
  trainers: [person],
  groups: [group],
  members: [member],
  invitees: [invitee],
  plan: [assignment],
  invitations: [invitation],
};
const report = {
  done: false,
  rows: [
    { outcome: "invited" },
    { outcome: "created", userName: "awa", oneTimePassword: "x" },
    { outcome: "refused", code: "twice-in-list" },
  ],
};

describe("answers about cohorts", () => {
  it("are read as agreed", () => {
    expect(parseCohortList({ items: [summary] })).toEqual({ ok: true, value: [summary] });
    expect(parseCohortDetail(detail)).toEqual({ ok: true, value: detail });
    const { invitees: _, ...older } = detail;
    expect(parseCohortDetail(older)).toEqual({ ok: true, value: { ...detail, invitees: [] } });
    expect(parseInvitation(invitation)).toEqual({ ok: true, value: invitation });
    expect(parseCohortPerson(person)).toEqual({ ok: true, value: person });
    expect(parseMembersReport(report)).toEqual({ ok: true, value: report });
  });
  it.each([
    [{ name: "" }, "$"],
    [{ language: "de" }, "$"],
    [{ opensOn: "22.11.2026" }, "$"],
    [{ confidential: undefined }, "$"],
    [{ trainers: [{ id: "p" }] }, "$.trainers[0]"],
    [{ groups: [group, { ...group, members: [1] }] }, "$.groups[1]"],
    [{ members: [{ ...member, joinedAt: "yesterday" }] }, "$.members[0]"],
    [{ plan: [{ ...assignment, target: { kind: "group" } }] }, "$.plan[0]"],
    [{ plan: [{ ...assignment, work: {} }] }, "$.plan[0]"],
    [{ plan: undefined }, "$.plan"],
    [{ invitations: [{ ...invitation, maxUses: undefined }] }, "$.invitations[0]"],
  ])("with %j are refused at %s", (part, where) => {
    expect(parseCohortDetail({ ...detail, ...part })).toEqual({ ok: false, error: { code: "unreadable", at: where } });
  });
  it("of a list with an outcome that is not ours are refused", () => {
    for (const row of [{ outcome: "created" }, { outcome: "refused", code: "toString" }, { outcome: "lost" }])
      expect(parseMembersReport({ done: true, rows: [row] })).toMatchObject({ error: { at: "$.rows[0]" } });
  });
});

const enrolment = { cohort: { id: "c", name: "Dakar" }, confidential: true, joinedAt: at, trainers: ["Awa"], sharedCourses: [] };
const assigned = {
  cohort: { id: "c", name: "Dakar", timeZone: "Africa/Dakar" },
  work: { course: "state-responsibility", activity: "breach-quiz" },
  required: false,
  opensAt: at,
  note: "Bring your questions",
};
const comment = { cohort: "c", from: "Awa", text: "Well argued", activity: "state-responsibility/breach-quiz" };
const mark = { cohort: "c", from: "Awa", attempt: "x", item: "state-responsibility/case", points: { facts: 2, law: 0.5 } };
const preview = { role: "learner", workshop: false, cohort: { name: "Dakar", confidential: true, trainers: ["Awa"] } };

describe("what the server wrote for a learner", () => {
  it("is read as agreed, without what a newer server adds", () => {
    expect(parseEnrolmentRecord({ ...enrolment, news: 1 })).toEqual({ ok: true, value: enrolment });
    expect(parseAssignmentRecord({ ...assigned, news: 1 })).toEqual({ ok: true, value: assigned });
    expect(parseCommentRecord({ ...comment, news: 1 })).toEqual({ ok: true, value: comment });
    expect(parseMarkRecord({ ...mark, news: 1 })).toEqual({ ok: true, value: mark });
    expect(parseJoinPreview(preview)).toEqual({ ok: true, value: preview });
    expect(parseJoinPreview({ ...preview, cohort: null })).toMatchObject({ ok: true });
  });
  it.each([
    [parseEnrolmentRecord, { ...enrolment, joinedAt: undefined }, "$.joinedAt"],
    [parseEnrolmentRecord, { ...enrolment, trainers: [1] }, "$.trainers"],
    [parseAssignmentRecord, { ...assigned, work: { module: "breach" } }, "$.work"],
    [parseAssignmentRecord, { ...assigned, dueAt: "soon" }, "$.dueAt"],
    [parseAssignmentRecord, { ...assigned, cohort: { id: "c", name: "Dakar" } }, "$.cohort"],
    [parseCommentRecord, { ...comment, text: "" }, "$.text"],
    [parseMarkRecord, { ...mark, points: { facts: "2" } }, "$.points"],
    [parseJoinPreview, { ...preview, role: "administrator" }, "$.role"],
    [parseJoinPreview, { ...preview, cohort: { name: "Dakar" } }, "$.cohort"],
  ])("is refused where it is not as agreed (%#)", (parse, body, where) => {
    expect(parse(body)).toEqual({ ok: false, error: { code: "unreadable", at: where } });
  });
  it("never makes the reader throw, whatever it is", () => {
    const parsers = [parseEnrolmentRecord, parseAssignmentRecord, parseCommentRecord, parseMarkRecord, parseJoinPreview];
    const answers = [parseCohortList, parseCohortDetail, parseInvitation, parseCohortPerson, parseMembersReport];
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const parse of [...parsers, ...answers]) expect(parse(value).ok).toBe(false);
      }),
    );
  });
});
