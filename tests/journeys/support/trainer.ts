import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import type {
  AssignmentChange,
  CohortDetail,
  CohortInvitation,
  CohortSettings,
  CommentChange,
  MarkChange,
  ShareChange,
} from "#sync/cohort-messages.ts";
import type { OpenCohortReport } from "#sync/report-messages.ts";
import { openReportFrom } from "../../support/compact-report.ts";

/** A trainer who works by the requests that their screens make. */
export interface Trainer {
  /** Id of a new cohort. */
  makeCohort(settings: Partial<CohortSettings>): Promise<string>;
  /** A code that enrols into it. */
  invite(cohort: string): Promise<string>;
  /** To the whole cohort; answers the id of the assignment. */
  assign(cohort: string, change: Omit<AssignmentChange, "version" | "target">): Promise<string>;
  withdraw(cohort: string, assignment: string): Promise<void>;
  cohort(cohort: string): Promise<CohortDetail>;
  report(cohort: string): Promise<OpenCohortReport>;
  comment(cohort: string, learner: string, change: Omit<CommentChange, "version">): Promise<void>;
  mark(cohort: string, learner: string, change: Omit<MarkChange, "version">): Promise<void>;
  /** As a learner of the cohort, if they are one. */
  share(cohort: string, change: ShareChange): Promise<void>;
}

/** `page` is open at the server, with a trainer or administrator signed in. */
export function trainerAt(page: Page): Trainer {
  const ask = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const { status, text } = await page.evaluate(
      async ([how, where, what]) => {
        const init = what === undefined ? {} : { headers: { "content-type": "application/json" }, body: what };
        const response = await fetch(`/api/${where}`, { method: how, ...init });
        return { status: response.status, text: await response.text() };
      },
      [method, path, body === undefined ? undefined : JSON.stringify(body)] as [string, string, string | undefined],
    );
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  };
  return {
    async makeCohort(settings) {
      const id = randomUUID();
      await ask("PUT", `cohorts/${id}`, { name: "Geneva", language: "en", timeZone: "UTC", confidential: false, ...settings, version: 0 });
      return id;
    },
    invite: async (cohort) => (await ask<CohortInvitation>("POST", `cohorts/${cohort}/invitations`, {})).code,
    async assign(cohort, change) {
      const id = randomUUID();
      await ask("PUT", `cohorts/${cohort}/assignments/${id}`, { version: 1, target: { kind: "cohort" }, ...change });
      return id;
    },
    withdraw: (cohort, assignment) => ask("DELETE", `cohorts/${cohort}/assignments/${assignment}?version=2`),
    cohort: (cohort) => ask("GET", `cohorts/${cohort}`),
    report: async (cohort) => openReportFrom(await ask("GET", `cohorts/${cohort}/report`)),
    comment: (cohort, learner, change) =>
      ask("PUT", `cohorts/${cohort}/learners/${learner}/comments/${randomUUID()}`, { version: 1, ...change }),
    mark: (cohort, learner, change) => ask("PUT", `cohorts/${cohort}/learners/${learner}/marks/${randomUUID()}`, { version: 1, ...change }),
    share: (cohort, change) => ask("PUT", `account/cohorts/${cohort}/shares`, change),
  };
}
