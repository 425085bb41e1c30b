/** What of a cohort's work is shown. */
export const reportViews = ["report", "items", "progress", "live"] as const;
export type ReportView = (typeof reportViews)[number];
/** What of a cohort is shown. */
export const cohortViews = ["people", "invitations", "import", "plan", ...reportViews, "settings"] as const;
export type CohortView = (typeof cohortViews)[number];
export const isReportView = (view: CohortView): view is ReportView => reportViews.some((known) => known === view);

/** What of the trainer's area an address shows. */
export type TrainerPlace =
  | { readonly kind: "cohorts" }
  | { readonly kind: "new-cohort" }
  | { readonly kind: "sheet"; readonly cohort: string; readonly invitation: string }
  | { readonly kind: "learner"; readonly cohort: string; readonly learner: string }
  | { readonly kind: "room"; readonly cohort: string; readonly session: string; readonly quiz: string }
  | { readonly kind: "cohort"; readonly cohort: string; readonly view: CohortView };

/** `course/activity` */
const activity = /^[\da-z-]+\/[\da-z-]+$/;
const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;

/** Reads the query of a trainer's page; what it does not know leads to the list. */
export function trainerPlaceFrom(search: string): TrainerPlace {
  const query = new URLSearchParams(search);
  const cohort = query.get("cohort") ?? "";
  const view = query.get("view") ?? "";
  if (view === "new") return { kind: "new-cohort" };
  if (!uuid.test(cohort)) return { kind: "cohorts" };
  const invitation = query.get("invitation") ?? "";
  if (view === "sheet" && uuid.test(invitation)) return { kind: "sheet", cohort, invitation };
  const learner = query.get("learner") ?? "";
  if (view === "learner" && uuid.test(learner)) return { kind: "learner", cohort, learner };
  const session = query.get("session") ?? "";
  const quiz = query.get("quiz") ?? "";
  if (view === "room" && uuid.test(session) && activity.test(quiz)) return { kind: "room", cohort, session, quiz };
  return { kind: "cohort", cohort, view: cohortViews.find((known) => known === view) ?? cohortViews[0] };
}
