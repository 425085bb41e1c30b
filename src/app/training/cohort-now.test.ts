import { describe, expect, it } from "vitest";
import type { ChangeRow } from "#offline/database.ts";
import type { TrainerChange } from "#offline/training/trainer-change.ts";
import type { CohortDetail } from "#sync/cohort-messages.ts";
import { cohortNow, cohortsNow } from "./cohort-now.ts";

const settings = { name: "Dakar", language: "fr", timeZone: "Africa/Dakar", confidential: false } as const;
const detail: CohortDetail = {
  ...settings,
  id: "c",
  version: 4,
  opensOn: "2026-11-01",
  learners: 2,
  assignments: 1,
  archived: false,
  createdAt: "2026-11-01T00:00:00.000Z",
  trainers: [],
  members: [],
  invitees: [],
  invitations: [],
  groups: [{ id: "g", version: 2, name: "Tuesday", members: ["a"] }],
  plan: [{ id: "p", version: 3, work: { course: "k" }, target: { kind: "cohort" }, required: true, note: "old" }],
};
const row = (change: TrainerChange, more: Partial<ChangeRow> = {}): ChangeRow => ({ owner: "t", seq: 1, madeAtMs: 0, change, ...more });

describe("a cohort as the trainer left it", () => {
  it("is the server's while nothing waits", () => {
    expect(cohortNow("c", detail, [])).toEqual(detail);
    expect(cohortNow("x", undefined, [])).toBeUndefined();
  });
  it("has the settings that wait, also those that were emptied, under the version that they will have", () => {
    const now = cohortNow("c", detail, [row({ kind: "cohort", cohort: "c", body: { ...settings, name: "Dakar 2", version: 5 } })]);
    expect(now).toMatchObject({ name: "Dakar 2", version: 6, isWaiting: true, learners: 2 });
    expect(now && "opensOn" in now).toBe(false);
  });
  it("has groups and assignments that wait, without those withdrawn", () => {
    const now = cohortNow("c", detail, [
      row({ kind: "group", cohort: "c", id: "g", body: { version: 3, withdrawn: true } }),
      row({ kind: "group", cohort: "c", id: "h", body: { version: 1, name: "New", members: [] } }),
      row({
        kind: "assignment",
        cohort: "c",
        id: "p",
        body: { version: 4, work: { course: "k" }, target: { kind: "cohort" }, required: false },
      }),
      row({ kind: "group", cohort: "other", id: "i", body: { version: 1, name: "Theirs", members: [] } }),
    ]);
    expect(now?.groups).toEqual([{ id: "h", version: 1, name: "New", members: [], isWaiting: true }]);
    expect(now?.plan).toEqual([
      { id: "p", version: 4, work: { course: "k" }, target: { kind: "cohort" }, required: false, isWaiting: true },
    ]);
  });
  it("does not go back while a change that the server took is in no answer yet", () => {
    const now = cohortNow("c", detail, [
      row({ kind: "group", cohort: "c", id: "g", body: { version: 3, name: "Wednesday", members: [] } }, { takenAtMs: 5 }),
    ]);
    expect(now?.groups).toEqual([{ id: "g", version: 3, name: "Wednesday", members: [] }]);
  });
  it("leaves out what was refused", () => {
    const refused = { refused: { code: "stale", atMs: 1 } };
    expect(cohortNow("c", detail, [row({ kind: "group", cohort: "c", id: "g", body: { version: 3, withdrawn: true } }, refused)])).toEqual(
      detail,
    );
  });
  it("exists before the server knows of it, and stands first in the list", () => {
    const made = row({ kind: "cohort", cohort: "n", body: { ...settings, name: "New", version: 0 } });
    expect(cohortNow("n", undefined, [made])).toMatchObject({ id: "n", name: "New", version: 1, members: [], plan: [], isWaiting: true });
    expect(cohortsNow([detail], [made]).map(({ name }) => name)).toEqual(["New", "Dakar"]);
  });
});
